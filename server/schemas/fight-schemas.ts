import {z} from "zod";
import {buildSchema} from "../../pipelines/battle/build-schema.ts";
import {stateSchema} from "../../pipelines/battle/fighter-schema.ts";
import {interval, moveReference, pokemonReference, probability, REFERENCE} from "./fields.ts";

const MOST_MOVES = 4;
const LONGEST_BUDGET_MS = 5000;
const USUAL_BUDGET_MS = 1000;

export const budgetMs = (usual: number, description: string) =>
  z.int().min(1).max(LONGEST_BUDGET_MS).default(usual).describe(description);

/** A fighter as a request names it. */
export const fighterGiven = z
  .strictObject({
    pokemon: pokemonReference,
    moves: z
      .array(moveReference)
      .min(1)
      .max(MOST_MOVES)
      .describe(`Its moves, status moves among them: each ${REFERENCE}`),
    build: buildSchema.in
      .optional()
      .describe(
        "How it was raised; what is left out is level 50, best values, neutral nature, friendship 70"
      ),
    state: stateSchema.optional().describe("How it stands now; without it: fresh")
  })
  .meta({id: "Fighter", description: "A Pokémon, how it was raised, what it knows and how it stands"});

export const fightBody = z
  .strictObject({
    a: fighterGiven.describe("A, whose chances are asked for"),
    b: fighterGiven.describe("B, its opponent"),
    budget_ms: budgetMs(
      USUAL_BUDGET_MS,
      "Time to work at it: what is known by then is the answer. A first answer is given however long it takes"
    )
  })
  .meta({
    id: "FightQuestion",
    description: "Two fighters with up to four moves each",
    examples: [
      {
        a: {pokemon: "Charizard", moves: ["Solar Beam", "Air Slash", "Thunder Punch", "Headbutt"]},
        b: {pokemon: "Blastoise", moves: ["Dig", "Ice Beam", "Ice Punch", "Surf"]}
      }
    ]
  });

const damage = z
  .object({
    least: z.int().describe("HP of a use that hits, no critical hit, lowest roll"),
    most: z.int().describe("The same, highest roll"),
    least_percent: z.number().describe("Of the HP that the target has left"),
    most_percent: z.number().describe("Of the HP that the target has left"),
    hit_chance: probability.describe("Chance that a use hits"),
    uses_to_knock_out: z.int().describe("Fewest uses that may knock the target out, 6 where no fewer do"),
    knock_out_chance: probability.describe("Chance that so many uses do, misses and critical hits counted")
  })
  .meta({id: "FightDamage", description: "What one use of a move takes"});

const choice = z
  .object({
    move_id: z.int().describe("PokéAPI's move id"),
    move_name: z.string().describe("In the language of the answer"),
    probability: probability.describe("How often an optimal player uses it now"),
    worst_case: probability.describe("Chance of its side to win with it now, whatever the other does"),
    damage: damage.nullable().describe("null for a move that takes no HP by itself")
  })
  .meta({id: "FightChoice", description: "A move at the start of the fight"});

const side = z
  .object({
    pokemon_id: z.int().describe("PokéAPI's Pokémon id"),
    pokemon_name: z.string().describe("In the language of the answer"),
    hp: z.int().describe("HP at the start of the fight"),
    choices: z
      .array(choice)
      .describe("In the order of the question; one where the side is locked into a move")
  })
  .meta({id: "FightSide", description: "A side and what it can do now"});

export const fightResponse = z
  .object({
    win_probability: probability.describe("P(A wins) where both play as well as can be"),
    interval: interval.describe("The value lies in it; both ends alike where it is exact"),
    method: z
      .enum(["exact", "search"])
      .describe(
        "Every situation and all HP worked out, or the likeliest situations at the HP levels that matter"
      ),
    situations: z.int().describe("Situations looked at, HP apart"),
    complete: z.boolean().describe("Whether these are all that can arise"),
    a: side,
    b: side,
    payoffs: z
      .array(z.array(probability))
      .describe("P(A wins) by the first choice of A (rows) and of B (columns)")
  })
  .meta({id: "FightAnswer", description: "The fight solved as a game"});

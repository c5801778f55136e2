import {z} from "zod";
import {interval, probability} from "./fields.ts";
import {budgetMs, fightBody, fighterGiven, fightResponse} from "./fight-schemas.ts";

const MOST_IN_TEAM = 6;
/** Six against six. */
const MOST_FIGHTS = MOST_IN_TEAM * MOST_IN_TEAM;
const USUAL_BUDGET_MS = 3000;

const budget_ms = budgetMs(
  USUAL_BUDGET_MS,
  "Time to work at all of them together: what is known by then is the answer; no fight is begun in the last 20 ms, but a first answer that is begun, and that to the first fight, is waited for"
);

const SQUIRTLE = {pokemon: "Squirtle", moves: ["Surf", "Tackle"]};
const CHARMANDER = {pokemon: "Charmander", moves: ["Ember"]};

export const fightsBody = z
  .strictObject({
    fights: z
      .array(fightBody.omit({budget_ms: true}))
      .min(1)
      .max(MOST_FIGHTS)
      .describe("The fights to solve"),
    budget_ms
  })
  .meta({
    id: "FightsQuestion",
    description: "Many fights",
    examples: [{fights: [{a: SQUIRTLE, b: CHARMANDER}]}]
  });

const error = z.string().nullable().describe("Why there is no answer; null where there is one");

export const fightsResponse = z
  .object({
    fights: z
      .array(z.object({answer: fightResponse.nullable().describe("null where there is an error"), error}))
      .describe("In the order of the request")
  })
  .meta({id: "FightsAnswer", description: "Many fights solved, each as a game"});

const team = z.array(fighterGiven).min(1).max(MOST_IN_TEAM);

export const fightMatrixBody = z
  .strictObject({
    team_a: team.describe("A's Pokémon, whose chances are asked for"),
    team_b: team.describe("B's Pokémon"),
    budget_ms
  })
  .meta({
    id: "FightMatrixQuestion",
    description: "Two teams of up to six",
    examples: [{team_a: [SQUIRTLE], team_b: [CHARMANDER]}]
  });

const member = z.object({
  pokemon_id: z.int().describe("PokéAPI's Pokémon id"),
  pokemon_name: z.string().describe("In the language of the answer")
});
const leads = z.array(member.extend({probability: probability.describe("How often to lead with it")}));
const cells = <T extends z.ZodType>(of: T, description: string) =>
  z.array(z.array(of.nullable())).describe(`${description}, by Pokémon of A (rows) and B (columns)`);

export const fightMatrixResponse = z
  .object({
    team_a: z.array(member).describe("The rows"),
    team_b: z.array(member).describe("The columns"),
    win_probability: cells(probability, "P(the row's Pokémon wins) where both play as well as can be"),
    interval: cells(interval, "What that value lies in"),
    method: cells(z.enum(["exact", "search"]), "How it was found, as in FightAnswer"),
    error: cells(z.string(), "Why there is no answer; null where there is one"),
    lead: z
      .object({
        value: probability.describe("P(A's lead wins) where both choose at once and unseen"),
        interval: interval.describe("What that lies in"),
        strategy_a: leads.describe("Whom A should lead with"),
        strategy_b: leads.describe("Whom B should lead with")
      })
      .describe(
        "The choice of the first Pokémon as a game of its own, among those of whom a fight is solved; nobody is switched"
      )
  })
  .meta({id: "FightMatrixAnswer", description: "Every fight of two teams"});

import type {z} from "zod";
import {createBattleTables} from "../../../pipelines/battle/battle-tables.ts";
import type {Fighter} from "../../../pipelines/battle/fighter.ts";
import {fighterField, fighterSchema} from "../../../pipelines/battle/fighter-schema.ts";
import type {ChoiceAnswer, FightAnswer} from "../../../pipelines/battle/solve/fight-answer.ts";
import {defineEndpoint} from "../../http/endpoint.ts";
import {Problem} from "../../http/problem.ts";
import {fightBody, fightResponse} from "../../schemas/fight-schemas.ts";
import type {Services} from "../../services.ts";
import {Fighters} from "./fighters.ts";

type FighterGiven = z.output<typeof fightBody>["a"];
type Schema = ReturnType<typeof fighterSchema>;

const schemas = new WeakMap<object, Schema>();

/** Kept for each game: the tables behind it take a while. */
function schemaFor({catalogue: {game}}: Services): Schema {
  let schema = schemas.get(game);
  if (schema === undefined) {
    schema = fighterSchema(game, createBattleTables(game));
    schemas.set(game, schema);
  }
  return schema;
}

/** @throws Problem that names every field of the fighter that is wrong */
function readFighter(services: Services, fighters: Fighters, field: string, given: FighterGiven): Fighter {
  const pokemon = fighters.pokemon(`${field}.pokemon`, given.pokemon);
  const moves = given.moves.map((reference, i) => fighters.move(`${field}.moves[${i}]`, pokemon, reference));
  const parsed = schemaFor(services).safeParse({
    pokemon_id: pokemon.id,
    move_ids: moves.map(({id}) => id),
    build: given.build ?? {},
    state: given.state
  });
  if (parsed.success) return parsed.data;
  throw new Problem("invalid-request", "The fighter cannot be.", {
    errors: parsed.error.issues.map(({path, message}) => ({
      in: "body",
      field: fighterField(field, path),
      message
    }))
  });
}

const percent = (part: number, whole: number): number => Math.round((1000 * part) / whole) / 10;

export const fightEndpoint = defineEndpoint({
  method: "post",
  path: "/predict/fight",
  operationId: "predictFight",
  tag: "Predictions",
  summary: "Who wins a fight of up to four moves a side, and what to do now?",
  description:
    "Both sides choose anew every turn, at the same time and as well as can be; builds, HP left, ailments and stat stages " +
    "count. Solved as a zero-sum game by the simulator's own rules; no model is asked. Known to both sides: each other's " +
    "moves, HP, and how long sleep and confusion last. Moves with more than 3 power points do not run out of them.",
  access: "key",
  localized: true,
  body: fightBody,
  response: fightResponse,
  problems: ["not-supported-by-model"],
  price: ({body}) => ({predictions: 1, simulatorMs: body.budget_ms}),
  async handle({body, language, services}) {
    const fighters = new Fighters(services.catalogue, language);
    const {game} = services.catalogue;
    const a = readFighter(services, fighters, "a", body.a);
    const b = readFighter(services, fighters, "b", body.b);
    const reply = await services.fights.solve(game, {a, b, budget: body.budget_ms});
    if ("unsupported" in reply)
      throw new Problem(
        "not-supported-by-model",
        `This fight cannot be solved: ${reply.unsupported}. Leave out moves that copy or call others.`
      );
    const {answer} = reply;
    const side = (fighter: Fighter, choices: readonly ChoiceAnswer[], hp: number, targetHp: number) => {
      const pokemon = game.pokemon[fighter.pokemon];
      return {
        pokemon_id: pokemon.id,
        pokemon_name: fighters.name(pokemon),
        hp,
        choices: choices.map(({move, share, worstCase, damage}) => ({
          move_id: game.moves[move].id,
          move_name: fighters.name(game.moves[move]),
          probability: share,
          worst_case: worstCase,
          damage: damage === null ? null : damageOf(damage, targetHp)
        }))
      };
    };
    const [hpA, hpB] = answer.hp;
    return {
      win_probability: answer.value,
      interval: [answer.low, answer.high] as [number, number],
      method: answer.exact ? ("exact" as const) : ("search" as const),
      situations: answer.situations,
      complete: answer.complete,
      a: side(a, answer.a, hpA, hpB),
      b: side(b, answer.b, hpB, hpA),
      payoffs: answer.payoffs.map((row) => [...row])
    };
  }
});

const damageOf = (damage: NonNullable<FightAnswer["a"][number]["damage"]>, targetHp: number) => ({
  least: damage.least,
  most: damage.most,
  least_percent: percent(damage.least, targetHp),
  most_percent: percent(damage.most, targetHp),
  hit_chance: damage.hitChance,
  uses_to_knock_out: damage.uses,
  knock_out_chance: damage.knockOut
});

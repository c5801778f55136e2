import type {Request} from "express";
import {leadGame} from "../../../pipelines/battle/solve/lead-game.ts";
import type {Sides} from "../../../pipelines/battle/solve/many-fights.ts";
import {fought} from "../../budget/price.ts";
import type {FightReply} from "../../fights/fight-tasks.ts";
import {defineEndpoint} from "../../http/endpoint.ts";
import {
  fightMatrixBody,
  fightMatrixResponse,
  fightsBody,
  fightsResponse
} from "../../schemas/fights-schemas.ts";
import type {Services} from "../../services.ts";
import {FighterReader, TOO_MANY_WAYS} from "./read-fighter.ts";
import {servedFights} from "./served-fights.ts";
import {methodOf, toldFight} from "./told-fight.ts";

interface NamedFight extends Sides {
  /** Where each side stands in the body. */
  readonly fieldA: string;
  readonly fieldB: string;
}

type Outcome = Extract<FightReply, {readonly answer: unknown}> | {readonly error: string};

const UNREACHED =
  "The budget was spent before this fight's turn came; give a larger budget_ms, or fewer fights at once.";

/** Solves those that can be, on one budget, and counts and logs them; the others say why not. */
async function solveAll(
  services: Services,
  request: Request,
  reader: FighterReader,
  fights: readonly NamedFight[],
  budget: number
): Promise<Outcome[]> {
  const {fights: solving, catalogue} = services;
  const {game} = catalogue;
  const refused = fights.map(({a, b, fieldA, fieldB}) =>
    [...reader.copying(fieldA, a, game), ...reader.copying(fieldB, b, game)]
      .map(({field, message}) => `${field}: ${message}`)
      .join("; ")
  );
  const solvable = fights.filter((_, place) => refused[place] === "");
  const replies = solvable.length === 0 ? [] : await solving.solve(game, {fights: solvable, budget});
  const solved = replies.flatMap((reply, i) =>
    "answer" in reply ? [{a: solvable[i].a, b: solvable[i].b, answer: reply.answer}] : []
  );
  servedFights(services, request, solved);
  return refused.map((error) => {
    if (error !== "") return {error};
    const reply = replies.shift()!;
    if ("answer" in reply) return reply;
    return {error: reply.without === "unreached" ? UNREACHED : TOO_MANY_WAYS};
  });
}

const SHARED =
  "All share the budget and take turns in it, so that each has a first answer before any gets a better one. Wrong input " +
  "refuses the whole, every field named by its position; a fight that cannot be solved has an error in place of an answer.";

export const fightsEndpoint = defineEndpoint({
  method: "post",
  path: "/predict/fight/batch",
  operationId: "predictFights",
  tag: "Predictions",
  summary: "Up to 36 fights at once",
  description: `Answers in the order of the request. ${SHARED}`,
  access: "key",
  localized: true,
  body: fightsBody,
  response: fightsResponse,
  price: ({body}) => fought(body.fights.length, body.budget_ms),
  async handle({body, language, services, request}) {
    const reader = new FighterReader(services, language);
    const fights = body.fights.map(({a, b}, i) => {
      const [fieldA, fieldB] = [`fights[${i}].a`, `fights[${i}].b`];
      return {fieldA, fieldB, a: reader.read(fieldA, a)!, b: reader.read(fieldB, b)!};
    });
    reader.finish();
    const outcomes = await solveAll(services, request, reader, fights, body.budget_ms);
    return {
      fights: outcomes.map((outcome, place) =>
        "error" in outcome
          ? {answer: null, error: outcome.error}
          : {
              answer: toldFight(services.catalogue.game, reader.names, fights[place], outcome.answer),
              error: null
            }
      )
    };
  }
});

export const fightMatrixEndpoint = defineEndpoint({
  method: "post",
  path: "/predict/fight/matrix",
  operationId: "predictFightMatrix",
  tag: "Predictions",
  summary: "Six against six: every fight of two teams, and whom to lead with",
  description: `Every Pokémon of team A against every one of team B, one fight each. ${SHARED}`,
  access: "key",
  localized: true,
  body: fightMatrixBody,
  response: fightMatrixResponse,
  price: ({body}) => fought(body.team_a.length * body.team_b.length, body.budget_ms),
  async handle({body, language, services, request}) {
    const reader = new FighterReader(services, language);
    const {game} = services.catalogue;
    const rows = body.team_a.map((given, i) => reader.read(`team_a[${i}]`, given)!);
    const columns = body.team_b.map((given, j) => reader.read(`team_b[${j}]`, given)!);
    reader.finish();
    const fights = rows.flatMap((a, i) =>
      columns.map((b, j) => ({a, b, fieldA: `team_a[${i}]`, fieldB: `team_b[${j}]`}))
    );
    const outcomes = await solveAll(services, request, reader, fights, body.budget_ms);
    const inRows = <T>(of: (outcome: Outcome) => T): T[][] =>
      rows.map((_, i) => columns.map((_, j) => of(outcomes[i * columns.length + j])));
    const lead = leadGame(inRows((outcome) => ("error" in outcome ? null : outcome.answer)));
    const named = ({pokemon}: (typeof rows)[number]) => ({
      pokemon_id: game.pokemon[pokemon].id,
      pokemon_name: reader.names.name(game.pokemon[pokemon])
    });
    const shares = (team: typeof rows, strategy: readonly number[]) =>
      team.map((fighter, place) => ({
        ...named(fighter),
        probability: Math.min(1, Math.max(0, strategy[place]))
      }));
    return {
      team_a: rows.map(named),
      team_b: columns.map(named),
      win_probability: inRows((outcome) => ("error" in outcome ? null : outcome.answer.value)),
      interval: inRows((outcome): [number, number] | null =>
        "error" in outcome ? null : [outcome.answer.low, outcome.answer.high]
      ),
      method: inRows((outcome) => ("error" in outcome ? null : methodOf(outcome.answer))),
      error: inRows((outcome) => ("error" in outcome ? outcome.error : null)),
      lead: {
        value: lead.value,
        interval: [lead.low, lead.high] as [number, number],
        strategy_a: shares(rows, lead.row),
        strategy_b: shares(columns, lead.column)
      }
    };
  }
});

import type {GameData} from "../../data-loaders/game-data.ts";
import type {OracleDuel, OracleMoveSets} from "../../pipelines/battle/agreement/agreement-plan.ts";
import {
  RESPONSE_PLANS,
  type ResponsePlan,
  type ResponsePlay
} from "../../pipelines/battle/agreement/best-responses.ts";
import type {OracleFight} from "../../pipelines/battle/agreement/fight-plan.ts";
import {
  SOLVED_OPPONENTS,
  type SolvedOpponent,
  type SolvedPlay
} from "../../pipelines/battle/agreement/solved-plays.ts";
import {type BattleTables, createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {UnsupportedByChain} from "../../pipelines/battle/chain/transitions.ts";
import {BestResponse} from "../../pipelines/battle/solve/best-response.ts";
import {fightValues} from "../../pipelines/battle/solve/fight-answer.ts";
import type {FightValue} from "../../pipelines/battle/solve/fight-solver.ts";
import {SolvedPlayer} from "./play-solved.ts";
import {Oracle, playFight, playMoveSets} from "./showdown.ts";

/** What worker threads ask the oracle. */
export interface OracleContext {
  readonly game: GameData;
}

interface Prepared {
  readonly oracle: Oracle;
  readonly tables: BattleTables;
}

let prepared: Prepared | undefined;
const prepare = ({game}: OracleContext): Prepared => {
  prepared ??= {oracle: new Oracle(game), tables: createBattleTables(game)};
  return prepared;
};

export interface DuelTask {
  readonly number: number;
  readonly duel: OracleDuel;
  readonly firstSeed: number;
  readonly seeds: number;
}

/** Wins of A, draws counting half. The oracle's seed is made of the duel's number and the battle's. */
export function duelWins({number, duel, firstSeed, seeds}: DuelTask, context: OracleContext): number {
  const {oracle} = prepare(context);
  let wins = 0;
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++)
    wins += oracle.duel(duel.a, duel.moveA, duel.b, duel.moveB, [1, number + 1, seed, 7]);
  return wins;
}

export interface MoveSetTask {
  readonly number: number;
  readonly battle: OracleMoveSets;
  readonly firstSeed: number;
  readonly seeds: number;
}

export function moveSetWins({number, battle, firstSeed, seeds}: MoveSetTask, context: OracleContext): number {
  const {oracle, tables} = prepare(context);
  let wins = 0;
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++)
    wins += playMoveSets(oracle, tables, battle.a, battle.b, [2, number + 1, seed, 7]);
  return wins;
}

export interface FightTask {
  readonly number: number;
  readonly fight: OracleFight;
  readonly firstSeed: number;
  readonly seeds: number;
  /** Apart for each plan. */
  readonly stream: number;
}

export function fightWins(
  {number, fight, firstSeed, seeds, stream}: FightTask,
  context: OracleContext
): number {
  const {oracle, tables} = prepare(context);
  let wins = 0;
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++)
    wins += playFight(oracle, tables, fight.a, fight.b, fight.policies, [stream, number + 1, seed, 7]);
  return wins;
}

export interface SolvedTask {
  readonly number: number;
  readonly fight: OracleFight;
  readonly key: string;
  readonly battles: number;
}

/** Milliseconds in which a fight is solved: half of what a reader of page Fight waits. */
const SOLVING = 1000;

/** Solves a fight and plays the solution against each opponent; null where it is beyond the solver. */
export function solvedPlay(
  {number, fight: {a, b}, key, battles}: SolvedTask,
  context: OracleContext
): SolvedPlay | null {
  const {oracle, tables} = prepare(context);
  try {
    const [{solver, value}] = [...fightValues(tables, a, b, {budget: SOLVING})].slice(-1);
    const player = new SolvedPlayer(oracle, tables, a, b, solver);
    const won = (opponent: SolvedOpponent, stream: number): number => {
      let wins = 0;
      for (let seed = 1; seed <= battles; seed++)
        wins += player.play(opponent, [20 + stream, number + 1, seed, 7]);
      return wins;
    };
    const wins = Object.fromEntries(
      SOLVED_OPPONENTS.map((opponent, stream) => [opponent, won(opponent, stream)])
    ) as SolvedPlay["wins"];
    return {key, value: value.value, low: value.low, high: value.high, battles, wins};
  } catch (error) {
    if (error instanceof UnsupportedByChain) return null;
    throw error;
  }
}

export interface ResponseTask {
  readonly plan: ResponsePlan;
  readonly number: number;
  readonly fight: OracleFight;
  readonly key: string;
  readonly battles: number;
}

/** Payoffs worked out for a value after the first: what a fight is solved to is the same on every machine. */
const WORK: Readonly<Record<ResponsePlan, number>> = {fights: 400_000, attacks: 1_500_000};

/** Solves a fight and plays the solution against its best response; null where it is beyond the solver. */
export function responsePlay(
  {plan, number, fight: {a, b}, key, battles}: ResponseTask,
  context: OracleContext
): ResponsePlay | null {
  const {oracle, tables} = prepare(context);
  try {
    const effort = {budget: Number.POSITIVE_INFINITY, work: WORK[plan]};
    const [{solver, value}] = [...fightValues(tables, a, b, effort)].slice(-1);
    const response = new BestResponse(solver);
    const player = new SolvedPlayer(oracle, tables, a, b, solver);
    let wins = 0;
    for (let seed = 1; seed <= battles; seed++)
      wins += player.play(response, [30 + RESPONSE_PLANS.indexOf(plan), number + 1, seed, 7]);
    const {sure, conceded} = response;
    return {key, ...boundsOf(value), exact: value.exact, sure, conceded, battles, wins};
  } catch (error) {
    if (error instanceof UnsupportedByChain) return null;
    throw error;
  }
}

const boundsOf = ({value, low, high}: FightValue) => ({value, low, high});

import type {GameData} from "../../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {UnsupportedByChain} from "../../pipelines/battle/chain/transitions.ts";
import type {Fighter} from "../../pipelines/battle/fighter.ts";
import {type FightAnswer, fightAnswer, fightValues} from "../../pipelines/battle/solve/fight-answer.ts";
import type {FightSolver, FightValue} from "../../pipelines/battle/solve/fight-solver.ts";

export interface FightQuestion {
  readonly a: Fighter;
  readonly b: Fighter;
  /** Milliseconds. */
  readonly budget: number;
}

/** What came of a question: the best answer within its budget, or why there can be none. */
export type FightReply = {readonly answer: FightAnswer} | {readonly unsupported: string};

let tables: BattleTables | null = null;

/** Runs in a worker thread: a fight takes longer than other requests can wait. */
export function solve({a, b, budget}: FightQuestion, {game}: {readonly game: GameData}): FightReply {
  tables ??= createBattleTables(game);
  try {
    let best: {readonly solver: FightSolver; readonly value: FightValue} | null = null;
    for (const better of fightValues(tables, a, b, {budget})) best = better;
    return {answer: fightAnswer(tables, a, b, best!.solver, best!.value)};
  } catch (error) {
    if (error instanceof UnsupportedByChain) return {unsupported: error.message};
    throw error;
  }
}

import type {GameData} from "../../../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../../battle/battle-tables.ts";
import {defaultMoves} from "../../battle/broadest-moves.ts";
import {UnsupportedByChain} from "../../battle/chain/transitions.ts";
import {fightValues} from "../../battle/solve/fight-answer.ts";
import type {FightSolver, FightValue} from "../../battle/solve/fight-solver.ts";
import type {Sides} from "../../battle/solve/many-fights.ts";

/** What worker threads do. Each keeps its own tables. */
export interface SolveContext {
  readonly game: GameData;
}

export interface SolveTask extends Sides {
  /** Of growing effort, 1 to 8; time has no say, so that every machine finds the same. */
  readonly passes: number;
  /** Of the interval at which a value is good enough. */
  readonly width?: number;
  /** Payoffs of a pass after the first, beyond which the value of the pass before is kept. */
  readonly work?: number;
}

/** What the solver found: null where something in the fight is beyond it. */
export type Solved =
  | (Pick<FightValue, "value" | "low" | "high" | "exact" | "situations"> & {
      /** How often each move is the first one. */
      readonly sharesA: readonly number[];
      readonly sharesB: readonly number[];
    })
  | null;

let tables: BattleTables | undefined;
const tablesOf = ({game}: SolveContext): BattleTables => {
  tables ??= createBattleTables(game);
  return tables;
};

/** Indexes of the moves that a Pokémon has by default. */
export const movesByDefault = (pokemon: number, context: SolveContext): readonly number[] =>
  defaultMoves(tablesOf(context), pokemon);

export function solveFight({a, b, passes, width, work}: SolveTask, context: SolveContext): Solved {
  let best: {readonly solver: FightSolver; readonly value: FightValue} | undefined;
  let done = 0;
  try {
    const budget = {
      budget: Number.POSITIVE_INFINITY,
      ...(width !== undefined && {width}),
      ...(work !== undefined && {work})
    };
    for (const next of fightValues(tablesOf(context), a, b, budget)) {
      best = next;
      done++;
      if (done === passes) break;
    }
  } catch (error) {
    if (!(error instanceof UnsupportedByChain)) throw error;
  }
  if (best === undefined) return null;
  const {value, low, high, exact, situations} = best.value;
  const {row, column} = best.solver.choices();
  return {value, low, high, exact, situations, sharesA: row, sharesB: column};
}

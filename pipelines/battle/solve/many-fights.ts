import type {BattleTables} from "../battle-tables.ts";
import {UnsupportedByChain} from "../chain/transitions.ts";
import type {Fighter} from "../fighter.ts";
import {type FightBudget, fightValues} from "./fight-answer.ts";
import type {FightSolver, FightValue} from "./fight-solver.ts";

export interface Sides {
  readonly a: Fighter;
  readonly b: Fighter;
}

/** What became of one of many fights. */
export type FightNews =
  | {readonly kind: "better"; readonly solver: FightSolver; readonly value: FightValue}
  /** The last value was the best there will be. */
  | {readonly kind: "settled"}
  /** Something in it is beyond the solver, so that there is no value. */
  | {readonly kind: "unsupported"};

/** With less left no fight is begun: most need as much for a first value. */
const LEAST_MS = 20;

/**
 * Many fights on one budget, in turns: each gets a first value before any gets a second, and so on, so that what is
 * left at the end is what is hardest. A fight that the time did not suffice for is not settled, and one that could not
 * be begun in time is not told of, but the first always is; a first value that was begun is waited for.
 */
export function* solveMany(
  tables: BattleTables,
  fights: readonly Sides[],
  {budget, width}: FightBudget
): Generator<FightNews & {readonly place: number}, void> {
  const end = performance.now() + budget;
  const left = (): number => Math.max(0, end - performance.now());
  const turns = fights.map(({a, b}, place) => ({
    place,
    begin: () => fightValues(tables, a, b, {budget: left(), ...(width === undefined ? {} : {width})}),
    values: null as ReturnType<typeof fightValues> | null,
    valued: false
  }));
  while (turns.length > 0) {
    const turn = turns.shift()!;
    const {place} = turn;
    if (turn.values === null && left() < LEAST_MS && place > 0) continue;
    try {
      turn.values ??= turn.begin();
      const next = turn.values.next();
      if (next.done) {
        if (left() > 0) yield {place, kind: "settled"};
      } else {
        turn.valued = true;
        yield {place, kind: "better", ...next.value};
        turns.push(turn);
      }
    } catch (error) {
      if (!(error instanceof UnsupportedByChain)) throw error;
      yield {place, kind: turn.valued ? "settled" : "unsupported"};
    }
  }
}

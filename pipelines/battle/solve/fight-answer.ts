import type {BattleTables} from "../battle-tables.ts";
import {type Fighter, fighterPokemon} from "../fighter.ts";
import {type DamageOutlook, damageOutlook} from "./damage-outlook.ts";
import {FightSolver, type FightValue} from "./fight-solver.ts";

/** One of a side's moves at the start of the fight. */
export interface ChoiceAnswer {
  /** Index. */
  readonly move: number;
  /** How often an optimal player uses it now. */
  readonly share: number;
  /** P(the side wins) where it uses this now whatever the other does, and both play optimally afterwards. */
  readonly worstCase: number;
  readonly damage: DamageOutlook | null;
}

/** What a fight is worth and what to do now. Plain data. */
export interface FightAnswer extends FightValue {
  readonly hp: readonly [number, number];
  readonly a: readonly ChoiceAnswer[];
  readonly b: readonly ChoiceAnswer[];
  /** P(A wins) by the first choice of A (rows) and B. */
  readonly payoffs: readonly (readonly number[])[];
}

export function fightAnswer(
  tables: BattleTables,
  a: Fighter,
  b: Fighter,
  solver: FightSolver,
  value: FightValue
): FightAnswer {
  const {payoffs, row, column} = solver.choices();
  const pokemonA = fighterPokemon(tables, a);
  const pokemonB = fighterPokemon(tables, b);
  const hp = [a.state?.hp ?? pokemonA.hp, b.state?.hp ?? pokemonB.hp] as const;
  return {
    ...value,
    hp,
    payoffs,
    a: row.map((share, i) => ({
      move: a.moves[i],
      share,
      worstCase: Math.min(...payoffs[i]),
      damage: damageOutlook(tables, pokemonA, a.state, a.moves[i], pokemonB, b.state)
    })),
    b: column.map((share, j) => ({
      move: b.moves[j],
      share,
      worstCase: 1 - Math.max(...payoffs.map((of) => of[j])),
      damage: damageOutlook(tables, pokemonB, b.state, b.moves[j], pokemonA, a.state)
    }))
  };
}

export interface FightBudget {
  /** Milliseconds; the first value is given however long it takes. */
  readonly budget: number;
  /** Of the interval at which it is good enough. */
  readonly width?: number;
  /** Payoffs worked out for each value after the first, in which all machines agree. */
  readonly work?: number;
}

/** Of an interval that tells a player all there is to tell. */
const NARROW = 0.017;

/** Places of a fight that are worked out exactly even where a narrow interval would do. */
const CHEAP_PLACES = 150_000;
/** Where it is not known yet how many situations there are. */
const FEW_PLACES = 8_000;

function isCheap({graph}: FightSolver, {complete, situations}: FightValue): boolean {
  const [hpA, hpB] = graph.hp;
  return situations * hpA * hpB <= (complete ? CHEAP_PLACES : FEW_PLACES);
}

/** Ever better values of a fight, the last one the best that the time allows. @throws {UnsupportedByChain} */
export function* fightValues(
  tables: BattleTables,
  a: Fighter,
  b: Fighter,
  {budget, width = NARROW, work: most = Number.POSITIVE_INFINITY}: FightBudget
): Generator<{readonly solver: FightSolver; readonly value: FightValue}, void> {
  const solver = new FightSolver(tables, a, b);
  const end = performance.now() + budget;
  let value = solver.improve();
  while (value !== null) {
    yield {solver, value};
    if (value.exact || (value.high - value.low <= width && !isCheap(solver, value))) return;
    let done = 0;
    value = solver.improve((work) => {
      done += work;
      return done > most || performance.now() > end;
    });
  }
}

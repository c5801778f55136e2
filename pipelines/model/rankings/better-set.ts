import type {BattleTables} from "../../battle/battle-tables.ts";
import {DEFAULT_BUILD} from "../../battle/build.ts";
import {type Fighter, MOST_MOVES} from "../../battle/fighter.ts";
import type {FightEstimator} from "../fight-estimate/fight-estimator.ts";
import type {Solved} from "../solved/solve-tasks.ts";
import {isWellKnown} from "../solved/well-known.ts";

/** Attacks beside the set that are tried. */
const TRIED_ATTACKS = 4;
/** What a change has to promise. */
const WORTH_TRYING = 0.01;

/** Sets by index of the Pokémon; none for one that cannot fight. */
export type Sets = readonly (readonly number[])[];

export const fighterWith = (pokemon: number, moves: readonly number[]): Fighter => ({
  pokemon,
  moves,
  build: DEFAULT_BUILD
});

/**
 * The set with the one change that promises most by the estimator: one of its moves for another, status moves among
 * them; or the set as it is. Opponents use their own sets.
 * @param others attacks beside the set, most promising first
 */
export function betterSet(
  tables: BattleTables,
  estimate: FightEstimator["estimate"],
  pokemon: number,
  {set, others}: {readonly set: readonly number[]; readonly others: readonly number[]},
  opponents: readonly Fighter[]
): readonly number[] {
  const wins = (moves: readonly number[]): number =>
    opponents.reduce((sum, foe) => sum + estimate(fighterWith(pokemon, moves), foe), 0) / opponents.length;
  const status = tables.pokemon[pokemon].moves.filter(
    (move) => tables.moves[move].status && !tables.moves[move].copies
  );
  const tried = [...status, ...others.slice(0, TRIED_ATTACKS)].filter((move) => !set.includes(move));
  if (tried.length === 0) return set;
  let kept = set;
  if (set.length >= MOST_MOVES) {
    const without = set.map((move) => set.filter((other) => other !== move));
    const worth = without.map(wins);
    kept = without[worth.indexOf(Math.max(...worth))];
  }
  let best = set;
  let most = wins(set) + WORTH_TRYING;
  for (const move of tried) {
    const changed = [...kept, move];
    const value = wins(changed);
    if (value <= most) continue;
    best = changed;
    most = value;
  }
  return best;
}

/**
 * Whether a set wins more than another even where each of its fights is worth the least that the solver allows and each
 * of the other's the most. Only opponents count whose fights are well known with both sets.
 * @param before the solved fights with the other set @param after those with the set, against the same opponents
 */
export function isSurelyBetter(before: readonly Solved[], after: readonly Solved[]): boolean {
  let gain = 0;
  for (const [at, old] of before.entries()) {
    const changed = after[at];
    if (old !== null && changed !== null && isWellKnown(old) && isWellKnown(changed))
      gain += changed.low - old.high;
  }
  return gain > 0;
}

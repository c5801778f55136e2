import type {Battle} from "./battle.ts";
import type {BattleTables} from "./battle-tables.ts";
import {battleFor, type DuelTally, tally} from "./duel.ts";
import type {Fighter} from "./fighter.ts";
import {type PolicyName, policyNamed} from "./policy.ts";

/** How A and B choose. */
export type Policies = readonly [a: PolicyName, b: PolicyName];

/**
 * Plays fights in which both sides choose every turn by their policy.
 * @param seed any integer; the same arguments give the same tally
 * @throws RangeError for a side with no move or more than four
 */
export function playFights(
  tables: BattleTables,
  a: Fighter,
  b: Fighter,
  playouts: number,
  seed: number,
  [nameA, nameB]: Policies
): DuelTally {
  return tally(prepareFight(tables, a, b, seed), playouts, policyNamed(nameA), policyNamed(nameB));
}

export function prepareFight(tables: BattleTables, a: Fighter, b: Fighter, seed: number): Battle {
  const battle = battleFor(tables);
  battle.prepareFighters(a, b);
  battle.random.seed(seed, [a.pokemon, ...a.moves, b.pokemon, ...b.moves].reduce(mixIn, 0));
  return battle;
}

const mixIn = (hash: number, value: number): number => (Math.imul(hash, 31) + value) | 0;

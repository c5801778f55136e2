import {type Battle, OUTCOME} from "./battle.ts";
import type {BattleTables} from "./battle-tables.ts";
import {battleFor, type DuelTally} from "./duel.ts";
import {type PolicyName, policyNamed} from "./policy.ts";
import {playBattle} from "./turn.ts";

/** One side of a battle of move sets: one to four distinct moves it can use, and how it chooses among them. */
export interface MoveSetSide {
  /** Index. */
  readonly pokemon: number;
  /** Indexes. */
  readonly moves: readonly number[];
  readonly policy: PolicyName;
}

/**
 * Plays battles in which both sides bring up to four moves and choose every turn by their policy.
 * @param seed any integer; the same arguments give the same tally
 * @throws RangeError for a side with no move or more than four
 */
export function simulateMoveSets(
  tables: BattleTables,
  a: MoveSetSide,
  b: MoveSetSide,
  playouts: number,
  seed: number
): DuelTally {
  const battle = prepareMoveSets(tables, a, b, seed);
  const policyA = policyNamed(a.policy);
  const policyB = policyNamed(b.policy);
  let winsA = 0;
  let winsB = 0;
  for (let i = 0; i < playouts; i++) {
    const outcome = playBattle(battle, policyA, policyB);
    if (outcome === OUTCOME.winA) winsA++;
    else if (outcome === OUTCOME.winB) winsB++;
  }
  return {winsA, winsB, draws: playouts - winsA - winsB};
}

export function prepareMoveSets(tables: BattleTables, a: MoveSetSide, b: MoveSetSide, seed: number): Battle {
  const battle = battleFor(tables);
  battle.prepare(a.pokemon, a.moves, b.pokemon, b.moves);
  battle.random.seed(seed, [a.pokemon, ...a.moves, b.pokemon, ...b.moves].reduce(mixIn, 0));
  return battle;
}

const mixIn = (hash: number, value: number): number => (Math.imul(hash, 31) + value) | 0;

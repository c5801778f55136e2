import type {BattleTables} from "./battle-tables.ts";
import {DEFAULT_BUILD} from "./build.ts";
import type {DuelTally} from "./duel.ts";
import type {Fighter} from "./fighter.ts";
import {playFights} from "./fights.ts";
import type {PolicyName} from "./policy.ts";

/** One side of a battle of move sets: one to four distinct moves it can use, and how it chooses among them. */
export interface MoveSetSide {
  /** Index. */
  readonly pokemon: number;
  /** Indexes. */
  readonly moves: readonly number[];
  readonly policy: PolicyName;
}

/** A fresh fighter of the default build. */
export const fighterOf = ({pokemon, moves}: MoveSetSide): Fighter => ({pokemon, moves, build: DEFAULT_BUILD});

/** `playFights` at equal terms: of the default build, fresh. */
export const simulateMoveSets = (
  tables: BattleTables,
  a: MoveSetSide,
  b: MoveSetSide,
  playouts: number,
  seed: number
): DuelTally => playFights(tables, fighterOf(a), fighterOf(b), playouts, seed, [a.policy, b.policy]);

import type {Battle, Policy} from "./battle.ts";
import {OUTCOME} from "./battle.ts";
import type {BattleTables} from "./battle-tables.ts";
import {battleFor} from "./duel.ts";
import type {EventKind, Recorder} from "./events.ts";
import type {Fighter} from "./fighter.ts";
import {type Policies, prepareFight} from "./fights.ts";
import {fighterOf, type MoveSetSide} from "./move-sets.ts";
import {policyNamed} from "./policy.ts";
import {playTurn} from "./turn.ts";

/** Something that happened to or through a side, with both sides' HP after it. */
export interface ReplayEvent {
  /** From 1. */
  readonly turn: number;
  readonly kind: EventKind;
  readonly side: "A" | "B";
  /** HP lost or gained, index of a move, code of an ailment, …: see `EVENT_KINDS`. */
  readonly value: number;
  readonly hpA: number;
  readonly hpB: number;
}

export interface Replay {
  readonly events: readonly ReplayEvent[];
  readonly winner: "A" | "B" | null;
  readonly turns: number;
}

/** One battle of the duel of two repeated moves, told event by event by the engine that computes probabilities. */
export function replayDuel(
  tables: BattleTables,
  a: number,
  moveA: number,
  b: number,
  moveB: number,
  seed: number
): Replay {
  const battle = battleFor(tables);
  battle.prepare(a, [moveA], b, [moveB]);
  battle.random.seed(seed);
  return record(battle, null, null);
}

/** One fight, told event by event. @throws RangeError for a side with no move or more than four */
export function replayFight(
  tables: BattleTables,
  a: Fighter,
  b: Fighter,
  seed: number,
  [nameA, nameB]: Policies
): Replay {
  return record(prepareFight(tables, a, b, seed), policyNamed(nameA), policyNamed(nameB));
}

/** The same of move sets at equal terms. */
export const replayMoveSets = (tables: BattleTables, a: MoveSetSide, b: MoveSetSide, seed: number): Replay =>
  replayFight(tables, fighterOf(a), fighterOf(b), seed, [a.policy, b.policy]);

/** Plays a prepared battle to its end, and tells it. */
export function record(battle: Battle, policyA: Policy | null, policyB: Policy | null): Replay {
  const events: ReplayEvent[] = [];
  const recorder: Recorder = {
    record(kind, side, value) {
      events.push({
        turn: battle.turn,
        kind,
        side: side === battle.a ? "A" : "B",
        value,
        hpA: battle.a.hp,
        hpB: battle.b.hp
      });
    }
  };
  battle.recorder = recorder;
  try {
    battle.reset();
    while (battle.outcome === OUTCOME.open) playTurn(battle, policyA, policyB);
    const {outcome, turn} = battle;
    const winner = outcome === OUTCOME.winA ? "A" : outcome === OUTCOME.winB ? "B" : null;
    if (winner) {
      const loser = winner === "A" ? battle.b : battle.a;
      loser.hp = 0;
      recorder.record("faint", loser, 0);
    }
    return {events, winner, turns: turn};
  } finally {
    battle.recorder = null;
  }
}

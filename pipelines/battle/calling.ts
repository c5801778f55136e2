import type {Attack} from "./attack.ts";
import type {Battle} from "./battle.ts";
import type {BattleMove} from "./battle-move.ts";
import {reaches} from "./before-hit.ts";
import {BEHAVIOUR} from "./codes.ts";
import type {Side} from "./side.ts";

/** Metronome and Mirror Move: power points are the caller's, and so is the priority. */
export const callsAnother = ({behaviour}: BattleMove): boolean =>
  behaviour === BEHAVIOUR.metronome || behaviour === BEHAVIOUR.mirror_move;

/** @returns what the caller is led to use, or null where that fails */
export function calledAttack(battle: Battle, user: Side, target: Side, caller: Attack): Attack | null {
  if (caller.move.behaviour === BEHAVIOUR.mirror_move && !reaches(battle, user, target, caller)) return null;
  const move = caller.move.behaviour === BEHAVIOUR.metronome ? anyMove(battle) : mirroredMove(target);
  if (move !== null) return user.copyOf(move, target);
  battle.recorder?.record("fail", user, caller.move.index);
  return null;
}

function anyMove({random, tables}: Battle): BattleMove | null {
  const moves = tables.byMetronome;
  return moves.length === 0 ? null : moves[random.below(moves.length)];
}

/** The target's last move, if Mirror Move can repeat it. */
export const mirroredMove = ({last}: Side): BattleMove | null => (last?.move.mirrored ? last.move : null);

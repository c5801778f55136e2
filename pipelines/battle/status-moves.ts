import {cure, inflict} from "./ailments.ts";
import type {Attack} from "./attack.ts";
import {type Battle, SUBSTITUTE_PARTS} from "./battle.ts";
import type {BattleMove} from "./battle-move.ts";
import {reaches} from "./before-hit.ts";
import {AILMENT, BEHAVIOUR} from "./codes.ts";
import {convert, mimic, transform} from "./copying.ts";
import {healed, regain, seed} from "./hits.ts";
import {startScreen} from "./screens.ts";
import type {Side} from "./side.ts";
import {changeStages, clearStages} from "./stat-changes.ts";

/** A status move, used. What it cannot do it records as a failure. */
export function useStatusMove(battle: Battle, user: Side, target: Side, attack: Attack): void {
  const {move} = attack;
  if (move.aimed && !reaches(battle, user, target, attack)) return;
  const done = move.aimed
    ? affectOpponent(battle, user, target, move)
    : affectUser(battle, user, target, move);
  if (!done) battle.recorder?.record("fail", user, move.index);
}

function affectOpponent(battle: Battle, user: Side, target: Side, move: BattleMove): boolean {
  if (target.substitute > 0 && !move.bypassesSubstitute) return false;
  if (move.ailment !== AILMENT.none) return inflict(battle, target, move.ailment);
  if (move.changesStages) return changeStages(battle, target, move, true);
  if (move.behaviour === BEHAVIOUR.transform) return transform(battle, user, target);
  if (move.behaviour === BEHAVIOUR.mimic) return mimic(battle, user, target);
  battle.lastsForTurns();
  switch (move.behaviour) {
    case BEHAVIOUR.leech_seed:
      return seed(battle, target);
    case BEHAVIOUR.disable:
      return disable(battle, target);
    case BEHAVIOUR.encore:
      return encore(target);
    case BEHAVIOUR.taunt:
      if (target.taunted > 0) return false;
      target.taunted = target.moved ? 4 : 3;
      return true;
    default:
      if (target.ailment !== AILMENT.none || target.drowsy > 0) return false;
      target.drowsy = 2;
      return true;
  }
}

/** Four turns from the target's next action; needs a move it has used and can still use. */
function disable(battle: Battle, target: Side): boolean {
  const {last} = target;
  if (last === null || last.move.behaviour === BEHAVIOUR.struggle) return false;
  // A move that was called, which the target does not know, has no power points to run out of.
  if (last.powerPoints <= 0 && target.knows(last.move)) return false;
  if (target.disabled !== null) return false;
  target.disabled = last;
  target.disabledTurns = target.moved ? 5 : 4;
  battle.recorder?.record("disabled", target, last.move.index);
  return true;
}

const CANNOT_BE_ENCORED: ReadonlySet<number> = new Set([
  BEHAVIOUR.encore,
  BEHAVIOUR.struggle,
  BEHAVIOUR.transform,
  BEHAVIOUR.mimic,
  BEHAVIOUR.metronome,
  BEHAVIOUR.mirror_move
]);

/** Three of the target's actions. */
function encore(target: Side): boolean {
  const {last} = target;
  if (last === null || last.powerPoints <= 0 || CANNOT_BE_ENCORED.has(last.move.behaviour)) return false;
  if (!target.knows(last.move)) return false;
  if (target.encored !== null) return false;
  target.encored = last;
  target.encoredTurns = target.moved ? 4 : 3;
  return true;
}

function affectUser(battle: Battle, user: Side, target: Side, move: BattleMove): boolean {
  if (move.behaviour === BEHAVIOUR.minimize) user.minimized = true;
  if (move.changesStages) return changeStages(battle, user, move, false);
  switch (move.behaviour) {
    case BEHAVIOUR.recover:
    case BEHAVIOUR.roost:
      return recover(battle, user, move);
    case BEHAVIOUR.rest:
      return rest(battle, user, move);
    case BEHAVIOUR.reflect:
    case BEHAVIOUR.light_screen:
    case BEHAVIOUR.mist:
      return startScreen(battle, user, move.behaviour);
    case BEHAVIOUR.haze:
      clearStages(battle, user);
      clearStages(battle, target);
      return true;
    case BEHAVIOUR.focus_energy:
      if (user.focused) return false;
      user.focused = true;
      user.touched = true;
      return true;
    case BEHAVIOUR.substitute:
      return putSubstitute(battle, user);
    case BEHAVIOUR.protect:
      return protect(battle, user, target);
    case BEHAVIOUR.conversion:
      return convert(battle, user, target);
    default:
      return false;
  }
}

function recover(battle: Battle, user: Side, move: BattleMove): boolean {
  if (battle.isWhole(user)) return false;
  regain(battle, user, healed(user, move), "heal");
  if (move.behaviour === BEHAVIOUR.roost) {
    user.roosting = true;
    user.touched = true;
    battle.lastsForTurns();
  }
  return true;
}

/** Full health and two turns of sleep. */
function rest(battle: Battle, user: Side, move: BattleMove): boolean {
  if (user.ailment === AILMENT.sleep || battle.isWhole(user)) return false;
  cure(battle, user);
  user.ailment = AILMENT.sleep;
  user.ailmentTurns = 3;
  user.touched = true;
  battle.recorder?.record("ailment", user, AILMENT.sleep);
  regain(battle, user, healed(user, move), "heal");
  return true;
}

function putSubstitute(battle: Battle, user: Side): boolean {
  if (user.substitute > 0 || !battle.affordsSubstitute(user)) return false;
  user.substitute = user.share(SUBSTITUTE_PARTS);
  user.hp -= user.substitute;
  user.trapTurns = 0;
  battle.recorder?.record("substitute", user, user.substitute);
  return true;
}

/** Certain at first, then one in 3, 9, … in a row; never after the opponent has acted. */
function protect(battle: Battle, user: Side, target: Side): boolean {
  if (target.moved) return false;
  if (user.stall > 0 && battle.random.below(user.stall) !== 0) {
    user.stall = 0;
    return false;
  }
  user.stall = user.stall === 0 ? 3 : Math.min(729, user.stall * 3);
  user.stallTurns = 2;
  user.protecting = true;
  battle.lastsForTurns();
  return true;
}

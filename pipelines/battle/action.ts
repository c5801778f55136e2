import {ailmentsAllowAction, cure, nervesAllowAction} from "./ailments.ts";
import type {Attack} from "./attack.ts";
import type {Battle} from "./battle.ts";
import {HIDDEN} from "./battle-move.ts";
import {reaches} from "./before-hit.ts";
import {calledAttack, callsAnother} from "./calling.ts";
import {AILMENT, BEHAVIOUR, DAMAGE} from "./codes.ts";
import type {EventKind} from "./events.ts";
import {endRampage, strike, takeHit} from "./hits.ts";
import {GHOST, hasType} from "./immunity.ts";
import type {Side} from "./side.ts";
import {raiseDefense} from "./stat-changes.ts";
import {useStatusMove} from "./status-moves.ts";

/** One side's action of a turn, in the order of checks of generation 7. */
export function act(battle: Battle, user: Side, target: Side): void {
  user.moved = true;
  user.actions++;
  user.raging = false;
  let attack = user.chosen;
  if (user.encored !== null && attack !== user.encored && attack !== user.struggle) attack = user.encored;
  if (!mayAct(battle, user, target, attack)) {
    user.bideTurns = 0;
    user.charging = null;
    user.hidden = 0;
    return;
  }
  if (user.bideTurns > 1) {
    battle.recorder?.record("bide", user, user.bideDamage);
    return;
  }
  if (user.lockedAttack() === null) attack.powerPoints--;
  if (user.last !== attack) user.last = attack;
  if (user.ailment === AILMENT.freeze) cure(battle, user);
  use(battle, user, target, attack);
  if (user.rampage !== null && user.rampageRenewed === 1) endRampage(battle, user);
}

function mayAct(battle: Battle, user: Side, target: Side, attack: Attack): boolean {
  if (user.resting) {
    user.resting = false;
    return refuse(battle, user, "recharge");
  }
  if (user.ailment !== AILMENT.none && !ailmentsAllowAction(battle, user, attack.move.thaws)) return false;
  if (user.flinched) return refuse(battle, user, "flinch");
  if (attack === user.disabled) return refuse(battle, user, "disabled");
  if (user.taunted > 0 && attack.move.status) return refuse(battle, user, "taunted");
  if (!nervesAllowAction(battle, user, target)) return false;
  if (user.bideTurns === 1) {
    unleash(battle, user, target);
    return false;
  }
  return true;
}

function refuse(battle: Battle, user: Side, why: EventKind): false {
  battle.recorder?.record(why, user, 0);
  return false;
}

/** Bide's end: twice the damage suffered, typed Normal, past Protect and hiding places. */
function unleash(battle: Battle, user: Side, target: Side): void {
  const {move} = user.chosen;
  battle.recorder?.record("move", user, move.index);
  if (user.bideDamage === 0) refuse(battle, user, "fail");
  else if (hasType(target.pokemon, GHOST)) refuse(battle, target, "immune");
  else if (target.substitute > 0) target.substitute = Math.max(0, target.substitute - 2 * user.bideDamage);
  else {
    takeHit(battle, user, target, move, 2 * user.bideDamage);
    if (target.hp <= 0) battle.win(user);
  }
}

function use(battle: Battle, user: Side, target: Side, attack: Attack): void {
  const {move} = attack;
  battle.recorder?.record(
    charges(move.behaviour) && user.charging === null ? "charge" : "move",
    user,
    move.index
  );
  if (move.status) {
    if (callsAnother(move)) call(battle, user, target, attack);
    else useStatusMove(battle, user, target, attack);
    return;
  }
  switch (move.behaviour) {
    case BEHAVIOUR.charge:
    case BEHAVIOUR.semi_invulnerable:
      if (user.charging === null) {
        beginCharge(battle, user, attack);
        return;
      }
      user.charging = null;
      user.hidden = 0;
      break;
    case BEHAVIOUR.self_destruct:
      // The user faints first whatever becomes of the hit: it loses even if both faint (generation 5 and later).
      user.hp = 0;
      battle.win(target);
      return;
    case BEHAVIOUR.first_turn_only:
      if (user.actions > 1) return void refuse(battle, user, "fail");
      break;
    case BEHAVIOUR.sucker_punch:
      if (target.moved || target.chosen.move.status || target.resting)
        return void refuse(battle, user, "fail");
      break;
  }
  if (move.damage >= DAMAGE.counter && !answers(battle, user, attack)) return;
  if (reaches(battle, user, target, attack)) {
    if (move.behaviour === BEHAVIOUR.feint) breakProtection(target);
    strike(battle, user, target, attack);
  } else if (move.behaviour === BEHAVIOUR.crash) crash(battle, user, target);
}

function call(battle: Battle, user: Side, target: Side, caller: Attack): void {
  const called = calledAttack(battle, user, target, caller);
  if (called === null) return;
  battle.recorder?.record("called", user, called.move.index);
  use(battle, user, target, called);
}

export const charges = (behaviour: number): boolean =>
  behaviour === BEHAVIOUR.charge || behaviour === BEHAVIOUR.semi_invulnerable;

export function beginCharge(battle: Battle, user: Side, attack: Attack): void {
  user.charging = attack;
  user.hidden = attack.move.hides;
  if (user.hidden !== HIDDEN.no) user.touched = true;
  if (attack.move.guardsWhileCharging) raiseDefense(battle, user);
}

/** Counter and Mirror Coat need a hit of their kind this turn; Bide begins here. @returns whether there is a hit */
function answers(battle: Battle, user: Side, attack: Attack): boolean {
  const {damage} = attack.move;
  if (damage === DAMAGE.bide) {
    user.biding = attack;
    user.bideTurns = 3;
    user.bideDamage = 0;
    battle.lastsForTurns();
    battle.recorder?.record("bide", user, 0);
    return false;
  }
  const taken = damage === DAMAGE.counter ? user.physicalTaken : user.specialTaken;
  return taken >= 0 || refuse(battle, user, "fail");
}

function breakProtection(target: Side): void {
  target.protecting = false;
  target.stall = 0;
}

/** Jump Kick and High Jump Kick: half the user's maximum HP when they do not hit. */
export function crash(battle: Battle, user: Side, target: Side): void {
  const lost = Math.min(user.hp, user.share(2));
  user.hp -= lost;
  battle.recorder?.record("crash", user, lost);
  if (user.hp <= 0) battle.win(target);
}

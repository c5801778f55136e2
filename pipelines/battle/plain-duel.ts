import {act} from "./action.ts";
import type {Attack} from "./attack.ts";
import {type Battle, OUTCOME} from "./battle.ts";
import type {BattleMove} from "./battle-move.ts";
import {endByEngine, takesEffect} from "./calm-duel.ts";
import {BEHAVIOUR, DAMAGE, LAST_FORMULA_DAMAGE} from "./codes.ts";
import {drained, numberOfHits, recoiled} from "./hits.ts";
import type {Random} from "./random.ts";
import type {Side} from "./side.ts";

/**
 * Of the duels that are played calmly (`calm-duel.ts`) those of two plain strikes, which are most: nothing of either
 * side changes but HP, power points, a flinch, a rest or a charge. These are kept here, apart from the engine's sides,
 * which are given them when it has to take over. Draw by draw the engine's battles.
 */

const PLAIN: ReadonlySet<number> = new Set([
  BEHAVIOUR.none,
  BEHAVIOUR.charge,
  BEHAVIOUR.recharge,
  BEHAVIOUR.feint,
  BEHAVIOUR.facade,
  BEHAVIOUR.cure_user,
  BEHAVIOUR.clear_target_stages,
  BEHAVIOUR.break_screens,
  BEHAVIOUR.switch
]);

/** Damage that is the same whatever is drawn; of a one-hit knock-out, all there is. */
const CONSTANT: ReadonlySet<number> = new Set([DAMAGE.fixed, DAMAGE.level, DAMAGE.ohko]);

const isPlain = ({behaviour, damage}: BattleMove): boolean =>
  PLAIN.has(behaviour) && (damage <= LAST_FORMULA_DAMAGE || CONSTANT.has(damage));

/** Of a battle that is played calmly. */
export const playsPlainly = ({a, b}: Battle): boolean =>
  isPlain(a.attacks[0].move) && isPlain(b.attacks[0].move);

/** One side with all that its plain strike asks for. One object serves many duels. */
class Striker {
  side!: Side;
  attack!: Attack;
  move!: BattleMove;
  hp = 0;
  powerPoints = 0;
  flinched = false;
  resting = false;
  charging = false;
  isCharged = false;
  rests = false;
  immune = false;
  accuracy = 0;
  isMultiple = false;
  /** HP; -1: by the damage formula. */
  constant = -1;
  criticalBelow = 0;
  normal!: Int32Array;
  critical!: Int32Array;
  drains = false;
  recoils = false;
  hasEffects = false;

  prepare(side: Side, target: Side): void {
    const attack = side.attacks[0];
    const {move} = attack;
    this.side = side;
    this.attack = attack;
    this.move = move;
    this.isCharged = move.behaviour === BEHAVIOUR.charge;
    this.rests = move.behaviour === BEHAVIOUR.recharge;
    this.immune = attack.immune;
    this.accuracy = attack.accuracy;
    this.isMultiple = move.maxHits > 1;
    this.constant = constantDamage(move, side, target);
    this.criticalBelow = attack.criticalBelow;
    this.normal = attack.normal;
    this.critical = attack.critical;
    this.drains = move.drainPercent > 0;
    this.recoils = move.recoilPercent > 0;
    this.hasEffects = move.changesStages || move.flinchPercent > 0 || move.ailmentPercent > 0;
  }

  begin(): void {
    this.hp = this.side.pokemon.hp;
    this.powerPoints = this.move.powerPoints;
    this.flinched = false;
    this.resting = false;
    this.charging = false;
  }

  /** Gives the engine's side how this one stands. */
  handOver(): void {
    const {side} = this;
    side.hp = this.hp;
    this.attack.powerPoints = this.powerPoints;
    side.flinched = this.flinched;
    side.resting = this.resting;
    side.charging = this.charging ? this.attack : null;
  }
}

function constantDamage(move: BattleMove, user: Side, target: Side): number {
  if (move.damage === DAMAGE.fixed) return move.fixedDamage;
  if (move.damage === DAMAGE.level) return user.pokemon.level;
  return move.damage === DAMAGE.ohko ? target.pokemon.hp : -1;
}

const strikerA = new Striker();
const strikerB = new Striker();

/** Plays a prepared battle over and over. @returns how many of the playouts A and B have won */
export function tallyPlainly(battle: Battle, playouts: number): {winsA: number; winsB: number} {
  strikerA.prepare(battle.a, battle.b);
  strikerB.prepare(battle.b, battle.a);
  const lead =
    strikerA.move.priority - strikerB.move.priority || battle.a.pokemon.speed - battle.b.pokemon.speed;
  let winsA = 0;
  let winsB = 0;
  let isFresh = false;
  for (let i = 0; i < playouts; i++) {
    if (!isFresh) battle.reset();
    strikerA.begin();
    strikerB.begin();
    isFresh = play(battle, lead);
    if (battle.outcome === OUTCOME.winA) winsA++;
    else if (battle.outcome === OUTCOME.winB) winsB++;
  }
  return {winsA, winsB};
}

/** What an action comes to. */
const CALM = 0;
const DECIDED = 1;
/** Something has befallen a side that lasts. */
const LASTING = 2;

/** Plays to the end. @returns whether the engine's sides are as they were */
function play(battle: Battle, lead: number): boolean {
  const {random} = battle;
  battle.outcome = OUTCOME.open;
  let turn = 0;
  while ((strikerA.powerPoints > 0 || strikerA.charging) && (strikerB.powerPoints > 0 || strikerB.charging)) {
    turn++;
    const aFirst = lead > 0 || (lead === 0 && random.below(2) === 0);
    const first = aFirst ? strikerA : strikerB;
    const second = aFirst ? strikerB : strikerA;
    const done = strike(battle, random, first, second);
    if (done === LASTING) return goOn(battle, turn, first, second);
    if (done === DECIDED) return true;
    const then = strike(battle, random, second, first);
    if (then === LASTING) return goOn(battle, turn, null, null);
    if (then === DECIDED) return true;
    first.flinched = false;
    second.flinched = false;
  }
  return goOn(battle, turn, null, null);
}

/** Lets the engine play on. @param first has acted, and `second` has not; null where both have, or nobody */
function goOn(battle: Battle, turn: number, first: Striker | null, second: Striker | null): false {
  strikerA.handOver();
  strikerB.handOver();
  battle.turn = turn;
  if (battle.outcome !== OUTCOME.open) return false;
  if (first !== null && second !== null) {
    first.side.chosen = first.attack;
    first.side.moved = true;
    second.side.chosen = second.attack;
    act(battle, second.side, first.side);
  }
  return endByEngine(battle);
}

/** One action, as `act` does it. */
function strike(battle: Battle, random: Random, user: Striker, target: Striker): number {
  if (user.resting) {
    user.resting = false;
    return CALM;
  }
  if (user.flinched) {
    user.charging = false;
    return CALM;
  }
  if (user.charging) user.charging = false;
  else {
    user.powerPoints--;
    if (user.isCharged) {
      user.charging = true;
      return CALM;
    }
  }
  if (user.immune || (user.accuracy !== 0 && !random.percent(user.accuracy))) return CALM;
  const hits = user.isMultiple ? numberOfHits(battle, user.move) : 1;
  let total = 0;
  for (let hit = 0; hit < hits; hit++) {
    let damage = user.constant;
    if (damage < 0) {
      const draw = random.damageDraw(user.criticalBelow);
      damage = (draw >>> 4 < user.criticalBelow ? user.critical : user.normal)[draw & 15];
    }
    const dealt = Math.min(damage, target.hp);
    target.hp -= dealt;
    total += dealt;
    if (user.drains)
      user.hp += Math.max(0, Math.min(drained(user.move, dealt), user.side.pokemon.hp - user.hp));
    if (target.hp > 0) continue;
    battle.win(user.side);
    return DECIDED;
  }
  if (user.rests) user.resting = true;
  const lasts = user.hasEffects && takesEffect(battle, user.side, target.side, user.move, target);
  if (user.recoils && total > 0) {
    user.hp -= Math.min(user.hp, recoiled(user.side, user.move, total));
    if (user.hp <= 0) {
      battle.win(target.side);
      return lasts ? LASTING : DECIDED;
    }
  }
  return lasts ? LASTING : CALM;
}

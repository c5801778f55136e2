import {act, beginCharge, charges, crash} from "./action.ts";
import {inflict} from "./ailments.ts";
import type {Attack} from "./attack.ts";
import {type Battle, OUTCOME} from "./battle.ts";
import type {BattleMove} from "./battle-move.ts";
import {reaches} from "./before-hit.ts";
import {BEHAVIOUR, DAMAGE} from "./codes.ts";
import {hitDamage} from "./hit-damage.ts";
import {happens, numberOfHits, recoil, takeHit} from "./hits.ts";
import type {Side} from "./side.ts";
import {changeStages} from "./stat-changes.ts";
import {playTurn} from "./turn.ts";
import {endTurn} from "./upkeep.ts";

/**
 * Most duels are sampled by battles in which nothing but hits happens for turns. There nearly all that the engine asks
 * (is the user asleep, disabled, seeded, does the other hold out, …) has been answered by the choice of the two moves.
 * This plays such battles draw by draw as the engine does, asking only what is left, and hands them over to the engine,
 * in the middle of a turn, once something has befallen a side that lasts: an ailment, a changed stat, a move that ran
 * out.
 */

/** What moves of these behaviours do asks for something that has not befallen a side, or is played here. */
const CALM: ReadonlySet<number> = new Set([
  BEHAVIOUR.none,
  BEHAVIOUR.charge,
  BEHAVIOUR.semi_invulnerable,
  BEHAVIOUR.recharge,
  BEHAVIOUR.self_destruct,
  BEHAVIOUR.feint,
  BEHAVIOUR.dream_eater,
  BEHAVIOUR.crash,
  BEHAVIOUR.facade,
  BEHAVIOUR.cure_user,
  BEHAVIOUR.clear_target_stages,
  BEHAVIOUR.break_screens,
  BEHAVIOUR.switch
]);

const isCalm = (move: BattleMove): boolean =>
  !move.status &&
  CALM.has(move.behaviour) &&
  move.damage < DAMAGE.counter &&
  !move.guardsWhileCharging &&
  (move.maxHits === 1 || (move.flinchPercent === 0 && move.ailmentPercent === 0 && !move.changesStages));

/** Whether `playCalmly` can play the battle: prepared with one such move a side, both sides fresh. */
export const playsCalmly = ({a, b, recorder, hpAnswers}: Battle): boolean =>
  recorder === null &&
  hpAnswers === null &&
  a.count === 1 &&
  b.count === 1 &&
  isCalm(a.attacks[0].move) &&
  isCalm(b.attacks[0].move);

/** `Battle.reset` after a battle that stayed calm. */
export function startCalmly(battle: Battle): void {
  battle.turn = 0;
  battle.outcome = OUTCOME.open;
  startSide(battle.a);
  startSide(battle.b);
}

function startSide(side: Side): void {
  const attack = side.attacks[0];
  side.hp = side.pokemon.hp;
  attack.powerPoints = attack.move.powerPoints;
  side.touched = false;
  side.flinched = false;
  side.resting = false;
  side.charging = null;
  side.hidden = 0;
  side.physicalTaken = -1;
  side.specialTaken = -1;
}

/** Plays to the end. @returns whether it stayed calm to the last */
export function playCalmly(battle: Battle): boolean {
  const {a, b, random} = battle;
  const attackA = a.attacks[0];
  const attackB = b.attacks[0];
  const lead = attackA.move.priority - attackB.move.priority || a.pokemon.speed - b.pokemon.speed;
  // Power points end this long before the turn limit.
  while (isThere(a, attackA) && isThere(b, attackB)) {
    battle.turn++;
    const aFirst = lead > 0 || (lead === 0 && random.below(2) === 0);
    const first = aFirst ? a : b;
    const second = aFirst ? b : a;
    const calm = actCalmly(battle, first, aFirst ? attackA : attackB, second);
    if (battle.outcome !== OUTCOME.open) return calm;
    if (!calm) {
      first.chosen = aFirst ? attackA : attackB;
      first.moved = true;
      second.chosen = aFirst ? attackB : attackA;
      act(battle, second, first);
      return endByEngine(battle);
    }
    const stillCalm = actCalmly(battle, second, aFirst ? attackB : attackA, first);
    if (battle.outcome !== OUTCOME.open) return stillCalm;
    if (!stillCalm) return endByEngine(battle);
    first.flinched = false;
    second.flinched = false;
  }
  while (battle.outcome === OUTCOME.open) playTurn(battle, null, null);
  return false;
}

const isThere = (side: Side, attack: Attack): boolean => attack.powerPoints > 0 || side.charging !== null;

/** Of a turn in which both have acted. */
export function endByEngine(battle: Battle): false {
  if (battle.outcome === OUTCOME.open) endTurn(battle);
  while (battle.outcome === OUTCOME.open) playTurn(battle, null, null);
  return false;
}

/** What `act` comes to. @returns whether nothing has befallen either side that lasts */
function actCalmly(battle: Battle, user: Side, attack: Attack, target: Side): boolean {
  if (user.resting) {
    user.resting = false;
    return true;
  }
  if (user.flinched) {
    user.charging = null;
    user.hidden = 0;
    return true;
  }
  const {behaviour} = attack.move;
  if (user.charging !== null) {
    user.charging = null;
    user.hidden = 0;
  } else {
    attack.powerPoints--;
    if (charges(behaviour)) {
      beginCharge(battle, user, attack);
      return true;
    }
  }
  if (behaviour === BEHAVIOUR.self_destruct) battle.win(target);
  else if (reaches(battle, user, target, attack)) return strikeCalmly(battle, user, attack, target);
  else if (behaviour === BEHAVIOUR.crash) crash(battle, user, target);
  return true;
}

/** What `strike` comes to. @returns as above */
function strikeCalmly(battle: Battle, user: Side, attack: Attack, target: Side): boolean {
  const {move} = attack;
  const hits = move.maxHits === 1 ? 1 : numberOfHits(battle, move);
  let total = 0;
  for (let hit = 0; hit < hits; hit++) {
    total += takeHit(battle, user, target, move, hitDamage(battle, user, target, attack));
    if (target.hp > 0) continue;
    battle.win(user);
    return true;
  }
  if (move.behaviour === BEHAVIOUR.recharge) user.resting = true;
  const calm = !takesEffect(battle, user, target, move, target);
  if (move.recoilPercent > 0) recoil(battle, user, move, total);
  if (user.hp <= 0) battle.win(target);
  return calm;
}

/**
 * The effects of a hit besides damage.
 * @param flinching where a flinch of the target's is kept
 * @returns whether an effect has befallen a side that lasts
 */
export function takesEffect(
  battle: Battle,
  user: Side,
  target: Side,
  move: BattleMove,
  flinching: {flinched: boolean}
): boolean {
  const {changesStages, stagesOfUser, stagesPercent, flinchPercent, ailmentPercent} = move;
  let lasts =
    changesStages &&
    stagesOfUser &&
    happens(battle, stagesPercent) &&
    changeStages(battle, user, move, false);
  if (flinchPercent > 0 && happens(battle, flinchPercent)) flinching.flinched = true;
  if (ailmentPercent > 0 && happens(battle, ailmentPercent))
    lasts = inflict(battle, target, move.ailment) || lasts;
  if (changesStages && !stagesOfUser && happens(battle, stagesPercent))
    lasts = changeStages(battle, target, move, true) || lasts;
  return lasts;
}

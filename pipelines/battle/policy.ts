import type {Attack} from "./attack.ts";
import type {Battle, Policy} from "./battle.ts";
import type {BattleMove} from "./battle-move.ts";
import {mirroredMove} from "./calling.ts";
import {AILMENT, BEHAVIOUR, DAMAGE, LAST_FORMULA_DAMAGE} from "./codes.ts";
import {canConvert, canTransform, mimicSlot} from "./copying.ts";
import {meanHit} from "./hit-damage.ts";
import type {Side} from "./side.ts";

export const POLICIES = ["greedy", "random"] as const;
export type PolicyName = (typeof POLICIES)[number];

/** Any usable attack, each as likely as the others; Struggle if there is none. */
export const randomPolicy: Policy = (battle, user) => {
  let usable = 0;
  for (let slot = 0; slot < user.count; slot++) if (user.usable(user.attacks[slot])) usable++;
  if (usable === 0) return user.struggle;
  let skip = usable === 1 ? 0 : battle.random.below(usable);
  for (let slot = 0; ; slot++) {
    const attack = user.attacks[slot];
    if (user.usable(attack) && skip-- === 0) return attack;
  }
};

/**
 * The usable attack that takes the highest expected share of the opponent's remaining HP a turn. Speed and priority
 * count: where the opponent is expected to knock the user out with its strongest attack, a move that would act after
 * that is worth only the chance that the attack misses. Equal worth: the earlier slot.
 */
export const greedyPolicy: Policy = (battle, user, target) => {
  const threat = strongestThreat(battle, target, user);
  let best: Attack | null = null;
  let bestWorth = -1;
  for (let slot = 0; slot < user.count; slot++) {
    const attack = user.attacks[slot];
    if (!user.usable(attack)) continue;
    let worth = expectedShare(battle, user, target, attack);
    if (worth > 0 && threat !== null && !actsBefore(user, attack, target, threat))
      worth *= 1 - threat.hitChance;
    if (worth > bestWorth) {
      best = attack;
      bestWorth = worth;
    }
  }
  if (user.copying) best = betterCopy(battle, user, target, threat, best, bestWorth);
  return best ?? user.struggle;
};

export const policyNamed = (name: PolicyName): Policy => (name === "greedy" ? greedyPolicy : randomPolicy);

/** The opponent's usable attack of the largest expected share, if that is expected to knock `victim` out. */
function strongestThreat(battle: Battle, opponent: Side, victim: Side): Attack | null {
  let strongest: Attack | null = null;
  let most = 0;
  for (let slot = 0; slot < opponent.count; slot++) {
    const attack = opponent.attacks[slot];
    if (!opponent.usable(attack)) continue;
    const share = expectedShare(battle, opponent, victim, attack);
    if (share <= most) continue;
    most = share;
    strongest = attack;
  }
  if (opponent.copying) {
    const copy = betterCopy(battle, opponent, victim, null, strongest, most);
    if (copy !== null && copy !== strongest)
      return shareOfCopying(battle, opponent, victim, copy.move) >= copy.hitChance ? copy : null;
  }
  return strongest !== null && most >= strongest.hitChance ? strongest : null;
}

/** Above attacks that cannot work, below all that can. */
const LITTLE = 1e-6;

/** What copies or calls instead of the best attack, if it is worth more, or as much in an earlier slot. */
function betterCopy(
  battle: Battle,
  user: Side,
  target: Side,
  threat: Attack | null,
  best: Attack | null,
  bestWorth: number
): Attack | null {
  let better = best;
  let most = bestWorth;
  let betterSlot = best === null ? user.count : user.attacks.indexOf(best);
  for (let slot = 0; slot < user.count; slot++) {
    const attack = user.attacks[slot];
    if (!attack.move.copies || !user.usable(attack)) continue;
    let worth = shareOfCopying(battle, user, target, attack.move);
    if (threat !== null && !actsBefore(user, attack, target, threat)) worth *= 1 - threat.hitChance;
    if (worth < most || (worth === most && (worth === 0 || slot >= betterSlot))) continue;
    better = attack;
    most = worth;
    betterSlot = slot;
  }
  return better;
}

/** Mirror Move is worth what it repeats; what else copies and can be done now, a little. */
function shareOfCopying(battle: Battle, user: Side, target: Side, move: BattleMove): number {
  switch (move.behaviour) {
    case BEHAVIOUR.transform:
      return canTransform(user, target) ? LITTLE : 0;
    case BEHAVIOUR.mimic:
      return mimicSlot(user, target) < 0 ? 0 : LITTLE;
    case BEHAVIOUR.conversion:
      return canConvert(user) ? LITTLE : 0;
    case BEHAVIOUR.mirror_move: {
      const repeated = mirroredMove(target);
      if (repeated === null) return 0;
      return Math.max(LITTLE, expectedShare(battle, user, target, user.copyOf(repeated, target)));
    }
    default:
      return LITTLE;
  }
}

/** Expected share of the target's remaining HP a turn, 0 to 1; what the accuracy stages do is left aside. */
function expectedShare(battle: Battle, user: Side, target: Side, attack: Attack): number {
  if (!attack.strikes) return 0;
  const {move} = attack;
  switch (move.behaviour) {
    case BEHAVIOUR.first_turn_only:
      if (user.actions > 0) return 0;
      break;
    case BEHAVIOUR.dream_eater:
      if (target.ailment !== AILMENT.sleep) return 0;
      break;
  }
  const share = attack.hitChance * Math.min(1, expectedDamage(battle, user, target, attack) / target.hp);
  if (move.behaviour === BEHAVIOUR.charge || move.behaviour === BEHAVIOUR.semi_invulnerable) return share / 2;
  if (move.behaviour === BEHAVIOUR.recharge && share < attack.hitChance) return share / 2;
  return share;
}

/** HP of a use that hits; 0 for what answers the opponent's attack. */
function expectedDamage(battle: Battle, user: Side, target: Side, attack: Attack): number {
  const {damage} = attack.move;
  if (damage === DAMAGE.half_hp) return target.hp >> 1;
  return damage <= LAST_FORMULA_DAMAGE && (user.touched || target.touched)
    ? meanHit(battle, user, target, attack) * attack.meanHits
    : attack.meanDamage;
}

function actsBefore(user: Side, attack: Attack, target: Side, answer: Attack): boolean {
  const priority = attack.move.priority - answer.move.priority;
  return priority !== 0 ? priority > 0 : user.currentSpeed() > target.currentSpeed();
}

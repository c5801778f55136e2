import type {Attack} from "./attack.ts";
import type {Battle, Policy} from "./battle.ts";
import {AILMENT, BEHAVIOUR, DAMAGE, LAST_FORMULA_DAMAGE} from "./codes.ts";
import {meanHit} from "./hit-damage.ts";
import type {Side} from "./side.ts";
import {LEVEL} from "./stats.ts";

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
      worth *= 1 - hitChance(threat);
    if (worth > bestWorth) {
      best = attack;
      bestWorth = worth;
    }
  }
  return best ?? user.struggle;
};

export const policyNamed = (name: PolicyName): Policy => (name === "greedy" ? greedyPolicy : randomPolicy);

const hitChance = (attack: Attack): number => (attack.move.accuracy === 0 ? 1 : attack.move.accuracy / 100);

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
  return strongest !== null && most >= hitChance(strongest) ? strongest : null;
}

/** Expected share of the target's remaining HP a turn, 0 to 1; what the accuracy stages do is left aside. */
function expectedShare(battle: Battle, user: Side, target: Side, attack: Attack): number {
  const {move} = attack;
  if (move.status || attack.immune) return 0;
  switch (move.behaviour) {
    case BEHAVIOUR.self_destruct:
      return 0;
    case BEHAVIOUR.first_turn_only:
      if (user.actions > 0) return 0;
      break;
    case BEHAVIOUR.dream_eater:
      if (target.ailment !== AILMENT.sleep) return 0;
      break;
  }
  const share = hitChance(attack) * Math.min(1, expectedDamage(battle, user, target, attack) / target.hp);
  if (move.behaviour === BEHAVIOUR.charge || move.behaviour === BEHAVIOUR.semi_invulnerable) return share / 2;
  if (move.behaviour === BEHAVIOUR.recharge && share < hitChance(attack)) return share / 2;
  return share;
}

/** HP of a use that hits; 0 for what answers the opponent's attack. */
function expectedDamage(battle: Battle, user: Side, target: Side, attack: Attack): number {
  const {move} = attack;
  if (move.damage <= LAST_FORMULA_DAMAGE) return meanHit(battle, user, target, attack) * attack.meanHits;
  switch (move.damage) {
    case DAMAGE.ohko:
      return target.hp;
    case DAMAGE.half_hp:
      return target.hp >> 1;
    case DAMAGE.fixed:
      return move.fixedDamage;
    case DAMAGE.level:
    case DAMAGE.psywave:
      return LEVEL;
    default:
      return 0;
  }
}

function actsBefore(user: Side, attack: Attack, target: Side, answer: Attack): boolean {
  const priority = attack.move.priority - answer.move.priority;
  return priority !== 0 ? priority > 0 : user.currentSpeed() > target.currentSpeed();
}

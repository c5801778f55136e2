import {isOutleveled} from "./accuracy.ts";
import type {Attack} from "./attack.ts";
import type {Battle} from "./battle.ts";
import {HIDDEN} from "./battle-move.ts";
import {AILMENT, BEHAVIOUR, DAMAGE} from "./codes.ts";
import {currentMultiplier} from "./hit-damage.ts";
import {hasType, POISON} from "./immunity.ts";
import type {Side} from "./side.ts";
import {stagedAccuracy} from "./stages.ts";

/**
 * Whether a move aimed at the opponent reaches it, in generation 7's order: hiding, Protect, type and other
 * immunities, accuracy.
 */
export function reaches(battle: Battle, user: Side, target: Side, attack: Attack): boolean {
  const {move} = attack;
  // Toxic never misses for Poison types, not even a hidden target (generation 6 and later).
  const sure = move.ailment === AILMENT.bad_poison && move.status && hasType(user.pokemon, POISON);
  if (target.hidden !== HIDDEN.no && !sure) {
    const reached = target.hidden === HIDDEN.air ? move.reachesAir : move.reachesUnderground;
    if (!reached) return refuse(battle, target, "miss");
  }
  if (target.protecting && move.stoppedByProtect) return refuse(battle, target, "protected");
  if (target.roosting ? immuneWhileRoosting(battle, attack, user, target) : attack.immune)
    return refuse(battle, target, "immune");
  if (move.behaviour === BEHAVIOUR.dream_eater && target.ailment !== AILMENT.sleep)
    return refuse(battle, target, "immune");
  if (sure || attack.accuracy === 0) return true;
  if (target.minimized && move.crushesMinimized) return true;
  // One-hit knock-outs ignore accuracy and evasion.
  const percent =
    user.accuracy === target.evasion || move.damage === DAMAGE.ohko
      ? attack.accuracy
      : stagedAccuracy(attack.accuracy, user.accuracy - target.evasion);
  return battle.random.percent(percent) || refuse(battle, target, "miss");
}

const immuneWhileRoosting = (battle: Battle, attack: Attack, user: Side, target: Side): boolean =>
  (attack.move.typeImmunity && currentMultiplier(battle.tables, attack, target) === 0) ||
  isOutleveled(attack.move, user.pokemon, target.pokemon);

function refuse(battle: Battle, target: Side, why: "miss" | "protected" | "immune"): false {
  battle.recorder?.record(why, target, 0);
  return false;
}

import type {BattleMove} from "./battle-move.ts";
import type {BattlePokemon, BattleTables} from "./battle-tables.ts";
import {AILMENT, BEHAVIOUR, DAMAGE} from "./codes.ts";
import {netMultiplier} from "./damage.ts";
import {canCatch} from "./immunity.ts";

/** How an attack bears on the race of two clocks, apart from the damage that its clock counts. */
export interface Bearing {
  /** It may help its user win: hamper the answer, heal, hide, harden. */
  readonly helps: boolean;
  /** It may cost its user the win: recoil, failing, confusion, softening. */
  readonly hurts: boolean;
}

const BOTH: Bearing = {helps: true, hurts: true};

/** Behaviours that help or hurt; what is not here does neither. */
const HELPING: ReadonlySet<number> = new Set([
  BEHAVIOUR.rage,
  BEHAVIOUR.leech_seed,
  BEHAVIOUR.reflect,
  BEHAVIOUR.light_screen
]);
const HURTING: ReadonlySet<number> = new Set([
  BEHAVIOUR.self_destruct,
  BEHAVIOUR.rampage,
  BEHAVIOUR.sucker_punch,
  BEHAVIOUR.crash
]);
/** What depends on too much to tell. */
const UNCLEAR: ReadonlySet<number> = new Set([
  BEHAVIOUR.semi_invulnerable,
  BEHAVIOUR.struggle,
  BEHAVIOUR.haze,
  BEHAVIOUR.clear_target_stages,
  BEHAVIOUR.dream_eater
]);

const raises = (stages: BattleMove): boolean =>
  stages.attack > 0 ||
  stages.defense > 0 ||
  stages.spAttack > 0 ||
  stages.spDefense > 0 ||
  stages.speed > 0 ||
  stages.evasion > 0 ||
  stages.accuracyStages > 0;

/** @param answer what the target repeats */
export function bearingOf(
  tables: BattleTables,
  move: BattleMove,
  target: BattlePokemon,
  answer: BattleMove
): Bearing {
  if (move.damage === DAMAGE.none || move.damage >= DAMAGE.counter || answer.damage >= DAMAGE.counter)
    return BOTH;
  if (UNCLEAR.has(move.behaviour) || answer.behaviour === BEHAVIOUR.semi_invulnerable) return BOTH;
  const crashes = move.behaviour === BEHAVIOUR.crash;
  if (netMultiplier(tables, move, target) === 0) return {helps: false, hurts: crashes};
  // A raging target strikes harder for each hit it takes; that is its own move's help.
  const ailing = move.ailment !== AILMENT.none && canCatch(target, move.ailment);
  if (ailing && (answer.behaviour === BEHAVIOUR.facade || answer.behaviour === BEHAVIOUR.cure_user))
    return BOTH;
  const lowersTarget = move.changesStages && !move.stagesOfUser;
  const softens = move.stagesOfUser && (move.defense < 0 || move.spDefense < 0 || move.speed < 0);
  if (move.stagesOfUser && move.attack !== 0 && answer.damage === DAMAGE.foul_play) return BOTH;
  if (lowersTarget && (move.damage === DAMAGE.foul_play || raises(move))) return BOTH;
  return {
    helps:
      HELPING.has(move.behaviour) ||
      move.flinchPercent > 0 ||
      ailing ||
      move.drainPercent > 0 ||
      move.guardsWhileCharging ||
      lowersTarget ||
      (move.stagesOfUser && raises(move)),
    hurts: HURTING.has(move.behaviour) || move.recoilPercent > 0 || softens
  };
}

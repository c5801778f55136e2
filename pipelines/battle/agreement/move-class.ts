import type {Move, MoveMechanics} from "../../../data-loaders/game-data.ts";

const BY_DAMAGE: Readonly<Partial<Record<MoveMechanics["damageType"], string>>> = {
  multi_hit: "several hits",
  foul_play: "Foul Play",
  weight: "weight-based",
  fixed: "fixed damage",
  level: "fixed damage",
  psywave: "Psywave",
  half_hp: "Super Fang",
  ohko: "one-hit knock-out",
  counter: "Counter",
  mirror_coat: "Mirror Coat",
  bide: "Bide"
};

const BY_BEHAVIOUR: Readonly<Partial<Record<MoveMechanics["behaviour"], string>>> = {
  charge: "charging",
  semi_invulnerable: "Fly and Dig",
  recharge: "recharging",
  self_destruct: "self-destruction",
  rampage: "rampage",
  partial_trap: "trap",
  first_turn_only: "Fake Out",
  sucker_punch: "Sucker Punch",
  feint: "priority",
  dream_eater: "Dream Eater",
  crash: "crash",
  facade: "Facade",
  rage: "Rage",
  leech_seed: "leech seed",
  reflect: "screens",
  light_screen: "screens",
  haze: "clearing stages",
  clear_target_stages: "clearing stages",
  cure_user: "curing the user",
  break_screens: "breaking screens",
  switch: "switching",
  transform: "Transform",
  mimic: "Mimic",
  metronome: "Metronome",
  mirror_move: "Mirror Move"
};

/**
 * What a damaging move is known for: the stratum it is tested in. Every damaging move falls into exactly one,
 * and what copies or calls another into its own.
 */
export function moveClass(move: Move): string {
  const {mechanics} = move;
  const special = BY_DAMAGE[mechanics.damageType] ?? BY_BEHAVIOUR[mechanics.behaviour];
  if (special) return special;
  if (mechanics.drainPercent > 0) return "drain";
  if (mechanics.recoilPercent > 0) return "recoil";
  if (mechanics.ailment !== null)
    return mechanics.ailmentPercent === 100
      ? `${mechanics.ailment} always`
      : `${mechanics.ailment.replace("_", " ")} by chance`;
  if (mechanics.flinchPercent > 0) return "flinch";
  if (mechanics.statChange) return mechanics.statChange.target === "user" ? "own stats" : "target's stats";
  if (move.priority > 0) return "priority";
  if (mechanics.critStage > 0) return "high critical";
  return move.accuracy === null ? "never misses" : "plain";
}

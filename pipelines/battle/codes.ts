import type {Ailment, DamageType, MoveBehaviour} from "../../data-loaders/game-data.ts";

/** Small integers for what the simulator branches on: comparing them costs nothing in its loops. */

export const DAMAGE = {
  none: 0,
  formula: 1,
  multi_hit: 2,
  foul_play: 3,
  weight: 4,
  friendship: 5,
  fixed: 6,
  level: 7,
  psywave: 8,
  half_hp: 9,
  ohko: 10,
  counter: 11,
  mirror_coat: 12,
  bide: 13
} as const satisfies Record<DamageType, number>;

/** Damage types from `formula` to this one go through the damage formula. */
export const LAST_FORMULA_DAMAGE: number = DAMAGE.friendship;

export const BEHAVIOUR = {
  none: 0,
  charge: 1,
  semi_invulnerable: 2,
  recharge: 3,
  self_destruct: 4,
  rampage: 5,
  partial_trap: 6,
  first_turn_only: 7,
  sucker_punch: 8,
  feint: 9,
  dream_eater: 10,
  crash: 11,
  struggle: 12,
  facade: 13,
  rage: 14,
  leech_seed: 15,
  reflect: 16,
  light_screen: 17,
  haze: 18,
  rest: 19,
  recover: 20,
  substitute: 21,
  protect: 22,
  roost: 23,
  focus_energy: 24,
  mist: 25,
  minimize: 26,
  disable: 27,
  encore: 28,
  taunt: 29,
  yawn: 30,
  cure_user: 31,
  clear_target_stages: 32,
  break_screens: 33,
  transform: 34,
  mimic: 35,
  metronome: 36,
  mirror_move: 37,
  conversion: 38,
  switch: 39,
  other: 40
} as const satisfies Record<MoveBehaviour, number>;

/** `AILMENT.none` is a healthy Pokémon; `tri_attack` is burn, freeze or paralysis, one in three each. */
export const AILMENT = {
  none: 0,
  burn: 1,
  freeze: 2,
  paralysis: 3,
  poison: 4,
  bad_poison: 5,
  sleep: 6,
  confusion: 7,
  tri_attack: 8
} as const satisfies Record<Ailment | "none", number>;

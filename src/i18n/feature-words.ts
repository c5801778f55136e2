/** A feature's short name in both languages, and in French what the catalogue says of it in English. */
export type FeatureWords = readonly [en: string, fr: string, meaning: string];

/**
 * Features of one side that come from stats, types and moves, by their name without the side; a name that ends in `_` is
 * followed by a type, `{type}`, or a kind, `{kind}`.
 */
export const SIDE_WORDS: Readonly<Record<string, FeatureWords>> = {
  hp: ["base HP", "PV de base", "PV de base"],
  attack: ["base Attack", "Attaque de base", "Attaque de base"],
  defense: ["base Defense", "Défense de base", "Défense de base"],
  sp_attack: ["base Sp. Atk", "Atq. Spé. de base", "Attaque Spéciale de base"],
  sp_defense: ["base Sp. Def", "Déf. Spé. de base", "Défense Spéciale de base"],
  speed: ["base Speed", "Vitesse de base", "Vitesse de base"],
  total_stats: ["total of base stats", "total des stats", "somme des six statistiques de base"],
  type_1_: ["first type {type}", "premier type {type}", "1 si le premier type est {type}"],
  type_2_: ["second type {type}", "second type {type}", "1 si le second type est {type}"],
  move_type_: ["move of type {type}", "attaque de type {type}", "1 si l’attaque est de type {type}"],
  move_power: ["power", "puissance", "puissance de l’attaque contre cet adversaire, 0 si elle n’en a pas"],
  move_priority: ["priority", "priorité", "rang de priorité de l’attaque, de −6 à 2"],
  move_stab: ["same-type bonus", "bonus de même type", "1,5 si l’attaque a un type de son lanceur, sinon 1"],
  move_type_mult: [
    "type multiplier",
    "multiplicateur de type",
    "multiplicateur de type net de l’attaque contre l’adversaire"
  ],
  effective_power: ["effective power", "puissance effective", "puissance × STAB × multiplicateur de type"],
  move_special: ["special move", "attaque spéciale", "1 si l’attaque est spéciale"],
  hit_chance: ["chance to hit", "chance de toucher", "chance qu’une utilisation de l’attaque touche"],
  critical_chance: ["chance of a critical hit", "chance de coup critique", "chance d’un coup critique"],
  hits_min: ["fewest hits", "nombre de coups, au moins", "le moins de coups d’une utilisation"],
  hits_max: ["most hits", "nombre de coups, au plus", "le plus de coups d’une utilisation"],
  fixed_damage: ["fixed damage", "dégâts fixes", "dégâts d’une attaque à dégâts fixes, sinon 0"],
  drain: ["drain", "drain", "part des dégâts infligés que le lanceur regagne"],
  recoil: ["recoil", "contrecoup", "part des dégâts infligés que le lanceur perd"],
  striking_stat: ["stat it strikes with", "stat qui frappe", "stat de base avec laquelle l’attaque frappe"],
  facing_stat: ["stat it meets", "stat rencontrée", "stat de base de l’adversaire que l’attaque rencontre"],
  strike_ratio: [
    "striking over met stat",
    "stat qui frappe / rencontrée",
    "stat qui frappe divisée par celle qu’elle rencontre"
  ],
  flinch: [
    "chance of a flinch",
    "chance d’apeurer",
    "chance qu’une utilisation apeure l’adversaire, 0 si ce camp agit en second"
  ],
  burn: ["chance to burn", "chance de brûler", "chance qu’une utilisation brûle, immunités comprises"],
  freeze: ["chance to freeze", "chance de geler", "chance qu’une utilisation gèle, immunités comprises"],
  paralysis: [
    "chance to paralyse",
    "chance de paralyser",
    "chance qu’une utilisation paralyse, immunités comprises"
  ],
  poison: [
    "chance to poison",
    "chance d’empoisonner",
    "chance qu’une utilisation empoisonne, immunités comprises"
  ],
  bad_poison: [
    "chance to poison badly",
    "chance d’empoisonner gravement",
    "chance qu’une utilisation empoisonne gravement, immunités comprises"
  ],
  sleep: [
    "chance to put to sleep",
    "chance d’endormir",
    "chance qu’une utilisation endorme, immunités comprises"
  ],
  confusion: [
    "chance to confuse",
    "chance de rendre confus",
    "chance qu’une utilisation rende confus, immunités comprises"
  ],
  burn_bites: [
    "chance of a weakening burn",
    "chance d’affaiblir par brûlure",
    "chance d’une brûlure qui divise par deux l’attaque physique de l’adversaire"
  ],
  own_striking_change: [
    "change of own striking stat",
    "changement de sa stat qui frappe",
    "niveaux attendus qu’une utilisation ajoute à la stat qui frappe"
  ],
  foe_facing_change: [
    "change of the stat it meets",
    "changement de la stat rencontrée",
    "niveaux attendus ajoutés à la stat de l’adversaire que l’attaque rencontre"
  ],
  foe_striking_change: [
    "change of foe’s striking stat",
    "changement de la stat adverse",
    "niveaux attendus ajoutés à la stat avec laquelle l’adversaire frappe"
  ],
  own_facing_change: [
    "change of own met stat",
    "changement de sa stat visée",
    "niveaux attendus ajoutés à sa propre stat que l’attaque adverse rencontre"
  ],
  own_speed_change: [
    "change of own Speed",
    "changement de sa Vitesse",
    "niveaux attendus qu’une utilisation ajoute à sa propre Vitesse"
  ],
  foe_speed_change: [
    "change of foe’s Speed",
    "changement de la Vitesse adverse",
    "niveaux attendus qu’une utilisation ajoute à la Vitesse de l’adversaire"
  ],
  foe_accuracy_change: [
    "change of foe’s accuracy",
    "changement de précision adverse",
    "niveaux attendus qu’une utilisation ajoute à la précision de l’adversaire"
  ],
  damage_: ["damage: {kind}", "dégâts : {kind}", "1 si les dégâts de l’attaque sont du genre « {kind} »"],
  behaviour_: ["course: {kind}", "déroulement : {kind}", "1 si le déroulement de l’attaque est « {kind} »"]
};

/** Kinds of damage and of course. */
export const KINDS: Readonly<Record<string, readonly [en: string, fr: string]>> = {
  formula: ["formula", "formule"],
  multi_hit: ["several hits", "plusieurs coups"],
  fixed: ["fixed", "fixes"],
  level: ["level", "niveau"],
  half_hp: ["half of the HP", "moitié des PV"],
  ohko: ["one-hit K.O.", "K.O. en un coup"],
  psywave: ["Psywave", "Vague Psy"],
  foul_play: ["Foul Play", "Tricherie"],
  weight: ["weight", "poids"],
  counter: ["Counter", "Riposte"],
  mirror_coat: ["Mirror Coat", "Voile Miroir"],
  bide: ["Bide", "Patience"],
  friendship: ["friendship", "amitié"],
  charge: ["charges first", "charge d’abord"],
  semi_invulnerable: ["hides first", "se cache d’abord"],
  recharge: ["rests after", "repos ensuite"],
  self_destruct: ["self-destruct", "autodestruction"],
  rampage: ["rampage", "déchaînement"],
  partial_trap: ["trap", "piège"],
  first_turn_only: ["first turn alone", "premier tour seul"],
  sucker_punch: ["Sucker Punch", "Coup Bas"],
  feint: ["Feint", "Ruse"],
  dream_eater: ["Dream Eater", "Dévorêve"],
  crash: ["crash", "chute"],
  rage: ["Rage", "Frénésie"],
  leech_seed: ["Leech Seed", "Vampigraine"],
  reflect: ["Reflect", "Protection"],
  light_screen: ["Light Screen", "Mur Lumière"],
  haze: ["Haze", "Buée Noire"],
  struggle: ["Struggle", "Lutte"]
};

/**
 * The game as the rest of the program reads it: one read-only value, exported from the warehouse by the
 * ETL (`data/game.json`) and shared by the pipelines, the server and the browser. Types only: this file
 * imports nothing, so that every consumer may.
 */

export interface LocalizedName {
  readonly en: string;
  readonly fr: string;
}

/** PokéAPI's type ids are 1 to 18; the index of a type in `GameData.types` is its id minus one. */
export const TYPE_IDENTIFIERS = [
  "normal",
  "fighting",
  "flying",
  "poison",
  "ground",
  "rock",
  "bug",
  "ghost",
  "steel",
  "fire",
  "water",
  "grass",
  "electric",
  "psychic",
  "ice",
  "dragon",
  "dark",
  "fairy"
] as const;
export type TypeIdentifier = (typeof TYPE_IDENTIFIERS)[number];

export const FORMS = ["base", "mega", "mega_x", "mega_y", "alola", "starter"] as const;
export type FormIdentifier = (typeof FORMS)[number];

export const CATEGORIES = ["physical", "special", "status"] as const;
export type MoveCategory = (typeof CATEGORIES)[number];

export const LEARN_METHODS = ["level_up", "tm", "move_tutor", "event", "before_evolution"] as const;
export type LearnMethod = (typeof LEARN_METHODS)[number];

export interface GameType {
  readonly id: number;
  readonly identifier: TypeIdentifier;
  readonly name: LocalizedName;
}

export const STATS = ["hp", "attack", "defense", "spAttack", "spDefense", "speed"] as const;
export type Stat = (typeof STATS)[number];
export type StatTable = Readonly<Record<Stat, number>>;

export interface LearnsetEntry {
  readonly moveId: number;
  readonly method: LearnMethod;
  /** Level learned at; 0 at the start, -1 on evolution, null where the method has no level. */
  readonly level: number | null;
}

export interface Pokemon {
  /** PokéAPI's Pokémon id (10033 for Mega Venusaur); partner forms are 10158 (Pikachu) and 10159 (Eevee). */
  readonly id: number;
  /** PokéAPI's name, such as `venusaur-mega`. */
  readonly identifier: string;
  /** National Pokédex number. */
  readonly speciesId: number;
  readonly form: FormIdentifier;
  readonly name: LocalizedName;
  /** One or two type ids, in slot order. */
  readonly typeIds: readonly number[];
  /** Base stats. */
  readonly stats: StatTable;
  readonly heightM: number;
  readonly weightKg: number;
  readonly spriteUrl: string | null;
  /** Species id of the direct pre-evolution in Let's Go, or null. */
  readonly evolvesFromSpeciesId: number | null;
  readonly learnset: readonly LearnsetEntry[];
}

/** How a move's damage comes about. `none`: a status move. */
export const DAMAGE_TYPES = [
  "none",
  "formula",
  "multi_hit",
  "fixed",
  "level",
  "half_hp",
  "ohko",
  "psywave",
  "foul_play",
  "weight",
  "friendship",
  "counter",
  "mirror_coat",
  "bide"
] as const;
export type DamageType = (typeof DAMAGE_TYPES)[number];

/** What a move does beyond damage, ailment and stat change; at most one applies to any Let's Go move. */
export const BEHAVIOURS = [
  "none",
  "charge",
  "semi_invulnerable",
  "recharge",
  "self_destruct",
  "rampage",
  "partial_trap",
  "first_turn_only",
  "sucker_punch",
  "feint",
  "dream_eater",
  "crash",
  "struggle",
  "facade",
  "rage",
  "leech_seed",
  "reflect",
  "light_screen",
  "haze",
  "rest",
  "recover",
  "substitute",
  "protect",
  "roost",
  "focus_energy",
  "mist",
  "minimize",
  "disable",
  "encore",
  "taunt",
  "yawn",
  "cure_user",
  "clear_target_stages",
  "break_screens",
  "transform",
  "mimic",
  "metronome",
  "mirror_move",
  "conversion",
  "switch",
  "other"
] as const;
export type MoveBehaviour = (typeof BEHAVIOURS)[number];

export const AILMENTS = [
  "burn",
  "freeze",
  "paralysis",
  "poison",
  "bad_poison",
  "sleep",
  "confusion",
  "tri_attack"
] as const;
export type Ailment = (typeof AILMENTS)[number];

export interface StatStages {
  readonly attack: number;
  readonly defense: number;
  readonly spAttack: number;
  readonly spDefense: number;
  readonly speed: number;
  readonly accuracy: number;
  readonly evasion: number;
}

export interface MoveMechanics {
  readonly damageType: DamageType;
  readonly behaviour: MoveBehaviour;
  /** HP taken by a `fixed` move, otherwise null. */
  readonly fixedDamage: number | null;
  /** 0 normal (1/24), 1 high (1/8), 3 always. */
  readonly critStage: number;
  readonly minHits: number;
  readonly maxHits: number;
  /** Per cent of the damage dealt that the user regains. */
  readonly drainPercent: number;
  /** Per cent of the damage dealt that the user loses (Struggle: of its maximum HP). */
  readonly recoilPercent: number;
  /** Per cent of maximum HP regained by a recovery move. */
  readonly healPercent: number;
  readonly flinchPercent: number;
  readonly ailment: Ailment | null;
  readonly ailmentPercent: number;
  readonly statChange: {
    readonly target: "user" | "target";
    readonly percent: number;
    readonly stages: StatStages;
  } | null;
  /** Usable while frozen, thawing the user; a hit thaws the target too. */
  readonly thaws: boolean;
  /** Grass types are immune. */
  readonly powder: boolean;
  /** The type chart's zeros apply: every damaging move but Bide; of the status moves Thunder Wave only. */
  readonly typeImmunity: boolean;
  readonly stoppedByProtect: boolean;
  readonly bypassesSubstitute: boolean;
  /** Doubles its damage and never misses against a target that used Minimize. */
  readonly crushesMinimized: boolean;
}

export interface Move {
  /** National move number, which is also PokéAPI's id. */
  readonly id: number;
  /** PokéAPI's name, such as `thunder-punch`. */
  readonly identifier: string;
  readonly name: LocalizedName;
  /** Former or later French spelling, accepted on input. */
  readonly frenchAlias: string | null;
  readonly typeId: number;
  readonly category: MoveCategory;
  /** null: the move has no power of its own. */
  readonly power: number | null;
  /** Per cent; null: never misses. */
  readonly accuracy: number | null;
  readonly pp: number;
  readonly priority: number;
  /** Number of the TM that teaches it in Let's Go; null: none does. */
  readonly machine: number | null;
  /** One English sentence. */
  readonly description: string;
  readonly mechanics: MoveMechanics;
}

export interface GameData {
  readonly types: readonly GameType[];
  /** `effectiveness[attackingTypeId - 1][defendingTypeId - 1]`: 0, 0.5, 1 or 2. */
  readonly effectiveness: readonly (readonly number[])[];
  /** In ascending id. */
  readonly pokemon: readonly Pokemon[];
  /** In ascending id. */
  readonly moves: readonly Move[];
}

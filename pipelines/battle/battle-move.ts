import type {Move} from "../../data-loaders/game-data.ts";
import {AILMENT, BEHAVIOUR, DAMAGE} from "./codes.ts";

/** Moves that reach a target in the air or under the ground (generation 7, among Let's Go's moves). */
const REACHES_AIR: ReadonlySet<string> = new Set(["gust", "thunder"]);
const REACHES_UNDERGROUND: ReadonlySet<string> = new Set(["earthquake"]);
const DOUBLED_AGAINST_HIDDEN: ReadonlySet<string> = new Set(["gust", "earthquake"]);

/** Moves that stay up in the air on their first turn; the other semi-invulnerable move, Dig, goes below. */
const IN_THE_AIR: ReadonlySet<string> = new Set(["fly"]);

/** Metronome calls moves of the first generation, save those that its flag of the reference leaves out. */
const LAST_OF_FIRST_GENERATION = 165;
const NEVER_BY_METRONOME: ReadonlySet<string> = new Set([
  "counter",
  "mimic",
  "metronome",
  "mirror-move",
  "transform",
  "struggle"
]);

const COPIES: ReadonlySet<string> = new Set(["transform", "mimic", "metronome", "mirror_move", "conversion"]);

/** Status moves without an ailment or stages that the opponent can avoid. */
const AIMED: ReadonlySet<string> = new Set([
  "leech_seed",
  "disable",
  "encore",
  "taunt",
  "yawn",
  "transform",
  "mimic",
  "mirror_move"
]);
/** Of what is aimed at the opponent, what Mirror Move does not repeat. */
const NOT_MIRRORED: ReadonlySet<string> = new Set([
  "transform",
  "mimic",
  "mirror_move",
  "counter",
  "mirror_coat",
  "bide",
  "struggle"
]);
/** Aimed at the opponent too, but without a team behind it they do nothing. */
const SENDS_AWAY: ReadonlySet<string> = new Set(["whirlwind", "roar"]);

/** Raises the user's Defense on the turn it charges. */
const GUARDS_WHILE_CHARGING = "skull-bash";

/**
 * Power points are taken as raised three times (8/5 of the base), as Pokémon Showdown does; Struggle has no
 * limit. It decides only duels so long that a move runs out.
 */
const POWER_POINT_FACTOR = 8 / 5;
const UNLIMITED = 1 << 20;

/** Where a semi-invulnerable Pokémon is. */
export const HIDDEN = {no: 0, air: 1, underground: 2} as const;

/** A move as the simulator reads it: integers and booleans, always in this shape. Made once a game. */
export interface BattleMove {
  readonly index: number;
  readonly damage: number;
  readonly behaviour: number;
  /** Index of the type in `GameData.types`. */
  readonly type: number;
  readonly special: boolean;
  readonly status: boolean;
  /** 0 where the move has none or it depends on who uses it on whom. */
  readonly power: number;
  /** Per cent; 0: never misses. */
  readonly accuracy: number;
  readonly powerPoints: number;
  /** As if never raised: what copies of the move are given. */
  readonly basePowerPoints: number;
  readonly priority: number;
  readonly critStage: number;
  readonly minHits: number;
  readonly maxHits: number;
  readonly fixedDamage: number;
  readonly drainPercent: number;
  readonly recoilPercent: number;
  readonly healPercent: number;
  readonly flinchPercent: number;
  readonly ailment: number;
  readonly ailmentPercent: number;
  readonly changesStages: boolean;
  readonly stagesOfUser: boolean;
  readonly stagesPercent: number;
  readonly attack: number;
  readonly defense: number;
  readonly spAttack: number;
  readonly spDefense: number;
  readonly speed: number;
  readonly accuracyStages: number;
  readonly evasion: number;
  readonly thaws: boolean;
  readonly powder: boolean;
  readonly typeImmunity: boolean;
  readonly stoppedByProtect: boolean;
  readonly bypassesSubstitute: boolean;
  readonly crushesMinimized: boolean;
  /** Place of `HIDDEN` the user goes to on a semi-invulnerable move's first turn. */
  readonly hides: number;
  readonly reachesAir: boolean;
  readonly reachesUnderground: boolean;
  readonly doubledAgainstHidden: boolean;
  readonly guardsWhileCharging: boolean;
  /** Transform, Mimic, Metronome, Mirror Move or Conversion. */
  readonly copies: boolean;
  /** A status move that the opponent can avoid. */
  readonly aimed: boolean;
  /** Mirror Move repeats it. */
  readonly mirrored: boolean;
  /** Metronome can call it. */
  readonly byMetronome: boolean;
}

export function battleMove(move: Move, index: number): BattleMove {
  const {mechanics} = move;
  const stages = mechanics.statChange?.stages;
  const status = move.category === "status";
  const aimed =
    status &&
    (mechanics.ailment !== null ||
      mechanics.statChange?.target === "target" ||
      AIMED.has(mechanics.behaviour));
  const semiInvulnerable = mechanics.behaviour === "semi_invulnerable";
  return {
    index,
    damage: DAMAGE[mechanics.damageType],
    behaviour: BEHAVIOUR[mechanics.behaviour],
    type: move.typeId - 1,
    special: move.category === "special",
    status,
    power: move.power ?? 0,
    accuracy: move.accuracy ?? 0,
    powerPoints: mechanics.behaviour === "struggle" ? UNLIMITED : Math.floor(move.pp * POWER_POINT_FACTOR),
    basePowerPoints: move.pp,
    priority: move.priority,
    critStage: mechanics.critStage,
    minHits: mechanics.minHits,
    maxHits: mechanics.maxHits,
    fixedDamage: mechanics.fixedDamage ?? 0,
    drainPercent: mechanics.drainPercent,
    recoilPercent: mechanics.recoilPercent,
    healPercent: mechanics.healPercent,
    flinchPercent: mechanics.flinchPercent,
    ailment: AILMENT[mechanics.ailment ?? "none"],
    ailmentPercent: mechanics.ailmentPercent,
    changesStages: mechanics.statChange !== null,
    stagesOfUser: mechanics.statChange?.target === "user",
    stagesPercent: mechanics.statChange?.percent ?? 0,
    attack: stages?.attack ?? 0,
    defense: stages?.defense ?? 0,
    spAttack: stages?.spAttack ?? 0,
    spDefense: stages?.spDefense ?? 0,
    speed: stages?.speed ?? 0,
    accuracyStages: stages?.accuracy ?? 0,
    evasion: stages?.evasion ?? 0,
    thaws: mechanics.thaws,
    powder: mechanics.powder,
    typeImmunity: mechanics.typeImmunity,
    stoppedByProtect: mechanics.stoppedByProtect,
    bypassesSubstitute: mechanics.bypassesSubstitute,
    crushesMinimized: mechanics.crushesMinimized,
    hides: semiInvulnerable ? (IN_THE_AIR.has(move.identifier) ? HIDDEN.air : HIDDEN.underground) : HIDDEN.no,
    reachesAir: REACHES_AIR.has(move.identifier),
    reachesUnderground: REACHES_UNDERGROUND.has(move.identifier),
    doubledAgainstHidden: DOUBLED_AGAINST_HIDDEN.has(move.identifier),
    guardsWhileCharging: move.identifier === GUARDS_WHILE_CHARGING,
    copies: COPIES.has(mechanics.behaviour),
    aimed,
    mirrored:
      (aimed || !status || SENDS_AWAY.has(move.identifier)) &&
      !NOT_MIRRORED.has(mechanics.behaviour) &&
      !NOT_MIRRORED.has(mechanics.damageType),
    byMetronome: move.id <= LAST_OF_FIRST_GENERATION && !NEVER_BY_METRONOME.has(move.identifier)
  };
}

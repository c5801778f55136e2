import {AILMENTS, BEHAVIOURS, DAMAGE_TYPES, type MoveMechanics} from "../game-data.ts";
import type {RowOf} from "./table.ts";

const percent = (description: string) => ({type: "smallint", range: [0, 100], description}) as const;
const stage = (stat: string) =>
  ({type: "smallint", range: [-6, 6], description: `Stages added to ${stat} by its stat change`}) as const;
const flag = (description: string) => ({type: "boolean", description}) as const;

/** The columns of `move` that hold its mechanics, one for each field of MoveMechanics. */
export const mechanicsColumns = {
  damage_type: {type: "text", oneOf: DAMAGE_TYPES, description: "How its damage comes about"},
  behaviour: {type: "text", oneOf: BEHAVIOURS, description: "What it does beyond damage and ailment"},
  fixed_damage: {type: "smallint", nullable: true, range: [1, 255], description: "HP taken by a fixed move"},
  crit_stage: {type: "smallint", range: [0, 3], description: "Critical-hit stage; 3 is always critical"},
  min_hits: {type: "smallint", range: [1, 5], description: "Fewest hits"},
  max_hits: {type: "smallint", range: [1, 5], description: "Most hits"},
  drain_percent: percent("Share of the damage dealt that the user regains, in per cent"),
  recoil_percent: percent("Share of the damage dealt that the user loses, in per cent"),
  heal_percent: percent("Share of its maximum HP that the user regains, in per cent"),
  flinch_percent: percent("Chance that the target flinches, in per cent"),
  ailment: {type: "text", nullable: true, oneOf: AILMENTS, description: "Ailment it can cause"},
  ailment_percent: percent("Chance of the ailment, in per cent"),
  stat_change_target: {
    type: "text",
    nullable: true,
    oneOf: ["user", "target"],
    description: "Whose stats it changes; null if nobody's"
  },
  stat_change_percent: percent("Chance of the stat change, in per cent"),
  stat_attack: stage("Attack"),
  stat_defense: stage("Defense"),
  stat_sp_attack: stage("Special Attack"),
  stat_sp_defense: stage("Special Defense"),
  stat_speed: stage("Speed"),
  stat_accuracy: stage("accuracy"),
  stat_evasion: stage("evasion"),
  thaws: flag("Usable while frozen, and thaws"),
  powder: flag("Grass types are immune"),
  type_immunity: flag("The type chart's zeros apply to it"),
  stopped_by_protect: flag("Protect stops it"),
  bypasses_substitute: flag("Passes a substitute"),
  crushes_minimized: flag("Never misses and doubles its damage against a minimized target")
} as const;

export const mechanicsChecks = [
  {name: "hits", sql: "min_hits <= max_hits"},
  {name: "fixed_damage", sql: "(damage_type = 'fixed') = (fixed_damage IS NOT NULL)"},
  {name: "ailment", sql: "(ailment IS NULL) = (ailment_percent = 0)"},
  {name: "stat_change", sql: "(stat_change_target IS NULL) = (stat_change_percent = 0)"}
];

export type MechanicsRow = RowOf<{
  name: "";
  description: "";
  primaryKey: [];
  columns: typeof mechanicsColumns;
}>;

/** A move's mechanics as columns. */
export function mechanicsToRow(mechanics: MoveMechanics): MechanicsRow {
  const {statChange} = mechanics;
  return {
    damage_type: mechanics.damageType,
    behaviour: mechanics.behaviour,
    fixed_damage: mechanics.fixedDamage,
    crit_stage: mechanics.critStage,
    min_hits: mechanics.minHits,
    max_hits: mechanics.maxHits,
    drain_percent: mechanics.drainPercent,
    recoil_percent: mechanics.recoilPercent,
    heal_percent: mechanics.healPercent,
    flinch_percent: mechanics.flinchPercent,
    ailment: mechanics.ailment,
    ailment_percent: mechanics.ailmentPercent,
    stat_change_target: statChange?.target ?? null,
    stat_change_percent: statChange?.percent ?? 0,
    stat_attack: statChange?.stages.attack ?? 0,
    stat_defense: statChange?.stages.defense ?? 0,
    stat_sp_attack: statChange?.stages.spAttack ?? 0,
    stat_sp_defense: statChange?.stages.spDefense ?? 0,
    stat_speed: statChange?.stages.speed ?? 0,
    stat_accuracy: statChange?.stages.accuracy ?? 0,
    stat_evasion: statChange?.stages.evasion ?? 0,
    thaws: mechanics.thaws,
    powder: mechanics.powder,
    type_immunity: mechanics.typeImmunity,
    stopped_by_protect: mechanics.stoppedByProtect,
    bypasses_substitute: mechanics.bypassesSubstitute,
    crushes_minimized: mechanics.crushesMinimized
  };
}

/** The inverse of `mechanicsToRow`. */
export function mechanicsFromRow(row: MechanicsRow): MoveMechanics {
  const stages = {
    attack: row.stat_attack,
    defense: row.stat_defense,
    spAttack: row.stat_sp_attack,
    spDefense: row.stat_sp_defense,
    speed: row.stat_speed,
    accuracy: row.stat_accuracy,
    evasion: row.stat_evasion
  };
  return {
    damageType: row.damage_type,
    behaviour: row.behaviour,
    fixedDamage: row.fixed_damage,
    critStage: row.crit_stage,
    minHits: row.min_hits,
    maxHits: row.max_hits,
    drainPercent: row.drain_percent,
    recoilPercent: row.recoil_percent,
    healPercent: row.heal_percent,
    flinchPercent: row.flinch_percent,
    ailment: row.ailment,
    ailmentPercent: row.ailment_percent,
    statChange: row.stat_change_target
      ? {target: row.stat_change_target, percent: row.stat_change_percent, stages}
      : null,
    thaws: row.thaws,
    powder: row.powder,
    typeImmunity: row.type_immunity,
    stoppedByProtect: row.stopped_by_protect,
    bypassesSubstitute: row.bypasses_substitute,
    crushesMinimized: row.crushes_minimized
  };
}

import type {Side} from "./side.ts";

/** What a recorder is told. `value`: see each kind. */
export const EVENT_KINDS = [
  /** Uses a move; value: its index. */
  "move",
  /** Begins a two-turn move; value: its index. */
  "charge",
  /** Metronome or Mirror Move turn into a move; value: its index. */
  "called",
  /** Becomes a copy of the opponent; value: index of the Pokémon it then looks like. */
  "transform",
  /** Learns the opponent's last move; value: its index. */
  "mimic",
  /** Becomes of one type; value: its index. */
  "type",
  /** Cannot act; value: 0. */
  "asleep",
  "frozen",
  "paralyzed",
  "flinch",
  "recharge",
  "disabled",
  "taunted",
  /** Stores energy for Bide; value: damage so far. */
  "bide",
  /** Value: HP lost. */
  "damage",
  "critical_damage",
  "recoil",
  "crash",
  "confusion_damage",
  "poison_damage",
  "burn_damage",
  "trap_damage",
  "seed_damage",
  "substitute_damage",
  /** Value: HP regained. */
  "drain",
  "heal",
  /** Value: 0. */
  "miss",
  "immune",
  "fail",
  "protected",
  "screen",
  "substitute",
  /** Catches an ailment; value: its code. */
  "ailment",
  /** Is rid of an ailment; value: its code. */
  "cure",
  /** A stat changed; value: sum of the stages. */
  "stages",
  "seeded",
  "trapped",
  /** Value: 0. */
  "faint"
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Hears what happens to or through `side`, in order. */
export interface Recorder {
  record(kind: EventKind, side: Side, value: number): void;
}

import {STATS, TYPE_IDENTIFIERS} from "../../../data-loaders/game-data.ts";
import type {Feature} from "./feature.ts";
import {forBothSides, type SideFeature} from "./side-columns.ts";
import type {DuelView, SideView, Strike} from "./view.ts";

/** The columns of the system this one re-creates, computed from the game's true values. */

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const totalStats = (side: SideView): number =>
  STATS.reduce((total, stat) => total + side.pokemon.stats[stat], 0);

/** Power × STAB × type multiplier; 0 for a move without power of its own. */
export const effectivePower = ({power, stab, multiplier}: Strike): number => power * stab * multiplier;

/** Whether A acts first: priority, then Speed; 0.5 where a coin decides. */
export function aMovesFirst({a, b}: DuelView): number {
  const difference = a.move.priority - b.move.priority || a.battle.speed - b.battle.speed;
  return difference > 0 ? 1 : difference < 0 ? 0 : 0.5;
}

const oneHotTypes = (
  slot: string,
  what: string,
  of: "pokemon" | "move",
  typeId: (own: SideView) => number | undefined
): SideFeature[] =>
  TYPE_IDENTIFIERS.map((type, index) => ({
    name: `${slot}_${type}`,
    group: "types" as const,
    unit: "0/1",
    description: `1 if ${what} is ${type}`,
    source: "original" as const,
    oneHot: slot,
    of,
    compute: (own: SideView) => (typeId(own) === index + 1 ? 1 : 0)
  }));

const SIDE: readonly SideFeature[] = [
  ...STATS.map((stat) => ({
    name: snake(stat),
    group: "base stats" as const,
    unit: "points",
    description: `base ${snake(stat).replace("_", " ")}`,
    source: "original" as const,
    of: "pokemon" as const,
    compute: (own: SideView) => own.pokemon.stats[stat]
  })),
  {
    name: "total_stats",
    group: "base stats",
    unit: "points",
    description: "sum of the six base stats",
    source: "original",
    of: "pokemon",
    compute: totalStats
  },
  ...oneHotTypes("type_1", "the first type", "pokemon", (own) => own.pokemon.typeIds[0]),
  ...oneHotTypes("type_2", "the second type", "pokemon", (own) => own.pokemon.typeIds[1]),
  {
    name: "type_2_none",
    group: "types",
    unit: "0/1",
    description: "1 if there is no second type",
    source: "original",
    oneHot: "type_2",
    of: "pokemon",
    compute: (own) => (own.pokemon.typeIds.length === 1 ? 1 : 0)
  },
  ...oneHotTypes("move_type", "the move's type", "move", (own) => own.move.typeId),
  {
    name: "move_power",
    group: "move",
    unit: "points",
    description: "the move's power against this opponent, 0 if it has none",
    source: "original",
    compute: (own) => own.power
  },
  {
    name: "move_priority",
    group: "move",
    unit: "bracket",
    description: "the move's priority bracket, -6 to 2",
    source: "original",
    of: "move",
    compute: (own) => own.move.priority
  },
  {
    name: "move_stab",
    group: "type match-up",
    unit: "ratio",
    description: "1.5 if the move shares a type with its user, else 1",
    source: "original",
    compute: (own) => own.stab
  },
  {
    name: "move_type_mult",
    group: "type match-up",
    unit: "ratio",
    description: "net type multiplier of the move against the opponent",
    source: "original",
    compute: (own) => own.multiplier
  },
  {
    name: "effective_power",
    group: "type match-up",
    unit: "points",
    description: "power × STAB × type multiplier",
    source: "original",
    compute: effectivePower
  }
];

const comparison = (
  name: string,
  unit: string,
  description: string,
  compute: Feature["compute"]
): Feature => ({
  name,
  group: "comparison",
  unit,
  description,
  source: "original",
  compute
});

export const ORIGINAL_FEATURES: readonly Feature[] = [
  ...forBothSides(SIDE),
  comparison(
    "speed_diff",
    "points",
    "A's base Speed minus B's",
    ({a, b}) => a.pokemon.stats.speed - b.pokemon.stats.speed
  ),
  comparison(
    "hp_diff",
    "points",
    "A's base HP minus B's",
    ({a, b}) => a.pokemon.stats.hp - b.pokemon.stats.hp
  ),
  comparison(
    "stat_ratio",
    "ratio",
    "A's total of base stats over B's plus 1",
    ({a, b}) => totalStats(a) / (totalStats(b) + 1)
  ),
  comparison(
    "type_advantage_diff",
    "ratio",
    "A's type multiplier minus B's",
    ({a, b}) => a.multiplier - b.multiplier
  ),
  comparison(
    "effective_power_diff",
    "points",
    "A's effective power minus B's",
    ({a, b}) => effectivePower(a) - effectivePower(b)
  ),
  comparison(
    "priority_advantage",
    "brackets",
    "A's priority bracket minus B's",
    ({a, b}) => a.move.priority - b.move.priority
  ),
  {
    name: "a_moves_first",
    group: "turn order",
    unit: "probability",
    description: "1 if A acts first by priority and Speed, 0 if B does, 0.5 if a coin decides",
    source: "original",
    compute: aMovesFirst
  }
];

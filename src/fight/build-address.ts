import {STATS, type Stat, type StatTable} from "../../data-loaders/game-data.ts";
import {
  AWAKENING_VALUES,
  type Bounds,
  type Build,
  DEFAULT_BUILD,
  FRIENDSHIP,
  INDIVIDUAL_VALUES,
  LEVELS
} from "../../pipelines/battle/build.ts";
import {LASTING_AILMENTS, type LastingAilment} from "../../pipelines/battle/fighter.ts";
import {NATURE_IDENTIFIERS} from "../../pipelines/battle/natures.ts";

/** How one Pokémon of its kind was raised, and how it stands. */
export interface Condition {
  readonly build: Build;
  /** Per cent of its HP left. */
  readonly hp: number;
  readonly ailment: LastingAilment | null;
}

export const FRESH: Condition = {build: DEFAULT_BUILD, hp: 100, ailment: null};
export const HP_LEFT: Bounds = {least: 1, most: 100};

/** A whole number within bounds as a reader types it; null for anything else. */
export function numberWithin(text: string, {least, most}: Bounds): number | null {
  const trimmed = text.trim();
  const value = Number(trimmed);
  return /^\d+$/.test(trimmed) && value >= least && value <= most ? value : null;
}

/** One number for all stats, or one for each. */
function tableOf(text: string, bounds: Bounds): StatTable | null {
  const parts = text.split(".");
  if (parts.length !== 1 && parts.length !== STATS.length) return null;
  const values = STATS.map((_, place) => numberWithin(parts[parts.length === 1 ? 0 : place], bounds));
  if (values.includes(null)) return null;
  return Object.fromEntries(STATS.map((stat, place) => [stat, values[place]])) as Record<Stat, number>;
}

function tableText(table: StatTable): string {
  const values = STATS.map((stat) => table[stat]);
  return new Set(values).size === 1 ? String(values[0]) : values.join(".");
}

/** A condition with one of its parts as an address names it; null for what is none. */
function withPart(condition: Condition, name: string, text: string): Condition | null {
  const built = (part: Partial<Build>): Condition => ({...condition, build: {...condition.build, ...part}});
  switch (name) {
    case "level": {
      const level = numberWithin(text, LEVELS);
      return level === null ? null : built({level});
    }
    case "friendship": {
      const friendship = numberWithin(text, FRIENDSHIP);
      return friendship === null ? null : built({friendship});
    }
    case "hp": {
      const hp = numberWithin(text, HP_LEFT);
      return hp === null ? null : {...condition, hp};
    }
    case "nature": {
      const nature = NATURE_IDENTIFIERS.find((each) => each === text);
      return nature ? built({nature}) : null;
    }
    case "ailment": {
      const ailment = LASTING_AILMENTS.find((each) => each === text);
      return ailment ? {...condition, ailment} : null;
    }
    case "iv": {
      const individualValues = tableOf(text, INDIVIDUAL_VALUES);
      return individualValues && built({individualValues});
    }
    case "av": {
      const awakeningValues = tableOf(text, AWAKENING_VALUES);
      return awakeningValues && built({awakeningValues});
    }
    default:
      return null;
  }
}

/** Reads `level-27,hp-40,av-0.200.0.0.0.200`; parts that say nothing are told in `unknown` and left out. */
export function parseCondition(text: string, unknown: string[]): Condition {
  let condition = FRESH;
  for (const part of text.split(",").filter(Boolean)) {
    const dash = part.indexOf("-");
    const next = withPart(condition, part.slice(0, Math.max(0, dash)), part.slice(dash + 1));
    if (next) condition = next;
    else unknown.push(part);
  }
  return condition;
}

/** What differs from a fresh Pokémon of the default build, as `parseCondition` reads it. */
export function formatCondition({build, hp, ailment}: Condition): string {
  const parts: readonly (readonly [string, string, string])[] = [
    ["level", String(build.level), String(DEFAULT_BUILD.level)],
    ["nature", build.nature, DEFAULT_BUILD.nature],
    ["iv", tableText(build.individualValues), tableText(DEFAULT_BUILD.individualValues)],
    ["av", tableText(build.awakeningValues), tableText(DEFAULT_BUILD.awakeningValues)],
    ["friendship", String(build.friendship), String(DEFAULT_BUILD.friendship)],
    ["hp", String(hp), String(FRESH.hp)],
    ["ailment", ailment ?? "", ""]
  ];
  return parts
    .filter(([, value, fallback]) => value !== fallback)
    .map(([name, value]) => `${name}-${value}`)
    .join(",");
}

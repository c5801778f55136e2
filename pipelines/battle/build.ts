import {STATS, type Stat, type StatTable} from "../../data-loaders/game-data.ts";
import {NATURES, type NatureIdentifier} from "./natures.ts";

/** What makes one Pokémon of a kind differ from another. */
export interface Build {
  readonly level: number;
  readonly individualValues: StatTable;
  readonly awakeningValues: StatTable;
  readonly nature: NatureIdentifier;
  readonly friendship: number;
}

/** Inclusive. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}
export const LEVELS: Bounds = {least: 1, most: 100};
export const INDIVIDUAL_VALUES: Bounds = {least: 0, most: 31};
export const AWAKENING_VALUES: Bounds = {least: 0, most: 200};
export const FRIENDSHIP: Bounds = {least: 0, most: 255};

/** The same value for every stat. */
export const statTable = (value: number): StatTable =>
  Object.fromEntries(STATS.map((stat) => [stat, value])) as Record<Stat, number>;

/** Equal terms: what every duel is fought with. */
export const DEFAULT_BUILD: Build = {
  level: 50,
  individualValues: statTable(INDIVIDUAL_VALUES.most),
  awakeningValues: statTable(AWAKENING_VALUES.least),
  nature: "serious",
  friendship: 70
};

/** Per cent of the stat at so much friendship: up to a tenth more, in whole per cent. */
const friendshipPercent = (friendship: number): number =>
  Math.floor((friendship / FRIENDSHIP.most / 10 + 1) * 100);

/** Per cent of the stat that the nature leaves it. */
function naturePercent(nature: NatureIdentifier, stat: Exclude<Stat, "hp">): number {
  const {raises, lowers} = NATURES[nature];
  if (raises === lowers) return 100;
  return raises === stat ? 110 : lowers === stat ? 90 : 100;
}

const percentOf = (value: number, percent: number): number => Math.floor((value * percent) / 100);

function statOf(stat: Stat, base: number, build: Build): number {
  const {level, individualValues, awakeningValues, nature, friendship} = build;
  const born = 2 * base + individualValues[stat];
  if (stat === "hp") return Math.floor(((born + 100) * level) / 100) + 10 + awakeningValues.hp;
  const grown = Math.floor((born * level) / 100) + 5;
  const inclined = percentOf(grown, naturePercent(nature, stat));
  return percentOf(inclined, friendshipPercent(friendship)) + awakeningValues[stat];
}

/**
 * Base stats to stats in points, by Let's Go's formula: HP knows neither nature nor friendship; every other stat is
 * floored after nature, and again after friendship; Awakening values come on top, a point each, whatever the level.
 * Sources: PKHeX, `PB7.CalculateStatsBeluga`; Bulbapedia, "Go Power"; Pokémon Showdown's Let's Go mod has the same
 * order, with friendship held at 70 and Awakening values in HP alone.
 */
export const statsOf = (base: StatTable, build: Build): StatTable =>
  Object.fromEntries(STATS.map((stat) => [stat, statOf(stat, base[stat], build)])) as Record<Stat, number>;

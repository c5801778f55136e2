import {type ColumnDistance, columnDistance} from "../column-drift.ts";
import type {Profile} from "../profile.ts";
import type {WindowAggregates} from "../window/window-aggregates.ts";
import {SIDES, type Side} from "./changes.ts";

/** Visitors who never ask again look like this at times. */
const BY_CHANCE = 1.3;

/** Whom a column of one Pokémon is about. */
export const sideOf = (column: string): Side => (column.startsWith("a_") ? "a" : "b");

export const rowsAMatchup = ({matchups, rows}: Pick<WindowAggregates, "matchups" | "rows">): number =>
  matchups > 0 ? Math.max(1, rows / matchups) : 1;

const isStat = ({kind, group}: Pick<ColumnDistance, "kind" | "group">): boolean =>
  kind === "numeric" && group === "base stats";

/**
 * How many questions tell as much as one independent one: rows of one request are counted once; what is left of their
 * dependence is a visitor's, asking again about its own. At least 1.
 * @param whole distances over the whole window, those of base stats among them
 */
export function askedAgain(
  whole: readonly ColumnDistance[],
  window: Pick<WindowAggregates, "matchups" | "rows">,
  side: Side
): number {
  const effects = whole
    .filter((column) => isStat(column) && sideOf(column.name) === side)
    .map(({designEffect}) => designEffect / rowsAMatchup(window))
    .sort((x, y) => x - y);
  const effect = effects[effects.length >> 1] ?? 1;
  return effect < BY_CHANCE ? 1 : effect;
}

/** The same of the side that is asked about again the more. */
export function questionEffect(profile: Profile, window: WindowAggregates): number {
  const stats = profile.columns.flatMap((column, i) =>
    isStat(column)
      ? [columnDistance(profile, column, {...window.columns[i], matchups: window.matchups}, window.mix)]
      : []
  );
  return Math.max(...SIDES.map((side) => askedAgain(stats, window, side)));
}

import {quoteName} from "../../../../lib/duckdb/quote-sql.ts";
import {nextBelow} from "../bins.ts";
import type {NumericColumn, ProfileColumn} from "../profile.ts";

/** Number of the interval `value` falls in, for ascending `edges`: how many edges are at or below it. */
export function intervalOf(value: string, edges: readonly string[], first = 0): string {
  if (edges.length === 0) return String(first);
  const middle = edges.length >> 1;
  const below = intervalOf(value, edges.slice(0, middle), first);
  const above = intervalOf(value, edges.slice(middle + 1), first + middle + 1);
  return `CASE WHEN ${value} < ${edges[middle]} THEN ${below} ELSE ${above} END`;
}

/** A literal with an exponent is read as a double: one without is a decimal, whose cast to FLOAT may round wrongly. */
const float = (value: number): string => `${value.toExponential()}::FLOAT`;

/**
 * Counts in the profile's bins, with a bin below the training minimum before them and one above the maximum
 * after.
 */
function histogram(value: string, column: NumericColumn): string {
  const edges = [nextBelow(column.minimum), ...column.edges].map(float);
  return `map_values(histogram(${value}, [${[...edges, "'infinity'::FLOAT"].join(", ")}]))::VARCHAR`;
}

/**
 * The counts of one column, as `readColumn` takes them: the text of a list, which the client reads many times
 * faster than the list itself.
 */
export function columnCounts(column: ProfileColumn): string {
  if (column.kind === "categorical")
    return `[count(${quoteName(column.members[0])}), ${column.members.map((member) => `count_if(${quoteName(member)} = 1)`).join(", ")}]::VARCHAR`;
  // DuckDB would count NaN in the first bin; as NULL it is in none.
  const value = `nullif(${quoteName(column.name)}::FLOAT, 'nan'::FLOAT)`;
  return histogram(value, column);
}

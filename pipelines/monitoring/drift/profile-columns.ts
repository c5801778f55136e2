import {coarseBins, countInBins, fineEdges} from "./bins.ts";
import type {CategoricalColumn, NumericColumn, Stratum} from "./profile.ts";

export interface ColumnLabel {
  readonly name: string;
  readonly group: string;
  readonly unit: string;
}

export type ByStratum<T> = Readonly<Partial<Record<Stratum, T>>>;

const mapStrata = <T, U>(values: ByStratum<T>, map: (value: T) => U): Record<Stratum, U> =>
  Object.fromEntries(
    (Object.entries(values) as [Stratum, T][]).map(([stratum, value]) => [stratum, map(value)])
  ) as Record<Stratum, U>;

/**
 * Bins, moments and counts of one numeric column of the training data; the strata share their bins.
 * @param fixedEdges upper edges to use instead of those the values suggest
 */
export function numericProfile(
  label: ColumnLabel,
  values: ByStratum<Float32Array>,
  fixedEdges?: readonly number[]
): NumericColumn {
  const sorted = mapStrata(values, (column) => Float32Array.from(column).sort());
  const parts = Object.values(sorted);
  const pooled = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  let sum = 0;
  let squares = 0;
  for (const part of parts) {
    pooled.set(part, at);
    at += part.length;
    for (const value of part) {
      sum += value;
      squares += value * value;
    }
  }
  pooled.sort();
  if (!Number.isFinite(sum)) throw new RangeError(`column ${label.name} holds a value that is not finite`);
  const mean = sum / pooled.length;
  const edges = fixedEdges ? [...fixedEdges] : fineEdges(pooled);
  const exact = edges.every((edge, i) => i === 0 || !between(pooled, edges[i - 1], edge));
  return {
    kind: "numeric",
    name: label.name,
    group: label.group,
    unit: label.unit,
    minimum: fixedEdges ? Math.min(0, pooled[0]) : pooled[0],
    deviation: Math.sqrt(Math.max(0, squares / pooled.length - mean * mean)),
    edges,
    positions: exact
      ? edges
      : edges.map((edge, i) => (i === 0 ? (pooled[0] + edge) / 2 : (edges[i - 1] + edge) / 2)),
    coarse: coarseBins(countInBins(pooled, edges)),
    counts: mapStrata(sorted, (column) => countInBins(column, edges))
  };
}

/** Whether a value lies strictly between two edges, that is, a bin holds more than its upper edge. */
function between(sorted: Float32Array, low: number, high: number): boolean {
  let left = 0;
  let right = sorted.length;
  while (left < right) {
    const middle = (left + right) >> 1;
    if (sorted[middle] > low) right = middle;
    else left = middle + 1;
  }
  return sorted[left] < high;
}

/** Counts of one group of one-hot columns, given as one array a column; rows of none come last. */
export function categoricalProfile(
  label: Omit<ColumnLabel, "unit">,
  members: readonly string[],
  values: ByStratum<readonly Float32Array[]>
): CategoricalColumn {
  const prefix = `${label.name}_`;
  return {
    kind: "categorical",
    name: label.name,
    group: label.group,
    categories: [...members.map((m) => (m.startsWith(prefix) ? m.slice(prefix.length) : m)), "none"],
    members: [...members],
    counts: mapStrata(values, (columns) => {
      const counts = columns.map((column) => column.reduce((sum, value) => sum + value, 0));
      const none = columns[0].length - counts.reduce((sum, count) => sum + count, 0);
      return [...counts, none];
    })
  };
}

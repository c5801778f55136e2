import type {ProfileColumn} from "../profile.ts";
import type {FeatureRows} from "../window/sample-window.ts";
import {type BinnedRows, binRows} from "./bin-rows.ts";

/** Share of each column in what the columns say together; they add up to 1. */
export type ColumnWeights = readonly number[];

export interface WeightInput {
  readonly columns: readonly ProfileColumn[];
  /** How much the model goes by each column; null where that is not known: all alike. */
  readonly importance: readonly number[] | null;
  /** Training rows, for what goes together. */
  readonly reference: FeatureRows;
  /** Correlation of ranks, either way, from which two columns say the same. */
  readonly correlation: number;
}

/**
 * A column weighs what the model goes by it. Columns that say the same count once: one that correlates with a more
 * important one weighs nothing, and the more important one no more than by itself.
 */
export function weighColumns({columns, importance, reference, correlation}: WeightInput): ColumnWeights {
  const known = importance ?? columns.map(() => 1);
  const order = columns.map((_, i) => i).sort((i, j) => known[j] - known[i] || i - j);
  const ranks = standardized(columns, binRows(columns, reference));
  const counting: number[] = [];
  for (const i of order) {
    const same = counting.some((j) => Math.abs(dot(ranks[i], ranks[j])) >= correlation);
    if (known[i] > 0 && !same) counting.push(i);
  }
  const total = counting.reduce((sum, i) => sum + known[i], 0);
  const weights = new Array<number>(columns.length).fill(0);
  for (const i of counting) weights[i] = known[i] / total;
  return weights;
}

/** Every column alike: where no rows say what goes together. */
export const equalWeights = (columns: number): ColumnWeights => new Array<number>(columns).fill(1 / columns);

/** Bins of each numeric column, with mean 0 and length 1; empty for categories and for what never varies. */
function standardized(
  columns: readonly ProfileColumn[],
  {rows, cells, offsets}: BinnedRows
): readonly Float64Array[] {
  return columns.map((column, i) => {
    if (column.kind !== "numeric") return new Float64Array();
    const bins = Float64Array.from({length: rows}, (_, row) => cells[row * columns.length + i] - offsets[i]);
    const mean = bins.reduce((sum, bin) => sum + bin, 0) / rows;
    const length = Math.sqrt(bins.reduce((sum, bin) => sum + (bin - mean) ** 2, 0));
    return length > 0 ? bins.map((bin) => (bin - mean) / length) : new Float64Array();
  });
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  if (x.length === y.length) for (let i = 0; i < x.length; i += 1) sum += x[i] * y[i];
  return sum;
}

import {featuresOf, type ProfileColumn} from "../profile.ts";
import type {FeatureRows} from "../window/sample-window.ts";

/** Rows as the bins that their values fall in. */
export interface BinnedRows {
  readonly rows: number;
  /** Row-major, one a column: place of the bin in one list of every column's bins, one after the other. */
  readonly cells: Uint16Array;
  /** Place of each column's first bin in that list, and last the number of all bins. */
  readonly offsets: readonly number[];
}

/** Upper edges of a numeric column's coarse bins. */
const coarseEdges = (edges: readonly number[], coarse: readonly number[]): number[] =>
  edges.filter((_, i) => coarse[i] !== coarse[i + 1]);

/** Bins of a column: coarse ones, or categories. */
const binsOf = (column: ProfileColumn): number =>
  column.kind === "numeric" ? column.coarse[column.coarse.length - 1] + 1 : column.categories.length;

/** Bin of each row's value; values outside the training range are in the outer bins. */
function binReader(column: ProfileColumn, first: number): (values: Float32Array, start: number) => number {
  if (column.kind === "categorical") {
    const none = column.members.length;
    return (values, start) => {
      for (let member = 0; member < none; member += 1)
        if (values[start + first + member] === 1) return member;
      return none;
    };
  }
  const edges = coarseEdges(column.edges, column.coarse);
  const last = edges.length - 1;
  return (values, start) => {
    const value = values[start + first];
    let bin = 0;
    while (bin < last && !(value <= edges[bin])) bin += 1;
    return bin;
  };
}

/**
 * @param columns those of the rows, in their order
 * @param kept of those, the ones to bin
 */
export function binRows(
  columns: readonly ProfileColumn[],
  {values, matchups}: Pick<FeatureRows, "values" | "matchups">,
  kept: readonly number[] = columns.map((_, i) => i)
): BinnedRows {
  const starts: number[] = [];
  const width = columns.reduce((start, column) => {
    starts.push(start);
    return start + featuresOf(column).length;
  }, 0);
  const offsets = [0];
  for (const i of kept) offsets.push(offsets[offsets.length - 1] + binsOf(columns[i]));
  const rows = matchups.length;
  const cells = new Uint16Array(rows * kept.length);
  kept.forEach((i, place) => {
    const binOf = binReader(columns[i], starts[i]);
    for (let row = 0; row < rows; row += 1)
      cells[row * kept.length + place] = offsets[place] + binOf(values, row * width);
  });
  return {rows, cells, offsets};
}

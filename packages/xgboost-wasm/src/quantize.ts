import type {ColumnSource} from "./columns.ts";
import {type Cuts, cutsByRank, cutsOfCategories, cutsOfDistinct} from "./cuts.ts";
import {DataError} from "./errors.ts";
import type {Heap, Mark} from "./heap.ts";
import type {FeatureLayout, Layout} from "./layout.ts";
import {Packer} from "./packer.ts";
import type {RowCodes} from "./train/row-codes.ts";

/** Distinct values looked for before a column is sorted. */
const DISTINCT_LIMIT = 257;
/** What a kernel writes where it looked for a row and found none. */
const NO_ROW = 0xffffffff;

/** Two arrays of one word a row, used for sorting here and for the order of rows in training. */
export interface RowBuffers {
  first: number;
  second: number;
}

/** A matrix as one-byte codes, column by column, in the memory that trains on it. */
export interface Codes {
  heap: Heap;
  rows: number;
  layout: Layout;
  /** Address of column 0's codes; column c begins c * columnStep later. */
  columns: number;
  columnStep: number;
  buffers: RowBuffers;
  /** The same codes row by row, once they have been trained on. */
  byRow?: RowCodes;
  /** Where training may allocate from. */
  scratch: Mark;
  /** The training that uses the memory now; the next one waits for it. */
  busy: Promise<void>;
}

export interface QuantizeOptions {
  maxBin: number;
  weight: Float32Array | null;
  /** Use these features' cuts (for evaluation data) and no bundles. */
  reference?: readonly FeatureLayout[];
  /** Cuts decided already, one a column. */
  cuts?: readonly Cuts[];
  featureName: (column: number) => string;
  /** Whether a column holds categories. */
  categorical: (column: number) => boolean;
}

export interface Scratch {
  table: number;
  stats: number;
  distinct: number;
  cuts: number;
  codes: number;
}

/** Reads every column once and keeps its codes. */
export async function quantize(heap: Heap, source: ColumnSource, options: QuantizeOptions): Promise<Codes> {
  const {rows} = source;
  const scratch: Scratch = {
    table: heap.allocate(2048 * 8),
    stats: heap.allocate(64),
    distinct: heap.allocate(1024 * 4),
    cuts: heap.allocate(256 * 4),
    codes: heap.allocate(rows)
  };
  const buffers = {first: heap.allocate(rows * 4), second: heap.allocate(rows * 4)};
  const width = Math.min(source.width, source.columns);
  const block = heap.allocate(rows * 4 * width);
  const packer = new Packer(heap, rows);
  for (let first = 0; first < source.columns; first += width) {
    const count = Math.min(width, source.columns - first);
    await source.read(first, heap.f32(block, rows * count));
    for (let k = 0; k < count; k++) {
      const values = block + k * rows * 4;
      packColumn({heap, rows, scratch, buffers, values}, first + k, packer, options);
    }
  }
  // Training may use the block's memory, and after it whatever follows the codes.
  heap.reuse(block, rows * 4 * width);
  return {
    heap,
    rows,
    layout: packer.layout,
    columns: packer.firstColumn,
    columnStep: packer.columnStep,
    buffers,
    scratch: heap.mark(),
    busy: Promise.resolve()
  };
}

/** One column being quantized. */
export interface Work {
  heap: Heap;
  rows: number;
  scratch: Scratch;
  buffers: RowBuffers;
  /** Address of its values. */
  values: number;
}

function packColumn(work: Work, column: number, packer: Packer, options: QuantizeOptions): void {
  const name = () => options.featureName(column);
  const reference = options.reference?.[column];
  const categories = options.categorical(column);
  const largest = categories ? largestCategory(work, name, reference) : -1;
  if (reference) {
    findDistinct(work, 0, name);
    const bins = reference.cuts.upper.length;
    // Missing where training saw nothing missing and all codes are taken: the last bin's goes right, too.
    encode(work, reference.cuts, Math.min(bins, 255));
    packer.addReference(reference, work);
    return;
  }
  const known = options.cuts?.[column];
  const {cuts, missing} = categories
    ? {cuts: cutsOfCategories(largest), missing: findDistinct(work, 0, name).missing}
    : known
      ? {cuts: known, missing: findDistinct(work, 0, name).missing}
      : findCuts(work, options.maxBin, options.weight, name);
  encode(work, cuts, Math.min(cuts.upper.length, 255));
  packer.add(cuts, missing, work);
}

/** Codes are bytes, one of them for missing values. */
const MOST_CATEGORIES = 255;

/** The largest category of a column. Throws DataError for what is none, or more than the reference knows. */
function largestCategory({heap, rows, values}: Work, name: () => string, reference?: FeatureLayout): number {
  const limit = (reference?.cuts.upper.length ?? MOST_CATEGORIES) - 1;
  let largest = 0;
  heap.f32(values, rows).forEach((value, row) => {
    if (Number.isNaN(value)) return;
    if (!(value >= 0 && value < limit + 1)) {
      throw new DataError(`column ${name()}, row ${row}: got category ${value}, expected 0 to ${limit}`);
    }
    largest = Math.max(largest, Math.floor(value));
  });
  return largest;
}

function findDistinct(
  {heap, rows, scratch, values}: Work,
  limit: number,
  name: () => string
): {found: number; missing: number} {
  const {table, distinct, stats} = scratch;
  const found = heap.kernels.distinctValues(values, rows, limit, table, distinct, stats);
  const [missing, infinite] = heap.u32(stats, 2);
  if (infinite !== NO_ROW) {
    throw new DataError(`column ${name()}, row ${infinite}: infinite value; use NaN for a missing one`);
  }
  return {found, missing};
}

function findCuts(
  work: Work,
  maxBin: number,
  weight: Float32Array | null,
  name: () => string
): {cuts: Cuts; missing: number} {
  const {heap, rows, scratch, buffers, values} = work;
  const {kernels} = heap;
  // XGBoost's summary holds one value more than there are bins before it is pruned.
  const limit = Math.min(DISTINCT_LIMIT, maxBin + 1);
  const {found, missing} = findDistinct(work, limit, name);
  if (found <= limit) {
    kernels.keysToFloats(scratch.distinct, found);
    return {cuts: cutsOfDistinct(heap.f32(scratch.distinct, found).slice().sort(), maxBin), missing};
  }
  if (weight) return {cuts: weightedCuts(heap.f32(values, rows), weight, maxBin), missing};
  const count = kernels.writeKeys(values, rows, buffers.first);
  kernels.sortKeys(buffers.first, buffers.second, count, scratch.table);
  kernels.keysToFloats(buffers.second, count);
  return {cuts: cutsByRank(heap.f32(buffers.second, count), null, maxBin), missing};
}

function weightedCuts(values: Float32Array, weight: Float32Array, bins: number): Cuts {
  const present = Uint32Array.from(values, (_, i) => i).filter((i) => !Number.isNaN(values[i]));
  present.sort((a, b) => values[a] - values[b]);
  const sorted = Float32Array.from(present, (i) => values[i]);
  return cutsByRank(
    sorted,
    Float32Array.from(present, (i) => weight[i]),
    bins
  );
}

/** Writes the column's codes at scratch.codes. */
function encode({heap, rows, scratch, values}: Work, cuts: Cuts, missingCode: number): void {
  const inner = cuts.upper.length - 1;
  heap.f32(scratch.cuts, 256).set(cuts.upper.subarray(0, inner));
  heap.kernels.encodeColumn(values, rows, scratch.cuts, inner, missingCode, scratch.codes);
}

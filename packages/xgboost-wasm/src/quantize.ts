import type {ColumnSource} from "./columns.ts";
import {type Cuts, countSorted, cutsByRank, cutsOfDistinct, type WeightedValues} from "./cuts.ts";
import {DataError} from "./errors.ts";
import type {Heap} from "./heap.ts";
import type {FeatureLayout, Layout} from "./layout.ts";

/** Distinct values looked for before a column is sorted. */
const DISTINCT_LIMIT = 256;
/** Codes a bundle holds: 0 is "every member at its default". */
const BUNDLE_CODES = 256;
const OPEN_BUNDLES = 32;

/** Three arrays of one word a row, used for quantizing and again by training. */
export interface RowBuffers {
  first: number;
  second: number;
  third: number;
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
  /** Address of the same codes row by row, once they have been trained on. */
  rowMajor?: number;
  /** Where training may allocate from. */
  scratch: number;
  /** The training that uses the memory now; the next one waits for it. */
  busy: Promise<void>;
}

export interface QuantizeOptions {
  maxBin: number;
  weight: Float32Array | null;
  /** Use these features' cuts (for evaluation data) and no bundles. */
  reference?: readonly FeatureLayout[];
  featureName: (column: number) => string;
}

interface Scratch {
  table: number;
  stats: number;
  distinct: number;
  cuts: number;
  codes: number;
}

/** Reads every column once and keeps its codes. */
export async function quantize(heap: Heap, source: ColumnSource, options: QuantizeOptions): Promise<Codes> {
  const {rows} = source;
  const bytes = rows * 4;
  const buffers = {
    first: heap.allocate(bytes),
    second: heap.allocate(bytes),
    third: heap.allocate(bytes)
  };
  const scratch: Scratch = {
    table: heap.allocate(2048 * 8),
    stats: heap.allocate(64),
    distinct: heap.allocate(1024 * 4),
    cuts: heap.allocate(256 * 4),
    codes: heap.allocate(rows)
  };
  const packer = new Packer(heap, rows);
  for (let column = 0; column < source.columns; column++) {
    const values = new Float32Array(heap.memory.buffer, buffers.first, rows);
    if (heap.shared) {
      const copy = new Float32Array(rows);
      await source.read(column, copy);
      heap.f32(buffers.first, rows).set(copy);
    } else {
      await source.read(column, values);
    }
    const name = () => options.featureName(column);
    const reference = options.reference?.[column];
    if (reference) {
      findCuts(heap, buffers, scratch, rows, 0, null, name);
      packer.addReference(reference, encode(heap, buffers, scratch, rows, reference.cuts, -1));
      continue;
    }
    const {cuts, missing} = findCuts(heap, buffers, scratch, rows, options.maxBin, options.weight, name);
    const binCount = cuts.upper.length;
    encode(heap, buffers, scratch, rows, cuts, binCount);
    packer.add(cuts, missing, scratch.codes, scratch.table);
  }
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

function findCuts(
  heap: Heap,
  buffers: RowBuffers,
  scratch: Scratch,
  rows: number,
  maxBin: number,
  weight: Float32Array | null,
  name: () => string
): {cuts: Cuts; missing: number} {
  const {kernels} = heap;
  const limit = Math.min(DISTINCT_LIMIT, maxBin);
  const found = kernels.distinctValues(
    buffers.first,
    rows,
    limit,
    scratch.table,
    scratch.distinct,
    scratch.stats
  );
  const [missing, infinite] = heap.u32(scratch.stats, 2);
  if (infinite !== 0xffffffff) {
    throw new DataError(`column ${name()}, row ${infinite}: infinite value; use NaN for a missing one`);
  }
  // One code of 256 is kept for missing values.
  const bins = Math.min(maxBin, missing > 0 ? 255 : 256);
  if (found <= limit && found <= bins) {
    kernels.keysToFloats(scratch.distinct, found);
    return {cuts: cutsOfDistinct(heap.f32(scratch.distinct, found).slice().sort()), missing};
  }
  if (maxBin === 0) return {cuts: cutsOfDistinct(new Float32Array()), missing};
  const summary = weight
    ? weightedSummary(heap.f32(buffers.first, rows), weight)
    : sortedSummary(heap, buffers, scratch, rows);
  return {cuts: cutsByRank(summary, bins), missing};
}

function sortedSummary(heap: Heap, buffers: RowBuffers, scratch: Scratch, rows: number): WeightedValues {
  const count = heap.kernels.writeKeys(buffers.first, rows, buffers.second);
  heap.kernels.sortKeys(buffers.second, buffers.third, count, scratch.table);
  heap.kernels.keysToFloats(buffers.third, count);
  return countSorted(heap.f32(buffers.third, count));
}

function weightedSummary(values: Float32Array, weight: Float32Array): WeightedValues {
  const order: number[] = [];
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) order.push(i);
  order.sort((a, b) => values[a] - values[b]);
  const distinct: number[] = [];
  const weights: number[] = [];
  for (const i of order) {
    if (distinct.length === 0 || distinct[distinct.length - 1] !== values[i]) {
      distinct.push(values[i]);
      weights.push(0);
    }
    weights[weights.length - 1] += weight[i];
  }
  return {values: Float32Array.from(distinct), weights: Float64Array.from(weights)};
}

/** Codes of the column in buffers.first at scratch.codes; missingCode -1: the last bin or, if free, its own. */
function encode(
  heap: Heap,
  buffers: RowBuffers,
  scratch: Scratch,
  rows: number,
  cuts: Cuts,
  missingCode: number
): number {
  const inner = cuts.upper.length - 1;
  heap.f32(scratch.cuts, 256).set(cuts.upper.subarray(0, inner));
  const code = missingCode < 0 ? Math.min(cuts.upper.length, 255) : missingCode;
  heap.kernels.encodeColumn(buffers.first, rows, scratch.cuts, inner, Math.min(code, 255), scratch.codes);
  return scratch.codes;
}

/** Assigns columns of codes, bundling columns that are never off their default in the same row. */
class Packer {
  readonly layout: Layout = {features: [], codes: []};
  readonly columnStep: number;
  firstColumn = 0;
  private readonly bundles: number[] = [];

  constructor(
    private readonly heap: Heap,
    private readonly rows: number
  ) {
    this.columnStep = Math.ceil(rows / 64) * 64;
  }

  private newColumn(): number {
    const address = this.heap.allocate(this.columnStep);
    if (this.layout.codes.length === 0) this.firstColumn = address;
    this.layout.codes.push(0);
    return this.layout.codes.length - 1;
  }

  private address(column: number): number {
    return this.firstColumn + column * this.columnStep;
  }

  addReference(reference: FeatureLayout, codes: number): void {
    const column = this.newColumn();
    this.heap.u8(this.address(column), this.rows).set(this.heap.u8(codes, this.rows));
    const binCount = reference.cuts.upper.length;
    this.layout.codes[column] = Math.min(binCount + 1, 256);
    this.layout.features.push({
      cuts: reference.cuts,
      column,
      firstCode: 0,
      firstBin: 0,
      missingCode: binCount < 256 ? binCount : -1,
      otherwise: "never",
      hasMissing: true
    });
  }

  add(cuts: Cuts, missing: number, codes: number, counters: number): void {
    const {heap, rows} = this;
    const binCount = cuts.upper.length;
    const hasMissing = missing > 0;
    const missingCode = hasMissing ? binCount : -1;
    heap.kernels.countCodes(codes, rows, counters);
    const zeros = heap.u32(counters, 1)[0];
    const byMissing = missing * 2 >= rows;
    const byZero = zeros * 2 >= rows && binCount > 1;
    const states = binCount - (byMissing ? 0 : 1) + (hasMissing && !byMissing ? 1 : 0);
    if ((byMissing || byZero) && states <= 64) {
      const column = this.bundleFor(codes, byMissing ? binCount : 0, states);
      const firstCode = this.layout.codes[column];
      const firstBin = byMissing ? 0 : 1;
      heap.kernels.mergeCodes(
        this.address(column),
        codes,
        rows,
        byMissing ? binCount : 0,
        firstCode - firstBin
      );
      this.layout.codes[column] += states;
      this.layout.features.push({
        cuts,
        column,
        firstCode,
        firstBin,
        missingCode: hasMissing && !byMissing ? firstCode + binCount - firstBin : -1,
        otherwise: byMissing ? "missing" : "bin0",
        hasMissing
      });
      return;
    }
    const column = this.newColumn();
    heap.u8(this.address(column), rows).set(heap.u8(codes, rows));
    this.layout.codes[column] = binCount + (hasMissing ? 1 : 0);
    this.layout.features.push({
      cuts,
      column,
      firstCode: 0,
      firstBin: 0,
      missingCode,
      otherwise: "never",
      hasMissing
    });
  }

  private bundleFor(codes: number, defaultCode: number, states: number): number {
    const {heap, rows} = this;
    for (const column of this.bundles) {
      if (this.layout.codes[column] + states > BUNDLE_CODES) continue;
      if (!heap.kernels.conflicts(this.address(column), codes, rows, defaultCode)) return column;
    }
    const column = this.newColumn();
    heap.u8(this.address(column), rows).fill(0);
    this.layout.codes[column] = 1;
    if (this.bundles.length === OPEN_BUNDLES) this.bundles.shift();
    this.bundles.push(column);
    return column;
  }
}

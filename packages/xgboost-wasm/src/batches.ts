import type {ColumnSource} from "./columns.ts";
import {type Cuts, cutsByRank, cutsOfDistinct} from "./cuts.ts";
import {DataError} from "./errors.ts";
import {type Numbers, toFloat32} from "./floats.ts";
import {refuseUnknown} from "./names.ts";

export interface Batch {
  /** Row-major, NaN for missing. */
  data: Numbers;
  rows: number;
  label?: Numbers;
  weight?: Numbers;
}

/** A matrix read batch by batch into one-byte codes. */
export interface BatchSource {
  rows: number;
  label: Float32Array | undefined;
  weight: Float32Array | undefined;
  cuts: Cuts[];
  source: ColumnSource;
}

type Batches = () => Iterable<Batch> | AsyncIterable<Batch>;

const SAMPLE = 131072;
const DISTINCT_LIMIT = 257;
const MISSING = 255;

/** The distinct values of a column while they are few, and an evenly spaced sample of at most SAMPLE. */
class ColumnSummary {
  missing = 0;
  private readonly distinct = new Set<number>();
  private sample = new Float32Array(1024);
  private sampled = 0;
  private every = 1;
  private seen = 0;
  private last = Number.NaN;

  add(value: number, column: number): void {
    if (Number.isNaN(value)) {
      this.missing++;
      return;
    }
    if (!Number.isFinite(value)) {
      throw new DataError(`column ${column}: infinite value; use NaN for a missing one`);
    }
    if (this.distinct.size <= DISTINCT_LIMIT && value !== this.last) {
      this.last = value;
      this.distinct.add(value + 0);
    }
    if (this.seen++ % this.every !== 0) return;
    if (this.sampled === SAMPLE) this.halve();
    if (this.sampled === this.sample.length) {
      const larger = new Float32Array(this.sample.length * 2);
      larger.set(this.sample);
      this.sample = larger;
    }
    this.sample[this.sampled++] = value;
  }

  private halve(): void {
    for (let i = 0; i < SAMPLE / 2; i++) this.sample[i] = this.sample[2 * i];
    this.sampled = SAMPLE / 2;
    this.every *= 2;
  }

  cuts(maxBin: number): Cuts {
    // Codes are bytes, and 255 is kept for missing values.
    const bins = Math.min(maxBin, this.missing > 0 ? MISSING : 256);
    if (this.distinct.size <= Math.min(DISTINCT_LIMIT, bins + 1)) {
      return cutsOfDistinct(Float32Array.from(this.distinct).sort(), bins);
    }
    return cutsByRank(this.sample.subarray(0, this.sampled).sort(), null, bins);
  }
}

function binOf(value: number, {upper}: Cuts): number {
  if (Number.isNaN(value)) return MISSING;
  let low = 0;
  let high = upper.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upper[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The batch's values, as single floats. */
function valuesOf(batch: Batch, columns: number): Float32Array {
  refuseUnknown("batch", batch, ["data", "rows", "label", "weight"]);
  if (batch.data.length !== batch.rows * columns) {
    throw new DataError(
      `batch: got ${batch.data.length} values, expected ${batch.rows} rows x ${columns} columns`
    );
  }
  return toFloat32("data", batch.data);
}

/** Goes through the batches for labels and cuts (unless given), then again for the codes. */
export async function readBatches(input: {
  columns: number;
  batches: Batches;
  maxBin?: number;
  cuts?: readonly Cuts[];
}): Promise<BatchSource> {
  const {columns} = input;
  const summaries = input.cuts ? null : Array.from({length: columns}, () => new ColumnSummary());
  const labels: number[][] = [];
  const weights: number[][] = [];
  let rows = 0;
  for await (const batch of input.batches()) {
    const data = valuesOf(batch, columns);
    for (const [name, values, all] of [
      ["label", batch.label, labels],
      ["weight", batch.weight, weights]
    ] as const) {
      if (values && values.length !== batch.rows) {
        throw new DataError(`batch: got ${values.length} values of ${name} for ${batch.rows} rows`);
      }
      if (values) all.push(Array.from(toFloat32(name, values)));
    }
    summaries?.forEach((summary, column) => {
      for (let i = column; i < data.length; i += columns) summary.add(data[i], column);
    });
    rows += batch.rows;
  }
  const cuts = input.cuts
    ? [...input.cuts]
    : (summaries ?? []).map((summary) => summary.cuts(input.maxBin ?? 256));
  const codes = new Uint8Array(rows * columns);
  let at = 0;
  for await (const batch of input.batches()) {
    const data = valuesOf(batch, columns);
    if (at + batch.rows > rows) throw new DataError("batches: more rows the second time");
    for (let column = 0; column < columns; column++) {
      for (let i = 0; i < batch.rows; i++) {
        codes[column * rows + at + i] = binOf(data[i * columns + column], cuts[column]);
      }
    }
    at += batch.rows;
  }
  if (at !== rows) throw new DataError(`batches: ${rows} rows the first time, ${at} the second`);
  return {
    rows,
    label: join(labels, rows),
    weight: join(weights, rows),
    cuts,
    source: codeSource(codes, rows, columns, cuts)
  };
}

function join(parts: readonly number[][], rows: number): Float32Array | undefined {
  if (parts.length === 0) return undefined;
  const all = Float32Array.from(parts.flat());
  if (all.length !== rows) throw new DataError(`batches: labels or weights of ${all.length} of ${rows} rows`);
  return all;
}

/** A value of each code's bin: what is read is only encoded again, by the same cuts. */
function codeSource(codes: Uint8Array, rows: number, columns: number, cuts: readonly Cuts[]): ColumnSource {
  return {
    rows,
    columns,
    width: 1,
    read(column, target) {
      const {upper, lowest} = cuts[column];
      const values = new Float32Array(256).fill(Number.NaN);
      for (let bin = 0; bin < upper.length; bin++) values[bin] = bin === 0 ? lowest : upper[bin - 1];
      for (let i = 0; i < rows; i++) target[i] = values[codes[column * rows + i]];
    }
  };
}

import {type Batch, batchParts} from "./batch-rows.ts";
import type {ColumnSource} from "./columns.ts";
import {type Cuts, cutsByRank, cutsOfDistinct} from "./cuts.ts";
import {DataError} from "./errors.ts";
import {toFloat32} from "./floats.ts";

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
  const keep = (batch: Batch, count: number): void => {
    for (const [name, values, all] of [
      ["label", batch.label, labels],
      ["weight", batch.weight, weights]
    ] as const) {
      if (values && values.length !== count) {
        throw new DataError(`batch: got ${values.length} values of ${name} for ${count} rows`);
      }
      if (values) all.push(Array.from(toFloat32(name, values)));
    }
  };
  let rows = 0;
  for await (const part of batchParts(input.batches(), columns, keep)) {
    summaries?.forEach((summary, column) => {
      for (let i = column; i < part.data.length; i += columns) summary.add(part.data[i], column);
    });
    rows += part.rows;
  }
  const cuts = input.cuts
    ? [...input.cuts]
    : (summaries ?? []).map((summary) => summary.cuts(input.maxBin ?? 256));
  const codes = new Uint8Array(rows * columns);
  let at = 0;
  for await (const {data, rows: count} of batchParts(input.batches(), columns)) {
    if (at + count > rows) throw new DataError("batches: more rows the second time");
    for (let column = 0; column < columns; column++) {
      for (let i = 0; i < count; i++) {
        codes[column * rows + at + i] = binOf(data[i * columns + column], cuts[column]);
      }
    }
    at += count;
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

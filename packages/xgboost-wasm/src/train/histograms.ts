import type {Heap} from "../heap.ts";
import type {Layout} from "../layout.ts";

const SLOT_BYTES = 16;
/** Histograms that a large node's is the sum of. */
export const PARTS = 8;

/** Where each column of codes has its sums in a histogram, packed by the codes really in use. */
export interface HistogramShape {
  bytes: number;
  /** Byte offset of each column's first slot; the last is that of a slot that nobody reads, for padding. */
  offsets: Uint32Array;
}

export function histogramShape(layout: Layout): HistogramShape {
  const offsets = new Uint32Array(layout.codes.length + 1);
  layout.codes.forEach((codes, column) => {
    offsets[column + 1] = offsets[column] + codes * SLOT_BYTES;
  });
  return {bytes: offsets[layout.codes.length] + SLOT_BYTES, offsets};
}

/** Histograms in use and free ones. */
export class HistogramPool {
  private readonly free: number[] = [];
  private readonly freeParts: number[] = [];

  constructor(
    private readonly heap: Heap,
    readonly bytes: number
  ) {}

  take(): number {
    return this.free.pop() ?? this.heap.allocate(this.bytes);
  }

  give(histogram: number): void {
    if (histogram !== 0) this.free.push(histogram);
  }

  /** PARTS histograms that follow each other. */
  takeParts(): number {
    return this.freeParts.pop() ?? this.heap.allocate(this.bytes * PARTS);
  }

  giveParts(parts: number): void {
    this.freeParts.push(parts);
  }
}

/** Size of the buffer that each thread gathers this layout's rows into (assembly/histogram.ts). */
export function gatherBytes(layout: Layout): number {
  const row = 16 + 48 * Math.ceil((Math.ceil(layout.codes.length / 8) * 8) / 48);
  return Math.max(32768, 32 * row) + row;
}

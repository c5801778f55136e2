import type {Heap} from "../heap.ts";
import type {Layout} from "../layout.ts";

const SLOT_BYTES = 16;

/** Where each column of codes has its sums in a histogram, packed by the codes really in use. */
export interface HistogramShape {
  bytes: number;
  /** Byte offset of each column's first slot, padded to whole blocks of eight columns. */
  offsets: Uint32Array;
  blocks: number;
}

export function histogramShape(layout: Layout): HistogramShape {
  const columns = layout.codes.length;
  const blocks = Math.ceil(columns / 8);
  const offsets = new Uint32Array(blocks * 8);
  let bytes = 0;
  layout.codes.forEach((codes, column) => {
    offsets[column] = bytes;
    bytes += codes * SLOT_BYTES;
  });
  // Columns that only pad the last block have code 0 everywhere and share a slot nobody reads.
  if (columns % 8 !== 0) {
    offsets.fill(bytes, columns);
    bytes += SLOT_BYTES;
  }
  return {bytes, offsets, blocks};
}

/** Histograms in use and free ones. */
export class HistogramPool {
  private readonly free: number[] = [];
  private readonly freeParts: number[] = [];

  constructor(
    private readonly heap: Heap,
    readonly bytes: number,
    private readonly partCount: number
  ) {}

  take(): number {
    return this.free.pop() ?? this.heap.allocate(this.bytes);
  }

  give(histogram: number): void {
    if (histogram !== 0) this.free.push(histogram);
  }

  /** partCount histograms that follow each other. */
  takeParts(): number {
    return this.freeParts.pop() ?? this.heap.allocate(this.bytes * this.partCount);
  }

  giveParts(parts: number): void {
    this.freeParts.push(parts);
  }
}

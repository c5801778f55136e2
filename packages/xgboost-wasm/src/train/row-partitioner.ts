import {leftTable, TABLE_BYTES} from "../layout.ts";
import type {Codes} from "../quantize.ts";
import type {Candidate} from "./candidate.ts";
import {type JobQueue, Operation} from "./job-queue.ts";

/** Rows a job handles. */
const CHUNK = 16384;

/** Divides nodes' rows between their children, in chunks that any thread may take. */
export class RowPartitioner {
  private scratch = 0;
  private scratchBytes = 0;

  constructor(
    private readonly codes: Codes,
    private readonly queue: JobQueue
  ) {}

  /** Reorders each parent's rows, those that go left first; returns where the right ones begin. */
  partition(parents: readonly Candidate[], rows: number): number[] {
    const {queue} = this;
    const {heap, layout, columns, columnStep, buffers} = this.codes;
    const spare = buffers.second;
    const chunks: {parent: number; begin: number; end: number}[] = [];
    parents.forEach((parent, i) => {
      for (let begin = parent.begin; begin < parent.end; begin += CHUNK) {
        chunks.push({parent: i, begin, end: Math.min(begin + CHUNK, parent.end)});
      }
    });
    const tables = this.scratchFor(parents.length * TABLE_BYTES + chunks.length * 4);
    const counts = tables + parents.length * TABLE_BYTES;
    const address = (column: number) => (column < 0 ? 0 : columns + column * columnStep);
    const looked = parents.map((parent, i) => {
      const {feature, bin, defaultLeft, right} = parent.split!;
      const table = heap.u8(tables + i * TABLE_BYTES, TABLE_BYTES);
      return leftTable(layout.features[feature], bin, defaultLeft, table, right);
    });
    chunks.forEach(({parent, begin, end}, i) => {
      const table = tables + parent * TABLE_BYTES;
      queue.push(Operation.splitChunk, [
        rows,
        begin,
        end,
        address(looked[parent].first),
        table,
        spare,
        counts + i * 4,
        address(looked[parent].second),
        table + 256
      ]);
    });
    queue.run();
    const lefts = heap.u32(counts, chunks.length).slice();
    const middles = parents.map((parent) => parent.begin);
    chunks.forEach(({parent}, i) => {
      middles[parent] += lefts[i];
    });
    const leftAt = parents.map((parent) => parent.begin);
    const rightAt = [...middles];
    chunks.forEach(({parent, begin, end}, i) => {
      queue.push(Operation.copyChunk, [rows, spare, begin, end, lefts[i], leftAt[parent], rightAt[parent]]);
      leftAt[parent] += lefts[i];
      rightAt[parent] += end - begin - lefts[i];
    });
    queue.run();
    return middles;
  }

  private scratchFor(bytes: number): number {
    if (bytes > this.scratchBytes) {
      this.scratchBytes = bytes * 2;
      this.scratch = this.codes.heap.allocate(this.scratchBytes);
    }
    return this.scratch;
  }
}

import type {Heap} from "../heap.ts";
import type {Team} from "../threads/team.ts";

export const JOB_BYTES = 80;
const JOB_WORDS = JOB_BYTES / 4;

/** Operations of assembly/jobs.ts, which says what the arguments are. */
export const Operation = {
  splitChunk: 1,
  copyChunk: 2,
  histogram: 3,
  find: 4,
  addToRows: 5,
  gradients: 6,
  addTree: 7
} as const;

/** Collects independent jobs in a ring and runs them, on as many threads as there are. */
export class JobQueue {
  private ring: number;
  private capacity = 1024;
  /** Jobs run so far, and with those that wait. */
  private published = 0;
  private end = 0;

  constructor(
    private readonly heap: Heap,
    private readonly team: Team
  ) {
    this.ring = heap.allocate(this.capacity * JOB_BYTES);
  }

  private address(job: number): number {
    return this.ring + (job % this.capacity) * JOB_BYTES;
  }

  /** Adds a job; `floats` are [argument index, value] of arguments that are float32. */
  push(
    operation: number,
    args: readonly number[],
    floats: readonly (readonly [number, number])[] = []
  ): void {
    if (this.end - this.published === this.capacity) this.grow();
    const address = this.address(this.end);
    const record = this.heap.u32(address, JOB_WORDS);
    record[0] = operation;
    for (let i = 0; i < args.length; i++) record[i + 1] = args[i];
    for (const [index, value] of floats) this.heap.f32(address, JOB_WORDS)[index] = value;
    this.end++;
  }

  /** Runs what was pushed and returns when all of it is done. */
  run(): void {
    const from = this.published;
    this.published = this.end;
    if (this.end > from) this.team.run(this.ring, this.capacity, from, this.end - from);
  }

  private grow(): void {
    const waiting: Uint8Array[] = [];
    for (let job = this.published; job < this.end; job++) {
      waiting.push(this.heap.u8(this.address(job), JOB_BYTES).slice());
    }
    this.capacity *= 2;
    this.ring = this.heap.allocate(this.capacity * JOB_BYTES);
    waiting.forEach((record, i) => {
      this.heap.u8(this.address(this.published + i), JOB_BYTES).set(record);
    });
  }
}

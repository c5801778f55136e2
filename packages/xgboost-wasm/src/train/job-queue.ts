import type {Heap} from "../heap.ts";

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

/** Runs `count` job records at `address` and returns when all are done. */
export type JobRunner = (address: number, count: number) => void;

/** Collects independent jobs and runs them, on as many threads as there are. */
export class JobQueue {
  private address: number;
  private capacity = 1024;
  private count = 0;

  constructor(
    private readonly heap: Heap,
    private readonly runJobs: JobRunner
  ) {
    this.address = heap.allocate(this.capacity * JOB_BYTES);
  }

  /** Adds a job; `float`, when given, is [argument index, value] of an argument that is a float32. */
  push(operation: number, args: readonly number[], float?: readonly [number, number]): void {
    if (this.count === this.capacity) this.grow();
    const record = this.heap.u32(this.address + this.count * JOB_BYTES, JOB_WORDS);
    record[0] = operation;
    for (let i = 0; i < args.length; i++) record[i + 1] = args[i];
    if (float) this.heap.f32(this.address + this.count * JOB_BYTES, JOB_WORDS)[float[0]] = float[1];
    this.count++;
  }

  run(): void {
    if (this.count > 0) this.runJobs(this.address, this.count);
    this.count = 0;
  }

  private grow(): void {
    const from = this.address;
    const address = this.heap.allocate(this.capacity * 2 * JOB_BYTES);
    this.heap.u8(address, this.count * JOB_BYTES).set(this.heap.u8(from, this.count * JOB_BYTES));
    this.address = address;
    this.capacity *= 2;
  }
}

import type {Heap} from "../heap.ts";
import {JOB_BYTES} from "../train/job-queue.ts";
import {CONTROL_WORDS, Control} from "./control.ts";
import {type RunningWorker, refuseWorkers, startWorker, workersRefused} from "./workers.ts";

const START_TIMEOUT = 10_000;
const SPINS = 4000;

/** Whether this thread may sleep on shared memory: a page's main thread may not. */
function maySleep(): boolean {
  return typeof window === "undefined";
}

/** The training thread and its workers. With one thread, no worker is started and no shared memory needed. */
export class Team {
  private readonly words: Int32Array;
  private readonly workers: RunningWorker[] = [];

  private constructor(private readonly heap: Heap) {
    const control = heap.allocate(CONTROL_WORDS * 4);
    this.words = heap.i32(control, CONTROL_WORDS);
    this.words.fill(0);
  }

  /** Starts workers so that `threads` threads work on this heap's jobs; fewer if the platform has none. */
  static async start(heap: Heap, threads: number, bufferBytes: number): Promise<Team> {
    const team = new Team(heap);
    heap.kernels.setBuffer(heap.allocate(bufferBytes));
    if (!heap.shared || workersRefused()) return team;
    const {memory, module} = heap;
    const control = team.words.byteOffset;
    for (let i = 1; i < threads; i++) {
      const worker = startWorker({memory, module, control, buffer: heap.allocate(bufferBytes)});
      if (worker) team.workers.push(worker);
    }
    await team.untilReady();
    return team;
  }

  get threads(): number {
    return this.workers.length + 1;
  }

  /** Lets the workers sleep, so that this thread works alone, or wakes them. */
  pause(on: boolean): void {
    Atomics.store(this.words, Control.paused, on ? 1 : 0);
    if (!on) Atomics.notify(this.words, Control.paused);
  }

  private async untilReady(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT;
    while (Atomics.load(this.words, Control.ready) < this.workers.length) {
      if (Date.now() > deadline || this.workers.some((worker) => worker.failed)) {
        this.stop();
        refuseWorkers();
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  /** Runs jobs [from, from + count) of a ring of job records; from must be the number published so far. */
  run(ring: number, capacity: number, from: number, count: number): void {
    const {kernels} = this.heap;
    const address = (job: number) => ring + (job % capacity) * JOB_BYTES;
    if (this.workers.length === 0) {
      for (let job = from; job < from + count; job++) kernels.runJob(address(job));
      return;
    }
    const {words} = this;
    words[Control.ring] = ring;
    words[Control.capacity] = capacity;
    Atomics.store(words, Control.published, from + count);
    Atomics.notify(words, Control.published);
    for (;;) {
      const taken = Atomics.load(words, Control.taken);
      if (taken === from + count) break;
      if (Atomics.compareExchange(words, Control.taken, taken, taken + 1) !== taken) continue;
      kernels.runJob(address(taken));
      Atomics.add(words, Control.finished, 1);
    }
    this.untilFinished(from + count);
    if (Atomics.load(words, Control.failed) === 1) throw new Error("a worker thread failed");
  }

  private untilFinished(published: number): void {
    const {words} = this;
    for (let spins = 0; ; spins++) {
      const finished = Atomics.load(words, Control.finished);
      if (finished === published) return;
      if (spins > SPINS && maySleep()) Atomics.wait(words, Control.finished, finished, 1000);
    }
  }

  stop(): void {
    if (this.workers.length === 0) return;
    Atomics.store(this.words, Control.stop, 1);
    Atomics.notify(this.words, Control.published);
    this.pause(false);
    for (const worker of this.workers) worker.terminate();
    this.workers.length = 0;
  }
}

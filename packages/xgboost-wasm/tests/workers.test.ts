import {afterEach, describe, expect, it, vi} from "vitest";
import {baseMargins, outputCount} from "../src/model/tree.ts";
import {ThreadTrial} from "../src/threads/trial.ts";
import {availableThreads, startWorker, type WorkerStart} from "../src/threads/workers.ts";

const start = {control: 8, buffer: 16} as WorkerStart;

/** Stands for a browser's workers. */
class FakeWorker {
  static readonly started: FakeWorker[] = [];
  /** Whether the page's policy forbids the worker, which is told by an event. */
  static refused = false;
  readonly messages: unknown[] = [];
  ended = false;
  constructor(readonly address: string) {
    FakeWorker.started.push(this);
  }
  postMessage(message: unknown): void {
    this.messages.push(message);
  }
  addEventListener(event: string, listener: (event: object) => void): void {
    if (event === "error" && FakeWorker.refused) queueMicrotask(() => listener({}));
  }
  terminate(): void {
    this.ended = true;
  }
}

/** Makes this process look like a browser. */
function inBrowser(isolated: boolean): void {
  vi.stubGlobal("process", {});
  vi.stubGlobal("navigator", {hardwareConcurrency: 7});
  vi.stubGlobal("Worker", FakeWorker);
  vi.stubGlobal("crossOriginIsolated", isolated);
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  FakeWorker.started.length = 0;
  FakeWorker.refused = false;
});

describe("threads in a browser", () => {
  it("are as many as it says it has, or one", () => {
    inBrowser(true);
    expect(availableThreads()).toBe(7);
    vi.stubGlobal("navigator", undefined);
    expect(availableThreads()).toBe(1);
  });

  it("are started from the worker's text, given their start, and ended", () => {
    inBrowser(true);
    const revoke = vi.spyOn(URL, "revokeObjectURL");
    const worker = startWorker(start);
    const [{address, messages}] = FakeWorker.started;
    expect(address).toMatch(/^blob:/);
    expect(revoke).toHaveBeenCalledExactlyOnceWith(address);
    expect(messages).toEqual([start]);
    worker?.terminate();
    expect(FakeWorker.started[0].ended).toBe(true);
  });

  it("are none where memory cannot be shared, or where the page may not start workers", () => {
    inBrowser(false);
    expect(startWorker(start)).toBeNull();
    inBrowser(true);
    vi.stubGlobal(
      "Worker",
      class {
        constructor() {
          throw new DOMException("refused by the page's policy", "SecurityError");
        }
      }
    );
    expect(startWorker(start)).toBeNull();
    vi.stubGlobal("Worker", undefined);
    expect(startWorker(start)).toBeNull();
  });
});

describe("a team", () => {
  it("works alone at once where workers are refused, and does not try again", async () => {
    vi.resetModules();
    const {Heap} = await import("../src/heap.ts");
    const {Team} = await import("../src/threads/team.ts");
    const heap = await Heap.create(true);
    inBrowser(true);
    FakeWorker.refused = true;
    const clock = vi.spyOn(Date, "now").mockReturnValue(0);
    expect((await Team.start(heap, 3, 64)).threads).toBe(1);
    expect(clock).toHaveBeenCalled();
    expect(FakeWorker.started.map((worker) => worker.ended)).toEqual([true, true]);
    expect((await Team.start(heap, 3, 64)).threads).toBe(1);
    expect(FakeWorker.started).toHaveLength(2);
  });

  it.each([
    ["stays where the other threads help", [5, 9], [true, false]],
    ["lets them sleep where they do not", [9, 5], [true]]
  ])("%s", (_, [together, alone], expected) => {
    const pauses: boolean[] = [];
    const took = [100, together, alone, 1, 1];
    let [clock, done] = [0, 0];
    const trial = new ThreadTrial({threads: 2, pause: (on) => pauses.push(on)}, true, () => clock);
    for (const time of took) {
      trial.run(() => {
        clock += time;
        done++;
      });
    }
    expect(done).toBe(took.length);
    expect(pauses).toEqual(expected);
  });
});

describe("a model's scale", () => {
  const base = (objective: string, baseScore: number) => baseMargins({objective, baseScore, numClass: 0})[0];

  it("is the log-odds of base_score for probabilities, and base_score itself elsewhere", () => {
    expect(base("binary:logistic", 0.5)).toBeCloseTo(0, 12);
    expect(base("binary:logistic", 0.8)).toBeCloseTo(Math.log(4), 6);
    expect(base("reg:squarederror", 0.8)).toBe(Math.fround(0.8));
    expect(base("multi:softprob", 0.5)).toBe(0.5);
  });

  it("has an output for every class, and one where there are no classes", () => {
    expect([0, 1, 3].map((numClass) => outputCount({numClass}))).toEqual([1, 1, 3]);
  });
});

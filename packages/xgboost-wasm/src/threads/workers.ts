import {WORKER_SOURCE} from "./worker-source.ts";

/** What a worker is started with. */
export interface WorkerStart {
  memory: WebAssembly.Memory;
  module: WebAssembly.Module;
  control: number;
  buffer: number;
}

export interface RunningWorker {
  terminate(): void;
  /** Whether it said that it could not start, or died. */
  readonly failed: boolean;
}

/** Set once a worker failed: a page's security policy that forbids one forbids the next one too. */
let refused = false;

/** Whether workers are worth a try: none has failed here so far. */
export function workersRefused(): boolean {
  return refused;
}

export function refuseWorkers(): void {
  refused = true;
}

interface NodeWorkerThreads {
  Worker: new (
    source: string,
    options: {eval: true; workerData: unknown; execArgv: string[]; env: object}
  ) => {
    unref(): void;
    terminate(): Promise<number>;
    on(event: "error", listener: (error: Error) => void): void;
  };
}

interface NodeOs {
  availableParallelism(): number;
}

/** A module of Node's own, without an import that a bundler for the browser would follow. */
function nodeModule<T>(name: string): T | undefined {
  const host = globalThis as {process?: {getBuiltinModule?: (name: string) => unknown}};
  return host.process?.getBuiltinModule?.(name) as T | undefined;
}

/** How many threads the machine offers. */
export function availableThreads(): number {
  const os = nodeModule<NodeOs>("node:os");
  if (os) return os.availableParallelism();
  return globalThis.navigator?.hardwareConcurrency ?? 1;
}

/** Starts a worker, or returns null where the platform or its security policy has none. */
export function startWorker(start: WorkerStart): RunningWorker | null {
  const running = {failed: false, terminate: (): void => {}};
  const fail = (): void => {
    running.failed = true;
  };
  try {
    const threads = nodeModule<NodeWorkerThreads>("node:worker_threads");
    if (threads) {
      const options = {eval: true as const, workerData: start, execArgv: [], env: {}};
      const worker = new threads.Worker(WORKER_SOURCE, options);
      worker.unref();
      worker.on("error", fail);
      running.terminate = () => void worker.terminate();
      return running;
    }
    if (typeof Worker === "undefined" || !globalThis.crossOriginIsolated) return null;
    const address = URL.createObjectURL(new Blob([WORKER_SOURCE], {type: "text/javascript"}));
    const worker = new Worker(address);
    // A security policy without worker-src blob: is told by an event, not by an exception.
    worker.addEventListener("error", (event) => {
      event.preventDefault?.();
      fail();
    });
    worker.postMessage(start);
    URL.revokeObjectURL(address);
    running.terminate = () => worker.terminate();
    return running;
  } catch {
    return null;
  }
}

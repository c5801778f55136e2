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
  try {
    const threads = nodeModule<NodeWorkerThreads>("node:worker_threads");
    if (threads) {
      const options = {eval: true as const, workerData: start, execArgv: [], env: {}};
      const worker = new threads.Worker(WORKER_SOURCE, options);
      worker.unref();
      // A worker that dies is noticed by its missing readiness or unfinished job.
      worker.on("error", () => {});
      return {terminate: () => void worker.terminate()};
    }
    if (typeof Worker === "undefined" || !globalThis.crossOriginIsolated) return null;
    const address = URL.createObjectURL(new Blob([WORKER_SOURCE], {type: "text/javascript"}));
    const worker = new Worker(address);
    URL.revokeObjectURL(address);
    worker.postMessage(start);
    return {terminate: () => worker.terminate()};
  } catch {
    return null;
  }
}

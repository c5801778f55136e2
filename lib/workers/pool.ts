import {availableParallelism} from "node:os";
import {fileURLToPath} from "node:url";
import {Piscina} from "piscina";

/** Threads a pool uses unless told otherwise: every core, at most 16. */
export const defaultThreads = (): number => Math.min(16, availableParallelism());

export interface WorkerPool {
  /** Calls the exported function `name(argument, context)` of the pool's module in a worker thread. */
  run<Result>(name: string, argument: unknown): Promise<Result>;
  close(): Promise<void>;
}

/**
 * Worker threads that run exported functions of a TypeScript module.
 * @param module the module, such as `new URL("./tasks.ts", import.meta.url)`
 * @param context given to every call; copied once to each thread (SharedArrayBuffers are shared)
 */
export function createPool(module: URL, context: unknown, threads = defaultThreads()): WorkerPool {
  const pool = new Piscina({
    filename: fileURLToPath(new URL("./bootstrap.mjs", import.meta.url)),
    name: "run",
    minThreads: threads,
    maxThreads: threads,
    workerData: {module: module.href, context}
  });
  return {
    run: (name, argument) => pool.run({name, argument}),
    close: () => pool.destroy()
  };
}

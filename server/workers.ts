import cluster, {type Worker} from "node:cluster";
import type {Registry} from "prom-client";
import {LastingTotals, type MetricsJson} from "./metrics/lasting-totals.ts";
import type {MetricsForm} from "./metrics/metrics.ts";

/** Between the primary process and its workers. */
type Message =
  | {readonly type: "ready"}
  /** Worker to primary: text over all workers is wanted; and the answer. */
  | {readonly type: "render"; readonly id: number; readonly form: MetricsForm}
  | {readonly type: "rendered"; readonly id: number; readonly text: string}
  /** Primary to worker: its own metrics are wanted; and the answer. */
  | {readonly type: "collect"; readonly id: number}
  | {readonly type: "collected"; readonly id: number; readonly metrics: MetricsJson};

/** Pause before another try where a worker ended before it was ready. */
const RETRY_MS = 1000;
/** A worker that has not given its metrics by then counts as it did when it last gave them. */
const COLLECT_MS = 2000;

/**
 * Runs `count` processes that share one port, the others once the first is ready; one that dies is replaced. Where
 * none can become ready all is over.
 * @returns the exit code, when all have ended
 */
export function runWorkers(count: number, env: NodeJS.ProcessEnv): Promise<number> {
  const ready = new Set<Worker>();
  const collected = new Map<number, (metrics: MetricsJson | null) => void>();
  const totals = new LastingTotals();
  let collections = 0;
  let ending = false;
  let exitCode = 0;

  const collect = (worker: Worker): Promise<void> =>
    new Promise((resolve) => {
      const id = collections++;
      const done = (metrics: MetricsJson | null): void => {
        clearTimeout(timer);
        collected.delete(id);
        if (ready.has(worker)) totals.tell(worker.id, metrics);
        resolve();
      };
      const timer = setTimeout(() => done(null), COLLECT_MS);
      collected.set(id, done);
      worker.send({type: "collect", id} satisfies Message, (error) => error && done(null));
    });
  const render = async (worker: Worker, {id, form}: {id: number; form: MetricsForm}): Promise<void> => {
    await Promise.all([...ready].map(collect));
    const text = await totals.text(form);
    if (worker.isConnected()) worker.send({type: "rendered", id, text} satisfies Message);
  };

  return new Promise((resolve) => {
    const end = (): void => {
      ending = true;
      for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill("SIGTERM");
    };
    const fork = (onReady = () => {}): void => {
      const worker = cluster.fork(env);
      worker.on("message", (message: Message) => {
        if (message.type === "ready") {
          ready.add(worker);
          onReady();
        } else if (message.type === "collected") collected.get(message.id)?.(message.metrics);
        else if (message.type === "render") void render(worker, message);
      });
      worker.on("exit", (code) => {
        const wasReady = ready.delete(worker);
        void totals.end(worker.id);
        if (!ending && !wasReady && ready.size === 0) {
          exitCode = code || 1;
          end();
        } else if (!ending) setTimeout(() => !ending && fork(), wasReady ? 0 : RETRY_MS);
        if (ending && Object.keys(cluster.workers ?? {}).length === 0) resolve(exitCode);
      });
    };
    process.on("SIGTERM", end);
    process.on("SIGINT", end);
    fork(() => {
      for (let index = 1; index < count; index++) fork();
    });
  });
}

/** In a worker: gives its metrics to the primary process and asks it for those of all. */
export function shareMetrics(registry: Registry): {
  ready(): void;
  render(form: MetricsForm): Promise<string>;
} {
  const waiting = new Map<number, (text: string) => void>();
  let requests = 0;
  const send = (message: Message): void => void process.send?.(message);
  process.on("message", async (message: Message) => {
    if (message.type === "collect") {
      send({type: "collected", id: message.id, metrics: await registry.getMetricsAsJSON()});
    } else if (message.type === "rendered") {
      waiting.get(message.id)?.(message.text);
      waiting.delete(message.id);
    }
  });
  return {
    ready: () => send({type: "ready"}),
    render: (form) =>
      new Promise((resolve) => {
        const id = requests++;
        waiting.set(id, resolve);
        send({type: "render", id, form});
      })
  };
}

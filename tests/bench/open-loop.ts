import {setTimeout as wait} from "node:timers/promises";
import {Pool} from "undici";

/** A request as both generators take it: autocannon, and the one below. */
export interface Asked {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string;
}

export interface OpenLoopOptions {
  /** The server's address. */
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly ask: () => Asked;
  /** Mean requests a second. */
  readonly rate: number;
  readonly seconds: number;
  readonly random?: () => number;
}

/** Milliseconds from the moment a request was due, so that nothing a slow answer holds up is left out. */
export interface OpenLoopResult {
  readonly requests: number;
  readonly p50: number;
  readonly p99: number;
  readonly highest: number;
  /** How late the generator itself was with the worst hundredth of its requests; part of the latencies. */
  readonly generatorP99: number;
}

const at = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
};

/**
 * Asks at random (Poisson) moments whatever the answers take. autocannon's `overallRate` sends each second's
 * requests at once, as fast as its connections allow, and so measures the latency at full load instead.
 * @throws Error for an answer that is no success
 */
export async function openLoop(options: OpenLoopOptions): Promise<OpenLoopResult> {
  const {origin, headers, ask, rate, seconds, random = Math.random} = options;
  const pool = new Pool(origin, {connections: 64, pipelining: 1});
  const latencies: number[] = [];
  const lags: number[] = [];
  const underWay = new Set<Promise<void>>();
  const start = performance.now();
  const send = async (due: number): Promise<void> => {
    const answer = await pool.request({...ask(), headers});
    await answer.body.dump();
    if (answer.statusCode !== 200) throw new Error(`an answer had the status ${answer.statusCode}`);
    latencies.push(performance.now() - due);
  };
  const end = start + 1000 * seconds;
  let due = start;
  try {
    for (;;) {
      due += (-1000 * Math.log(1 - random())) / rate;
      if (due >= end) break;
      while (performance.now() < due) await wait(Math.max(0, due - performance.now() - 1));
      lags.push(performance.now() - due);
      const request = send(due);
      underWay.add(request);
      void request.finally(() => underWay.delete(request)).catch(() => {});
    }
    await Promise.all(underWay);
  } finally {
    await pool.destroy();
  }
  return {
    requests: latencies.length,
    p50: at(latencies, 0.5),
    p99: at(latencies, 0.99),
    highest: latencies.reduce((most, ms) => Math.max(most, ms), 0),
    generatorP99: at(lags, 0.99)
  };
}

import {arrivals, type Mode} from "./arrivals.ts";
import {REQUESTS_A_FIGHT} from "./traffic-fights.ts";
import type {Questioner} from "./traffic-questions.ts";
import {type Outcome, TrafficSummary} from "./traffic-summary.ts";

/** Requests under way at most; what is due beyond them is skipped and counted. */
export const MOST_IN_FLIGHT = 64;
const TIMEOUT_MS = 10_000;

/** Traffic that must not be sent. */
export class TrafficTargetError extends Error {
  constructor(readonly url: string) {
    super(
      `${url} is not this machine's loopback: traffic is for servers of your own; allow it with --allow-remote`
    );
    this.name = "TrafficTargetError";
  }
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** @throws TrafficTargetError for another machine, unless allowed; TypeError for no URL */
export function checkTarget(url: string, allowRemote: boolean): URL {
  const target = new URL(url);
  if (!/^https?:$/.test(target.protocol)) throw new TypeError(`${url}: expected http:// or https://`);
  if (!allowRemote && !LOOPBACK.test(target.hostname)) throw new TrafficTargetError(url);
  return target;
}

export interface TrafficOptions {
  readonly url: URL;
  readonly mode: Mode;
  /** Seconds. */
  readonly duration: number;
  /** Mean requests a second. */
  readonly rate: number;
  readonly ask: Questioner;
  /** The body of a fight, which one request in `REQUESTS_A_FIGHT` asks about; none without. */
  readonly askFight?: () => Readonly<Record<string, unknown>>;
  readonly random: () => number;
  readonly apiKey?: string;
  readonly signal?: AbortSignal;
  /** Called about once a second and at the end. */
  readonly onSummary?: (summary: TrafficSummary, seconds: number) => void;
}

const wait = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener("abort", done, {once: true});
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    }
  });

interface Asked {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Whether the answer is a recommended move's chance, of which the mean is told. */
  readonly recommends: boolean;
}

function asBestMove({pokemonA, pokemonB, movesA}: ReturnType<Questioner>): Asked {
  const body = {pokemon_a_id: pokemonA, pokemon_b_id: pokemonB, available_moves: movesA};
  return {path: "/predict/best-move", body, recommends: true};
}

/** Sends best-move questions, and fights among them, in time, marked as synthetic; ends early, but in order, when `signal` aborts. */
export async function sendTraffic(options: TrafficOptions): Promise<TrafficSummary> {
  const {url, mode, duration, rate, ask, askFight, random, signal, onSummary} = options;
  let requests = 0;
  const summary = new TrafficSummary();
  const underWay = new Set<Promise<void>>();
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  const report = setInterval(() => onSummary?.(summary, seconds()), 1000);
  try {
    for (const due of arrivals(mode, rate, duration, random)) {
      const pause = (due - seconds()) * 1000;
      if (pause > 1) await wait(pause, signal);
      // A machine too slow for the rate falls behind; it must not go on beyond the duration.
      if (signal?.aborted || seconds() >= duration) break;
      const question = ask();
      if (underWay.size >= MOST_IN_FLIGHT) {
        summary.add({kind: "skipped"});
        // Lets answers in, where requests are due faster than the loop runs.
        await wait(0, signal);
        continue;
      }
      const asked: Asked =
        askFight && ++requests % REQUESTS_A_FIGHT === 0
          ? {path: "/predict/fight", body: askFight(), recommends: false}
          : asBestMove(question);
      const request = post(url, asked, options).then((outcome) => {
        summary.add(outcome);
        underWay.delete(request);
      });
      underWay.add(request);
    }
    if (!signal?.aborted) await wait((duration - seconds()) * 1000, signal);
    await Promise.all(underWay);
  } finally {
    clearInterval(report);
  }
  onSummary?.(summary, seconds());
  return summary;
}

async function post(url: URL, {path, body, recommends}: Asked, {apiKey}: TrafficOptions): Promise<Outcome> {
  const start = performance.now();
  try {
    const response = await fetch(new URL(path, url), {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-synthetic": "true",
        ...(apiKey ? {"x-api-key": apiKey} : {})
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS)
    });
    const answer: unknown = await response.json();
    const milliseconds = performance.now() - start;
    const probability =
      recommends && typeof answer === "object" && answer !== null && "win_probability" in answer
        ? Number(answer.win_probability)
        : undefined;
    return {
      kind: "answered",
      status: response.status,
      milliseconds,
      ...(probability === undefined ? {} : {probability})
    };
  } catch {
    return {kind: "failed"};
  }
}

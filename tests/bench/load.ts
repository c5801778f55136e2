import autocannon from "autocannon";
import {type Asked, type OpenLoopResult, openLoop} from "./open-loop.ts";

const CONNECTIONS = 10;
export const KEY = "bench-key-bench-key-bench-key";
export const headers = {"Content-Type": "application/json", "X-API-Key": KEY};

/** What is asked, and whom. */
export interface Load {
  readonly origin: string;
  readonly ask: () => Asked;
}

/** As many requests as ten connections take. @returns requests a second, and in all. @throws Error where one fails */
export async function fullLoad({origin, ask}: Load, seconds: number) {
  const result = await autocannon({
    url: origin,
    headers,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [{setupRequest: (request) => ({...request, ...ask()})}]
  });
  if (result.non2xx + result.errors > 0) {
    throw new Error(`${result.non2xx} answers were no success, ${result.errors} requests failed`);
  }
  return {rate: result.requests.average, total: result.requests.total};
}

/** Asks each once, some at a time. */
export async function askAll(origin: string, questions: readonly Asked[], atOnce = 4): Promise<void> {
  const left = [...questions];
  const client = async (): Promise<void> => {
    for (let question = left.pop(); question !== undefined; question = left.pop()) {
      const {path, ...request} = question;
      const response = await fetch(`${origin}${path}`, {...request, headers});
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`an answer had the status ${response.status}`);
    }
  };
  await Promise.all(Array.from({length: atOnce}, client));
}

const LONGEST_BLOCK_SECONDS = 10;
/** So that a hiccup of the machine decides none of the two. */
const FEWEST_BLOCKS = 3;

/** Latencies of several loads at the same rate, in blocks by turns, so that they are of the same minutes. */
export async function latencies(
  loads: readonly Load[],
  rate: number,
  seconds: number
): Promise<OpenLoopResult[][]> {
  const blocks = Math.max(FEWEST_BLOCKS, Math.round(seconds / loads.length / LONGEST_BLOCK_SECONDS));
  const found: OpenLoopResult[][] = loads.map(() => []);
  for (let block = 0; block < blocks; block++) {
    for (const [index, {origin, ask}] of loads.entries())
      found[index].push(
        await openLoop({origin, ask, headers, rate, seconds: seconds / loads.length / blocks})
      );
  }
  return found;
}

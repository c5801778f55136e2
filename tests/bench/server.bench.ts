/**
 * `npm run bench:server`: the prediction beside an empty Express echo with the same middleware, in one run, on the
 * loopback. `--minutes N` sets how long half of the load is kept up (10 for the record, 0.5 by default).
 */
import {type ChildProcess, fork} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, rmSync} from "node:fs";
import {cpus, tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import autocannon from "autocannon";
import {spawnProcess} from "../server/support/spawn-server.ts";

const ROUNDS = 3;
const ROUND_SECONDS = 5;
const CONNECTIONS = 10;
const KEY = "bench-key-bench-key-bench-key";
const QUESTION = JSON.stringify({
  pokemon_a_id: 7,
  pokemon_b_id: 4,
  available_moves: ["Water Gun", "Tackle", "Bite", "Surf"]
});

const {values} = parseArgs({options: {minutes: {type: "string", default: "0.5"}}});
const log = mkdtempSync(join(tmpdir(), "predictiondex-bench-"));
const env = {
  ...process.env,
  PORT: "0",
  API_KEYS: KEY,
  RATE_LIMIT: "1000000",
  LOG_LEVEL: "info"
};

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const print = (what: string, value: string): void =>
  void process.stdout.write(`${what.padEnd(58)} ${value}\n`);

const load = (url: string, seconds: number, rate?: number) =>
  autocannon({
    url,
    method: "POST",
    headers: {"Content-Type": "application/json", "X-API-Key": KEY},
    body: QUESTION,
    connections: CONNECTIONS,
    duration: seconds,
    ...(rate === undefined ? {} : {overallRate: rate})
  });

async function succeeded(run: Promise<autocannon.Result>): Promise<autocannon.Result> {
  const result = await run;
  if (result.non2xx + result.errors > 0) {
    throw new Error(`${result.non2xx} answers were no success, ${result.errors} requests failed`);
  }
  return result;
}

/** Milliseconds from the start of the process to the first 200 of /ready. */
async function coldStart(): Promise<number> {
  const start = performance.now();
  const {child, output} = spawnProcess({...env, PREDICTION_LOG: "off"}, file("../../server/main.ts"));
  try {
    for (;;) {
      const url = /listening on (http:\/\/[\d.]+:\d+)/.exec(output())?.[1];
      if (url !== undefined && (await fetch(`${url}/ready`)).ok) return performance.now() - start;
      if (child.exitCode !== null) throw new Error(`the server did not start:\n${output()}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  } finally {
    child.kill("SIGKILL");
  }
}

async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)`, "m").exec(text)?.[1]);
}

const residentMegabytes = async (url: string): Promise<number> =>
  (await metric(url, "process_resident_memory_bytes")) / 1024 ** 2;

async function endurance(url: string, rate: number, seconds: number): Promise<void> {
  const samples: number[] = [];
  const timer = setInterval(
    async () => samples.push(await residentMegabytes(url)),
    Math.max(1000, seconds * 20)
  );
  const {latency} = await succeeded(load(`${url}/predict/best-move`, seconds, rate));
  clearInterval(timer);
  const third = Math.max(1, Math.floor(samples.length / 3));
  print(
    `at ${Math.round(rate)} requests/s for ${seconds} s: p50, p99, highest`,
    `${latency.p50}, ${latency.p99}, ${latency.max} ms`
  );
  print(
    "resident memory: start, median of 2nd third, of last third",
    `${samples[0]?.toFixed(0)}, ${median(samples.slice(third, 2 * third)).toFixed(0)}, ${median(samples.slice(-third)).toFixed(0)} MB`
  );
}

async function bench(child: ChildProcess): Promise<void> {
  const [urls] = (await once(child, "message")) as [{server: string; echo: string}];
  const targets = {echo: `${urls.echo}/echo`, "best-move": `${urls.server}/predict/best-move`} as const;
  const rates = {echo: [] as number[], "best-move": [] as number[]};
  const processor = {echo: [] as number[], "best-move": [] as number[]};
  for (const url of Object.values(targets)) await succeeded(load(url, 2));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of ["echo", "best-move"] as const) {
      const before = await metric(urls.server, "process_cpu_seconds_total");
      const {requests} = await succeeded(load(targets[name], ROUND_SECONDS));
      const used = (await metric(urls.server, "process_cpu_seconds_total")) - before;
      rates[name].push(requests.average);
      processor[name].push((1e6 * used) / requests.total);
    }
  }
  const echo = median(rates.echo);
  const bestMove = median(rates["best-move"]);
  print("empty Express 5 JSON echo, same middleware", `${echo.toFixed(0)} requests/s`);
  print("POST /predict/best-move, four moves", `${bestMove.toFixed(0)} requests/s`);
  print("ratio (to reach: 60 %)", `${((100 * bestMove) / echo).toFixed(1)} %`);
  print(
    "processor time a request, all threads: echo, best-move",
    `${median(processor.echo).toFixed(0)}, ${median(processor["best-move"]).toFixed(0)} µs`
  );
  await endurance(urls.server, bestMove / 2, Number(values.minutes) * 60);
}

print("Node, processors", `${process.version}, ${cpus().length} × ${cpus()[0].model}`);
const starts = [await coldStart(), await coldStart(), await coldStart()];
print("cold start to ready (to reach: 2 s)", `${(median(starts) / 1000).toFixed(2)} s`);
const child = fork(file("./server-under-test.ts"), [log], {execArgv: ["--import", "tsx"], env});
try {
  await bench(child);
} finally {
  child.kill("SIGTERM");
  if (child.exitCode === null) await once(child, "exit");
  rmSync(log, {recursive: true, force: true});
}

/**
 * `npm run bench:server`: the prediction beside an empty Express echo with the same middleware, in one run, on the
 * loopback: for one question asked again and again, and for match-ups never asked before, both while the usual
 * answers are not worked out beforehand and when they are (which takes long; `--foresight off` leaves it out).
 * `--minutes N` sets how long half of the load is kept up (10 for the record, 0.5 by default).
 */
import {fork} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, rmSync} from "node:fs";
import {cpus, tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import autocannon from "autocannon";
import {loadGame} from "../../data-loaders/load-game.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {spawnProcess} from "../server/support/spawn-server.ts";
import {openLoop} from "./open-loop.ts";
import {distinctQuestions, REPEATED} from "./questions.ts";

const ROUNDS = 3;
const ROUND_SECONDS = 5;
const ECHO_SECONDS = 60;
const QUANTILES = "p50, p99, usual p99 of 10 s, highest";
const CONNECTIONS = 10;
const KEY = "bench-key-bench-key-bench-key";
const {values} = parseArgs({
  options: {minutes: {type: "string", default: "0.5"}, foresight: {type: "string", default: "on"}}
});
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

const headers = {"Content-Type": "application/json", "X-API-Key": KEY};

/** Match-ups that no run before has asked about. */
const distinct = distinctQuestions(await loadGame(dataPaths().game));
let asked = 0;
const neverAsked = (): string => distinct[asked++ % distinct.length];
const repeated = (): string => REPEATED;
type Question = typeof neverAsked;

/** As many requests as ten connections take. */
const load = (url: string, seconds: number, question: Question) =>
  autocannon({
    url,
    method: "POST",
    headers,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [{setupRequest: (request) => ({...request, body: question()})}]
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
  const {child, output} = spawnProcess(
    {...env, PREDICTION_LOG: "off"},
    {
      script: file("../../server/main.ts")
    }
  );
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

async function latency(what: string, url: string, rate: number, seconds: number, body: Question) {
  const {p50, p99, usualP99, highest, generatorP99} = await openLoop({url, headers, body, rate, seconds});
  const figures = [p50, p99, usualP99, highest].map((value) => value.toFixed(1)).join(", ");
  print(what, `${figures} ms (the generator's own lateness, p99: ${generatorP99.toFixed(1)} ms)`);
}

async function endurance(server: string, rate: number, seconds: number): Promise<void> {
  const samples: number[] = [];
  const timer = setInterval(
    // A scrape that fails under load is a sample less.
    () =>
      void residentMegabytes(server).then(
        (megabytes) => samples.push(megabytes),
        () => {}
      ),
    Math.max(1000, seconds * 20)
  );
  const what = `best-move at ${Math.round(rate)} requests/s for ${seconds} s: ${QUANTILES}`;
  await latency(what, `${server}/predict/best-move`, rate, seconds, neverAsked);
  clearInterval(timer);
  const third = Math.max(1, Math.floor(samples.length / 3));
  print(
    "resident memory: start, median of 2nd third, of last third",
    `${samples[0]?.toFixed(0)}, ${median(samples.slice(third, 2 * third)).toFixed(0)}, ${median(samples.slice(-third)).toFixed(0)} MB`
  );
}

interface Urls {
  readonly server: string;
  readonly echo: string;
}

async function rates({server, echo}: Urls): Promise<{repeated: number}> {
  const bestMove = `${server}/predict/best-move`;
  const runs = {
    "empty Express 5 JSON echo, same middleware": {url: `${echo}/echo`, question: repeated},
    "POST /predict/best-move, one question again and again": {url: bestMove, question: repeated},
    "POST /predict/best-move, no match-up twice": {url: bestMove, question: neverAsked}
  } as const;
  const measured = Object.entries(runs).map(([name, run]) => ({
    name,
    ...run,
    rates: [] as number[],
    micros: [] as number[]
  }));
  for (const {url} of measured) await succeeded(load(url, 2, repeated));
  for (let round = 0; round < ROUNDS; round++) {
    for (const run of measured) {
      const before = await metric(server, "process_cpu_seconds_total");
      const {requests} = await succeeded(load(run.url, ROUND_SECONDS, run.question));
      const used = (await metric(server, "process_cpu_seconds_total")) - before;
      run.rates.push(requests.average);
      run.micros.push((1e6 * used) / requests.total);
    }
  }
  const [plain, ...others] = measured.map((run) => ({
    ...run,
    rate: median(run.rates),
    micros: median(run.micros)
  }));
  for (const {name, rate, micros} of [plain, ...others]) {
    const share = `${((100 * rate) / plain.rate).toFixed(1)} % of the echo`;
    print(
      name,
      `${rate.toFixed(0)} requests/s, ${share}; processor time of all threads ${micros.toFixed(0)} µs`
    );
  }
  return {repeated: others[0].rate};
}

async function withServer(foresight: "on" | "off", use: (urls: Urls) => Promise<void>): Promise<void> {
  const child = fork(file("./server-under-test.ts"), [log], {
    execArgv: ["--import", "tsx"],
    env: {...env, FORESIGHT: foresight}
  });
  try {
    const [urls] = (await once(child, "message")) as [Urls];
    await use(urls);
  } finally {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
  }
}

async function foreseen(server: string): Promise<void> {
  const start = performance.now();
  while ((await metric(server, "model_foreseen_ratio")) < 1) await wait(200);
  print("usual answers worked out after", `${((performance.now() - start) / 1000).toFixed(0)} s`);
}

print("Node, processors", `${process.version}, ${cpus().length} × ${cpus()[0].model}`);
const starts = [await coldStart(), await coldStart(), await coldStart()];
print("cold start to ready (to reach: 1.5 s)", `${(median(starts) / 1000).toFixed(2)} s`);
try {
  print("", "");
  print("answers computed when they are asked for", "");
  const measure = async (urls: Urls): Promise<void> => {
    const {repeated: bestMove} = await rates(urls);
    const half = bestMove / 2;
    const what = `echo at ${Math.round(half)} requests/s for ${ECHO_SECONDS} s: ${QUANTILES}`;
    await latency(what, `${urls.echo}/echo`, half, ECHO_SECONDS, repeated);
    await endurance(urls.server, half, Number(values.minutes) * 60);
  };
  await withServer("off", measure);
  if (values.foresight !== "off") {
    print("", "");
    print("usual answers worked out beforehand (to reach: 70 % where no match-up comes twice)", "");
    await withServer("on", async (urls) => {
      await foreseen(urls.server);
      await measure(urls);
    });
  }
} finally {
  rmSync(log, {recursive: true, force: true});
}

import {fork} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, rmSync} from "node:fs";
import {cpus, loadavg, tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {Command, Option} from "commander";
import {loadGame} from "../../data-loaders/load-game.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {positiveNumber} from "../../lib/terminal/arguments.ts";
import {spawnProcess} from "../server/support/spawn-server.ts";
import {askAll, fullLoad, headers, KEY, type Load, latencies} from "./load.ts";
import {type Asked, openLoop} from "./open-loop.ts";
import {distinctQuestions, mixedQuestions, REPEATED} from "./questions.ts";

/** The prediction beside an empty Express echo with the same middleware, in one run: `npm run bench:server`. */

const {minutes, foresight} = new Command("bench:server")
  .description(
    "measure the server beside an empty Express echo with the same middleware, on the loopback, in one run: requests a second, latency at half the load, cold start, resident memory under mixed load"
  )
  .option("--minutes <number>", "of latencies, and as many of mixed load", positiveNumber(120), 0.5)
  .addOption(
    new Option(
      "--foresight <on|off>",
      "on: once more with all usual answers worked out beforehand, which takes most of an hour; off: with some"
    )
      .choices(["on", "off"])
      .default("on")
  )
  .parse()
  .opts<{minutes: number; foresight: "on" | "off"}>();

const ROUNDS = 3;
const ROUND_SECONDS = Math.min(5, 10 * minutes);
/** Match-ups that are asked once before they are asked in turn. */
const KNOWN = Math.round(Math.min(2000, 400 * minutes));

const log = mkdtempSync(join(tmpdir(), "predictiondex-bench-"));
const env = {
  ...process.env,
  PORT: "0",
  API_KEYS: KEY,
  RATE_LIMIT: "1000000",
  WORK_LIMIT: "0",
  LOG_LEVEL: "info"
};

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const print = (what: string, value = ""): void =>
  void process.stdout.write(`${what.padEnd(62)} ${value}`.trimEnd().concat("\n"));

const game = await loadGame(dataPaths().game);
/** Each in turn, from the first to the last. */
function inTurn(questions: readonly Asked[]): () => Asked {
  let next = 0;
  return () => questions[next++ % questions.length];
}
const distinct = distinctQuestions(game);
const known = distinct.slice(0, KNOWN);
const unknown = inTurn(distinct.slice(KNOWN));
const repeated = (): Asked => REPEATED;
const echoed = (): Asked => ({...REPEATED, path: "/echo"});

/** Milliseconds from the start of the process to the first 200 of /ready. */
async function coldStart(): Promise<number> {
  const start = performance.now();
  const script = file("../../server/main.ts");
  const {child, output} = spawnProcess({...env, PREDICTION_LOG: "off"}, {script});
  try {
    for (;;) {
      const url = /listening on (http:\/\/[\d.]+:\d+)/.exec(output())?.[1];
      if (url !== undefined && (await fetch(`${url}/ready`)).ok) return performance.now() - start;
      if (child.exitCode !== null) throw new Error(`the server did not start:\n${output()}`);
      await wait(5);
    }
  } finally {
    child.kill("SIGKILL");
  }
}

async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)`, "m").exec(text)?.[1]);
}

interface Urls {
  readonly server: string;
  readonly echo: string;
}

/** @returns requests a second of the first after the echo */
async function rates({server, echo}: Urls, asked: Readonly<Record<string, () => Asked>>): Promise<number> {
  const runs = [
    {name: "empty Express 5 JSON echo, same middleware", origin: echo, ask: echoed},
    ...Object.entries(asked).map(([name, ask]) => ({name, origin: server, ask}))
  ].map((run) => ({...run, rates: [] as number[], micros: [] as number[]}));
  for (const run of runs) await fullLoad(run, 2);
  for (let round = 0; round < ROUNDS; round++) {
    for (const run of runs) {
      const before = await metric(server, "process_cpu_seconds_total");
      const {rate, total} = await fullLoad(run, ROUND_SECONDS);
      const used = (await metric(server, "process_cpu_seconds_total")) - before;
      run.rates.push(rate);
      run.micros.push((1e6 * used) / total);
    }
  }
  const plain = median(runs[0].rates);
  for (const {name, rates: each, micros} of runs) {
    const rate = median(each);
    const share = `${((100 * rate) / plain).toFixed(1)} % of the echo`;
    print(name, `${rate.toFixed(0)} requests/s, ${share}; all threads ${median(micros).toFixed(0)} µs each`);
  }
  return median(runs[1].rates);
}

async function latency({server, echo}: Urls, rate: number, ask: () => Asked): Promise<void> {
  const loads: readonly Load[] = [
    {origin: echo, ask: echoed},
    {origin: server, ask}
  ];
  const found = await latencies(loads, rate, 60 * minutes);
  const p99s = found.map((blocks) => median(blocks.map(({p99}) => p99)));
  for (const [index, name] of ["the echo", "best-move"].entries()) {
    const of = (figure: "p50" | "highest" | "generatorP99") =>
      median(found[index].map((block) => block[figure])).toFixed(1);
    print(
      `  ${name} at ${Math.round(rate)} requests/s, in turn: p50, p99, highest`,
      `${of("p50")}, ${p99s[index].toFixed(1)}, ${of("highest")} ms, medians of ${found[index].length} blocks (the generator's own lateness, p99: ${of("generatorP99")} ms)`
    );
  }
  print("p99 beside the echo's (to reach: at most 1.3)", `${(p99s[1] / p99s[0]).toFixed(2)} ×`);
}

/** Mixed questions at half the load that the server takes of them. */
async function endurance(origin: string): Promise<void> {
  const ask = inTurn(mixedQuestions(game));
  const rate = (await fullLoad({origin, ask}, ROUND_SECONDS)).rate / 2;
  const seconds = 60 * minutes;
  const samples: number[] = [];
  const sample = async (): Promise<void> => {
    // A scrape that fails under load is a sample less.
    const bytes = await metric(origin, "process_resident_memory_bytes").catch(() => Number.NaN);
    if (Number.isFinite(bytes)) samples.push(bytes / 1024 ** 2);
  };
  const timer = setInterval(() => void sample(), Math.max(500, seconds * 20));
  const {p50, p99} = await openLoop({origin, ask, headers, rate, seconds});
  clearInterval(timer);
  const third = Math.max(1, Math.floor(samples.length / 3));
  const thirds = [samples.slice(0, third), samples.slice(third, 2 * third), samples.slice(-third)];
  print(
    `mixed questions at ${Math.round(rate)} requests/s for ${seconds} s: p50, p99`,
    `${p50.toFixed(1)}, ${p99.toFixed(1)} ms`
  );
  print(
    "resident memory, medians of its three thirds (to reach: flat)",
    `${thirds.map((part) => median(part)?.toFixed(0)).join(", ")} MB`
  );
}

async function withServer(foreseeing: "on" | "off", use: (urls: Urls) => Promise<void>): Promise<void> {
  const child = fork(file("./server-under-test.ts"), [log], {
    execArgv: ["--import", "tsx"],
    env: {...env, FORESIGHT: foreseeing}
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

print(
  "Node, processors, load",
  `${process.version}, ${cpus().length} × ${cpus()[0].model}, ${loadavg()[0].toFixed(1)}`
);
const starts = [await coldStart(), await coldStart(), await coldStart()];
print("cold start to ready (to reach: at most 1.5 s)", `${(median(starts) / 1000).toFixed(2)} s`);
const ONE = "best-move, one question again and again (to reach: 65 %)";
try {
  print("");
  print(`some answers worked out: ${KNOWN} match-ups were asked before`);
  await withServer("off", async (urls) => {
    await askAll(urls.server, known);
    const inTurnKnown = inTurn(known);
    const rate = await rates(urls, {
      [ONE]: repeated,
      "best-move, these match-ups in turn (to reach: 70 %)": inTurnKnown,
      "best-move, no match-up twice, settled as it is asked": unknown
    });
    await latency(urls, rate / 2, inTurnKnown);
    await endurance(urls.server);
  });
  if (foresight === "on") {
    print("");
    print("all usual answers worked out beforehand");
    await withServer("on", async (urls) => {
      await foreseen(urls.server);
      const rate = await rates(urls, {
        [ONE]: repeated,
        "best-move, no match-up twice (to reach: 70 %)": unknown
      });
      await latency(urls, rate / 2, unknown);
      await endurance(urls.server);
    });
  }
} finally {
  rmSync(log, {recursive: true, force: true});
}

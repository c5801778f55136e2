import {copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {loadavg, tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {expect, it} from "vitest";
import {dataPaths} from "../../lib/files/paths.ts";
import {hasProduction} from "../../server/model/release-files.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {queryLog} from "../server/support/read-log.ts";
import {type ProcessLimits, spawnServer} from "../server/support/spawn-server.ts";
import {memoryGroup} from "./memory-group.ts";

/** One client within the default limits: Mew, which learns most, against what learns most after it. */
const MINUTES = Number(process.env["MINUTES"] ?? 10);
const CONNECTIONS = 4;
const MEW = 151;
const OTHERS = Array.from({length: 9}, (_, index) => 143 + index);
const KEY = "attack-key-attack-key-attack-key";
const GIB = 1024 ** 3;
const MOST_MEGABYTES = 800;

interface Outcome {
  readonly answered: string[];
  readonly statuses: Map<number | string, number>;
}

/** Asks without a pause until the end, or until the server is gone. */
async function attack(
  url: string,
  end: number,
  {answered, statuses}: Outcome,
  offset: number
): Promise<void> {
  for (let asked = offset; performance.now() < end; asked++) {
    let status: number | string = "broken";
    try {
      const response = await fetch(`${url}/predict/matrix`, {
        method: "POST",
        headers: {"Content-Type": "application/json", "X-API-Key": KEY},
        body: JSON.stringify({pokemon_a_id: MEW, pokemon_b_id: OTHERS[asked % OTHERS.length]})
      });
      await response.arrayBuffer();
      if (response.ok) answered.push(response.headers.get("x-request-id")!);
      status = response.status;
    } catch {
      await wait(100);
    }
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
}

/** What of the log was not Parquet in time is in write-ahead files, for the next server. */
const idsIn = (folder: string): string[] =>
  readdirSync(folder).flatMap(
    (name) =>
      readFileSync(join(folder, name), "utf8").match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []
  );

const megabytes = (pid: number, field: string): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) /
  1024;

it(`one client asking for the largest matrices for ${MINUTES} minutes ends no server of 1 GiB, which loses no answer`, {
  timeout: (MINUTES + 4) * 60_000
}, async ({skip}) => {
  if (process.platform !== "linux") skip("SKIPPED: memory is told by Linux");
  const data = mkdtempSync(join(tmpdir(), "attack-"));
  const paths = dataPaths();
  const isReal = hasProduction(paths);
  if (isReal) copyFileSync(paths.game, join(data, "game.json"));
  else writeFileSync(join(data, "game.json"), JSON.stringify(embeddedGame()));
  const group = memoryGroup(`predictiondex-attack-${process.pid}`, GIB);
  const limits: ProcessLimits = group === null ? {} : {cgroup: group.processes};
  const env = {
    PREDICTIONDEX_DATA: data,
    PREDICTIONDEX_MODELS: isReal ? paths.models : join(data, "models"),
    API_KEYS: KEY,
    LOG_LEVEL: "info"
  };
  const script = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
  const server = await spawnServer(env, isReal ? {...limits, script} : limits);
  try {
    const pid = server.child.pid!;
    const samples: number[] = [];
    const sampling = setInterval(() => samples.push(megabytes(pid, "VmRSS")), 1000);
    const outcome: Outcome = {answered: [], statuses: new Map()};
    const end = performance.now() + MINUTES * 60_000;
    const clients = Array.from({length: CONNECTIONS}, (_, index) =>
      attack(server.url, end, outcome, 3 * index)
    );
    await Promise.all(clients);
    clearInterval(sampling);
    const peak = megabytes(pid, "VmHWM");
    const start = performance.now();
    server.child.kill("SIGTERM");
    expect(await server.ended()).toBe(0);
    const seconds = (performance.now() - start) / 1000;
    const third = Math.floor(samples.length / 3);
    const mean = (part: readonly number[]): string =>
      (part.reduce((sum, value) => sum + value, 0) / part.length).toFixed(0);
    process.stdout.write(
      `${isReal ? "the model in production" : "a small model"}, ${group === null ? "no control group could be made" : "a control group of 1 GiB"}, ` +
        `load ${loadavg()[0].toFixed(1)}: ${JSON.stringify(Object.fromEntries(outcome.statuses))}; ` +
        `${peak.toFixed(0)} MB at most, ${mean(samples.slice(0, third))} MB on average in the first third, ${mean(samples.slice(-third))} in the last; ended in ${seconds.toFixed(1)} s\n`
    );
    expect(group?.kills() ?? 0).toBe(0);
    expect(peak).toBeLessThan(MOST_MEGABYTES);
    expect(seconds).toBeLessThan(10);
    expect(outcome.statuses.get("broken") ?? 0).toBe(0);
    expect(outcome.answered.length).toBeGreaterThan(10);
    const rows = await queryLog(join(data, "predictions"), "SELECT DISTINCT request_id FROM log");
    const logged = new Set([
      ...rows.map((row) => row["request_id"]),
      ...idsIn(join(data, "predictions", ".wal"))
    ]);
    expect(outcome.answered.filter((id) => !logged.has(id)).length).toBe(0);
  } finally {
    server.child.kill("SIGKILL");
    await server.ended();
    group?.remove();
    rmSync(data, {recursive: true, force: true});
  }
});

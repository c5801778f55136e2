import {spawnSync} from "node:child_process";
import {renameSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDuckDb} from "../../../../lib/duckdb/open-duckdb.ts";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {makeReference} from "../../../../pipelines/monitoring/drift/reference/make-reference.ts";
import {backfill} from "../../../../pipelines/monitoring/traffic/backfill.ts";
import {createQuestioner} from "../../../../pipelines/monitoring/traffic/traffic-questions.ts";
import {temporaryPaths, testWorld, writeTrainingDuels} from "./monitored-world.ts";

const NOW = new Date("2026-03-10T12:00:00.000Z");
const CHILD = fileURLToPath(new URL("./report-child.ts", import.meta.url));
const {paths, remove} = temporaryPaths();

interface Measured {
  readonly rows: number;
  readonly columns: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
}
function measure(verifyRows: number): Measured {
  const {stdout, stderr} = spawnSync(
    process.execPath,
    [
      "--import",
      "tsx",
      CHILD,
      paths.evaluation,
      paths.duels,
      paths.predictions,
      NOW.toISOString(),
      String(verifyRows)
    ],
    {encoding: "utf8"}
  );
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

beforeAll(async () => {
  const world = testWorld();
  await writeTrainingDuels(paths.duels, world.game, 20_000);
  await makeReference({paths, world, now: NOW, rows: 20_000, verifyRows: 2_000});
  const random = createRandom(1);
  const ask = createQuestioner(world.game, "training", random);
  await backfill({
    recommender: world.recommender,
    folder: paths.evaluation,
    days: 7,
    requestsADay: 1_500,
    ask: () => ask,
    random,
    now: NOW
  });
  // A million rows: each real one many times, at other times and in other requests, values a little moved.
  const {connection, close} = await openDuckDb({memory_limit: "2GB", threads: 2});
  const source = `read_parquet('${paths.evaluation}/*synthetic.parquet')`;
  const [[count]] = (await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM ${source}`)).getRows();
  const copies = Math.ceil(1_000_000 / Number(count));
  for (let day = 0; day < 7; day += 1)
    await connection.run(
      `COPY (SELECT * REPLACE (time + to_milliseconds(copy * 37) - INTERVAL 1 MINUTE AS time, request_id || '-' || copy AS request_id, (win_probability * 0.998 + random() * 0.001)::DOUBLE AS win_probability)
         FROM (SELECT * FROM ${source}), range(${day}, ${copies}, 7) c(copy) ORDER BY time)
       TO '${join(paths.predictions, `day-${day}.tmp`)}' (FORMAT parquet, COMPRESSION zstd)`
    );
  close();
  for (let day = 0; day < 7; day += 1)
    renameSync(join(paths.predictions, `day-${day}.tmp`), join(paths.predictions, `day-${day}.parquet`));
}, 900_000);
afterAll(remove);

describe("a drift report", () => {
  it("over a million predictions and every feature takes at most 10 s and 1 GB", () => {
    const measured = measure(0);
    console.info("report over a million predictions:", measured);
    expect(measured.rows).toBeGreaterThan(950_000);
    expect(measured.columns).toBeGreaterThan(100);
    expect(measured.megabytes).toBeLessThan(1024);
    // On a busy machine the processor's time says what an idle one would take, at two cores or one.
    expect(Math.min(measured.seconds, measured.cpuSeconds)).toBeLessThan(10);
  }, 300_000);
  it("with 10,000 re-simulated predictions takes at most 10 s more", () => {
    const without = measure(0);
    const measured = measure(10_000);
    console.info("with verification of 10,000:", measured);
    expect(measured.cpuSeconds - without.cpuSeconds).toBeLessThan(10);
  }, 300_000);
});

import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {tableFromIPC} from "apache-arrow";
import {afterEach, beforeEach, expect, it} from "vitest";
import {TABLES} from "../../../data-loaders/schema/tables.ts";
import {withDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../../lib/duckdb/quote-sql.ts";
import {type DataPaths, dataPaths} from "../../../lib/files/paths.ts";
import {appendMetrics, writeRun} from "../../../pipelines/model/tracking/run-store.ts";
import {DATA_TABLE_NAMES, DATA_TABLES, type DataTableName} from "../../../src/workbench/data-tables.ts";
import {makeTables} from "../../../src/workbench/make-tables.ts";

let folder: string;
let paths: DataPaths;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "workbench-"));
  paths = dataPaths({PREDICTIONDEX_DATA: folder, PREDICTIONDEX_MODELS: join(folder, "models")});
});
afterEach(() => rmSync(folder, {recursive: true}));

const made = async (name: DataTableName) => tableFromIPC((await makeTables(paths, [name])).get(name)!);
const rows = async (name: DataTableName): Promise<unknown[]> =>
  (await made(name)).toArray().map((row) => row.toJSON());

async function write(file: string, sql: string): Promise<void> {
  mkdirSync(join(file, ".."), {recursive: true});
  await withDuckDb(async (connection) => {
    await connection.run(`COPY (${sql}) TO ${quoteText(file)}`);
  });
}

it("knows the warehouse's tables, each by its name", () => {
  for (const {name} of Object.values(TABLES)) expect(DATA_TABLE_NAMES).toContain(name);
});

it("says of each table that nothing has made yet which command makes it", async () => {
  const tables = await makeTables(paths, DATA_TABLE_NAMES);
  for (const name of DATA_TABLE_NAMES)
    expect([name, tableFromIPC(tables.get(name)!).schema.metadata.get("not-made")]).toEqual([
      name,
      DATA_TABLES[name].command
    ]);
});

const duel = (scenario: string): string =>
  `SELECT '${scenario}' AS scenario, 0 AS sample, 1 AS pokemon_a_id, 263 AS move_a_id, 10110 AS pokemon_b_id,
    3 AS move_b_id, 0.25::FLOAT AS win_probability, 200 AS playouts, 'monte_carlo' AS method, 'B' AS winner`;

it("gives the duels: those of the best moves, and those of all scenarios", async () => {
  await write(join(paths.duels, "best_move.parquet"), duel("best_move"));
  expect(await rows("duel")).toEqual([
    {
      scenario: "best_move",
      sample: 0,
      pokemon_a_id: 1,
      move_a_id: 263,
      pokemon_b_id: 10110,
      move_b_id: 3,
      win_probability: 0.25,
      playouts: 200,
      method: "monte_carlo",
      winner: "B"
    }
  ]);
  expect((await made("all_duels")).schema.metadata.get("not-made"), "one scenario alone").toBe(
    "npm run simulate"
  );
  for (const scenario of ["random_move", "all_combinations"])
    await write(join(paths.duels, `${scenario}.parquet`), duel(scenario));
  expect((await made("all_duels")).numRows).toBe(3);
});

it("gives the server's answers, the latest first, with their times", async () => {
  const answer = (hour: number): string =>
    `SELECT TIMESTAMP '2026-11-29 0${hour}:00:00' AS time, 'r${hour}' AS request_id, 'duel' AS endpoint, '1' AS model_version,
      'f' AS feature_version, 1 AS pokemon_a_id, 2 AS move_a_id, 3 AS pokemon_b_id, 4 AS move_b_id,
      0.5::DOUBLE AS win_probability, false AS synthetic, 1::FLOAT AS a_hp`;
  for (const hour of [1, 2]) await write(join(paths.predictions, `${hour}.parquet`), answer(hour));
  const [first, second] = (await rows("predictions")) as {time: number; request_id: string}[];
  expect([first.request_id, second.request_id]).toEqual(["r2", "r1"]);
  expect(new Date(first.time)).toEqual(new Date("2026-11-29T02:00:00Z"));
  expect(first).not.toHaveProperty("a_hp");
});

it("gives runs with their parameters and metrics", async () => {
  const run = {
    id: "20261129t000000-aaaaaa",
    experiment: "training",
    name: "small",
    status: "finished",
    startedAt: "2026-11-29T00:00:00.000Z",
    endedAt: null,
    pid: 1,
    parameters: {eta: 0.1, objective: "binary:logistic"},
    tags: {},
    metrics: {train_log_loss: 0.2},
    artifacts: [],
    error: null
  } as const;
  await writeRun(paths, run);
  appendMetrics(paths, run, [{name: "train_log_loss", value: 0.3, step: 10, at: run.startedAt}]);
  expect(await rows("runs")).toMatchObject([{run: run.id, name: "small", ended_at: null}]);
  expect(await rows("run_parameters")).toEqual([
    {run: run.id, name: "eta", value: "0.1"},
    {run: run.id, name: "objective", value: "binary:logistic"}
  ]);
  expect(await rows("run_metrics")).toEqual([
    {run: run.id, name: "train_log_loss", step: 10, value: 0.3},
    {run: run.id, name: "train_log_loss", step: null, value: 0.2}
  ]);
});

it("says of a file that cannot be read what is wrong with it, and gives the others", async () => {
  mkdirSync(paths.evaluation);
  writeFileSync(join(paths.evaluation, "evaluation.json"), '{"model": 1}');
  await write(join(paths.duels, "best_move.parquet"), duel("best_move"));
  const tables = await makeTables(paths, ["evaluation", "duel"]);
  expect(tableFromIPC(tables.get("evaluation")!).schema.metadata.get("unreadable")).toMatch(
    /evaluation\.json/
  );
  expect(tableFromIPC(tables.get("duel")!).numRows).toBe(1);
});

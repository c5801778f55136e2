import {existsSync, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import pino from "pino";
import {afterEach, beforeEach, expect, it} from "vitest";
import {FEATURE_NAMES, FEATURE_VERSION} from "../../../pipelines/model/features/feature-catalogue.ts";
import {createMetrics} from "../../../server/metrics/metrics.ts";
import {openPredictionLog} from "../../../server/prediction-log/open-prediction-log.ts";
import {noPredictionLog} from "../../../server/prediction-log/prediction-log.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {smallGame} from "../../support/small-game.ts";
import {fakeModel} from "../support/fake-model.ts";
import {queryLog} from "../support/read-log.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-worker-"));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const open = () =>
  openPredictionLog(() => smallGame, {
    folder: join(folder, "log"),
    rows: 1000,
    seconds: 3600,
    leaseMs: 30_000,
    retention: {maxAgeDays: 90, maxBytes: 1e9},
    metrics: createMetrics({system: false}),
    logger: pino({level: "silent"})
  });
const duel = {pokemonA: 7, moveA: 57, pokemonB: 4, moveB: 52};
const asked = {id: "request-1", endpoint: "/predict/duel", headers: {}};

it("writes Parquet in a thread of its own, which ends with the log", async () => {
  const log = open();
  log.record(fakeModel(smallGame), asked, [{duel, probability: 0.5}]);
  log.record(fakeModel(smallGame, 2), asked, [{duel, probability: 0.75}]);
  await log.close();
  const rows = await queryLog(
    join(folder, "log"),
    "SELECT model_version, win_probability FROM log ORDER BY 1"
  );
  expect(rows).toEqual([
    {model_version: "1", win_probability: 0.5},
    {model_version: "2", win_probability: 0.75}
  ]);
  expect(readdirSync(join(folder, "log", ".wal"))).toEqual([]);
});

it("writes what was answered about a game with the features of that game, also when another has come", async () => {
  const game = embeddedGame();
  const strong = {
    ...game,
    pokemon: game.pokemon.map((pokemon) => ({...pokemon, stats: {...pokemon.stats, hp: 200}}))
  };
  const about = (of: typeof game, version: number) => {
    const model = fakeModel(of, version);
    return {...model, manifest: {...model.manifest, featureVersion: FEATURE_VERSION}};
  };
  const log = open();
  log.record(about(game, 1), asked, [{duel, probability: 0.5}]);
  log.record(about(strong, 1), asked, [{duel, probability: 0.75}]);
  await log.close();
  const features = FEATURE_NAMES.map((name) => `"${name}"`).join(", ");
  const rows = await queryLog(join(folder, "log"), `SELECT ${features} FROM log ORDER BY win_probability`);
  expect(rows).toHaveLength(2);
  expect(rows[0]).not.toEqual(rows[1]);
});

it("closes without having been asked anything", async () => {
  await open().close();
  expect(existsSync(join(folder, "log"))).toBe(false);
});

it("a server told to keep no log keeps none", async () => {
  noPredictionLog.record(fakeModel(smallGame), asked, [{duel, probability: 0.5}]);
  expect(await noPredictionLog.close()).toBeUndefined();
});

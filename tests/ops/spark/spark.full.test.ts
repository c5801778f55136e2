import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Booster} from "xgboost-wasm";
import {type DataPaths, dataPaths, REPOSITORY, TOOL} from "../../../lib/files/paths.ts";
import {duelFiles, loadDuels} from "../../../pipelines/model/duels/load-duels.ts";
import {pairDisjointSplit, rowsOf, TEST, TRAIN} from "../../../pipelines/model/duels/splits.ts";
import {buildMatrix, orientedLabels} from "../../../pipelines/model/features/matrix.ts";
import {readManifest} from "../../../pipelines/model/registry/model-store.ts";
import {SEED} from "../../../pipelines/model/training/train-model.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {writeSmallTraining} from "../../pipelines/monitoring/drift/small-training.ts";

/** Spark in local mode on this machine: a Python with pyspark and xgboost, and Java. */
const PYTHON = process.env["SPARK_PYTHON"] ?? "python3";
const HAS_SPARK =
  spawnSync(PYTHON, ["-c", "import pyspark, xgboost.spark, pyarrow, pandas"]).status === 0 &&
  spawnSync("java", ["-version"]).status === 0;

const game = embeddedGame();
let root: string;
let paths: DataPaths;
let env: NodeJS.ProcessEnv;
const spark = (...args: string[]) =>
  spawnSync(PYTHON, [join(REPOSITORY, "ops", "spark", "predictiondex_spark.py"), ...args], {
    encoding: "utf8",
    env: {...process.env, SPARK_LOCAL_IP: "127.0.0.1", PYSPARK_PYTHON: PYTHON}
  });
const tool = (...args: string[]) => spawnSync(process.execPath, [TOOL, ...args], {encoding: "utf8", env});

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "spark-"));
  env = {...process.env, PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")};
  paths = dataPaths(env);
});
afterAll(() => rmSync(root, {recursive: true, force: true}));

describe.skipIf(!HAS_SPARK)("Spark", () => {
  it("trains on the exported Parquet a model that is a version here and knows who wins", async () => {
    mkdirSync(paths.data);
    writeFileSync(paths.game, JSON.stringify(game));
    await writeSmallTraining(paths.duels, game, () => true, {
      best_move: 400,
      random_move: 400,
      all_combinations: 800
    });
    const features = join(root, "features");
    const exported = tool("features", "export", "--to", features, "--no-update");
    expect(exported.status, exported.stderr).toBe(0);
    const model = join(root, "model.json");
    const trained = spark("--features", features, "--to", model, "--rounds", "25");
    expect(trained.status, trained.stderr).toBe(0);
    const imported = tool("model", "import", model);
    expect(imported.stdout, imported.stderr).toContain("version 1: 25 trees.");
    const duels = await loadDuels(duelFiles(paths), game);
    const split = pairDisjointSplit(duels, SEED);
    expect(readManifest(paths, 1)).toMatchObject({
      trainingRows: rowsOf(split, TRAIN).length,
      modelType: expect.stringMatching(/xgboost\.spark \d+\.\d+\.\d+, imported/)
    });
    const rows = rowsOf(split, TEST);
    const oriented = await buildMatrix(game, duels, rows);
    const label = orientedLabels(duels, rows, oriented);
    const predicted = [...Booster.load(readFileSync(model)).predict(oriented.matrix)];
    const right = predicted.filter((p, row) => p > 0.5 === label[row] > 0.5).length;
    expect(right / rows.length).toBeGreaterThan(0.8);
  });

  it("is told in one line what a folder lacks", () => {
    const {status, stderr} = spark("--features", root, "--to", join(root, "none.json"));
    expect(status).toBe(1);
    expect(stderr.trim()).toBe(
      `predictiondex spark: ${root} holds no features.json; make it by \`predictiondex features export\``
    );
  });
});

if (!HAS_SPARK)
  it.skip("SKIPPED: no Python here has pyspark and xgboost (name one by SPARK_PYTHON), or there is no Java", () => {});

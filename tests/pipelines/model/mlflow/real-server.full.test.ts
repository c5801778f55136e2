import {type ChildProcess, spawn, spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {Booster} from "xgboost-wasm";
import {loadGame} from "../../../../data-loaders/load-game.ts";
import {dataPaths} from "../../../../lib/files/paths.ts";
import {freePort} from "../../../../lib/web/free-port.ts";
import {duelFiles, loadDuels} from "../../../../pipelines/model/duels/load-duels.ts";
import {buildMatrix} from "../../../../pipelines/model/features/matrix.ts";
import {connect} from "../../../../pipelines/model/mlflow/connect.ts";
import {registerInMlflow} from "../../../../pipelines/model/mlflow/register.ts";
import {mirrorFromEnvironment} from "../../../../pipelines/model/mlflow/run-mirror.ts";
import {versionFolder} from "../../../../pipelines/model/registry/model-store.ts";
import {listRuns, readMetrics} from "../../../../pipelines/model/tracking/run-store.ts";
import {trainModel} from "../../../../pipelines/model/training/train-model.ts";
import {pythonWith} from "../../../support/python-with.ts";
import {makeSmallProduction, SMALL_SETTINGS} from "../../../support/small-production.ts";

/**
 * A real MLflow server and MLflow's own client, from PyPI, in a virtual environment of their own. MLFLOW_PYTHON names a
 * Python that has them; otherwise one is made below the user's cache, once.
 */
const MLFLOW = "3.4.0";
/** What MLflow's own client finds, and what the model it loads predicts. */
const READER = `
import json, sys
import mlflow, mlflow.xgboost, numpy, xgboost
mlflow.set_tracking_uri(sys.argv[1])
client = mlflow.MlflowClient()
name = "battle_winner_predictor"
production = client.get_model_version_by_alias(name, "production")
run = client.get_run(production.run_id)
rows = numpy.array(json.loads(sys.stdin.read()), dtype="float32")
booster = mlflow.xgboost.load_model(f"models:/{name}@production")
matrix = xgboost.DMatrix(rows, feature_names=booster.feature_names)
print(json.dumps({
  "version": production.version,
  "tags": dict(production.tags),
  "status": run.info.status,
  "experiment": client.get_experiment(run.info.experiment_id).name,
  "parameters": dict(run.data.params),
  "loss": [[point.step, point.value] for point in client.get_metric_history(production.run_id, "train_log_loss")],
  "artifacts": sorted(file.path for file in client.list_artifacts(production.run_id)),
  "predictions": [float(p) for p in booster.predict(matrix)],
}))
`;

const python = pythonWith(
  `mlflow-${MLFLOW}`,
  [`mlflow==${MLFLOW}`, "sqlalchemy<2.1", "xgboost-cpu"],
  process.env["MLFLOW_PYTHON"]
);
let root: string;
let server: ChildProcess | undefined;
let uri: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "mlflow-"));
  if (python === null) return;
  const port = await freePort();
  uri = `http://127.0.0.1:${port}`;
  server = spawn(
    python,
    [
      "-m",
      "mlflow",
      "server",
      "--host",
      "127.0.0.1",
      "--port",
      String(port),
      "--workers",
      "1",
      "--serve-artifacts"
    ].concat([
      "--backend-store-uri",
      `sqlite:///${join(root, "mlflow.db")}`,
      "--artifacts-destination",
      join(root, "artifacts")
    ]),
    {stdio: "ignore", detached: true, cwd: root}
  );
  await vi.waitFor(async () => expect((await fetch(`${uri}/health`)).ok).toBe(true), {
    timeout: 120_000,
    interval: 500
  });
});
afterAll(() => {
  if (server?.pid) process.kill(-server.pid, "SIGKILL");
  rmSync(root, {recursive: true, force: true});
});

describe.skipIf(python === null)("a real MLflow server", () => {
  it("has runs, metrics by step, artifacts, versions and aliases as its own client reads them, and the same model", async () => {
    const paths = dataPaths({
      PREDICTIONDEX_DATA: join(root, "data"),
      PREDICTIONDEX_MODELS: join(root, "models")
    });
    await makeSmallProduction(paths);
    const said: string[] = [];
    const log = {info: () => {}, warn: (line: string) => void said.push(line)};
    const mirror = mirrorFromEnvironment({MLFLOW_TRACKING_URI: uri}, log)!;
    const game = await loadGame(paths.game);
    const duels = await loadDuels(duelFiles(paths), game);
    await trainModel({paths, game, duels, settings: SMALL_SETTINGS, inputs: {}, mirror});
    await registerInMlflow(connect({uri, secrets: []}), {paths, version: 1});
    expect(said).toEqual([]);

    const {matrix} = await buildMatrix(
      game,
      duels,
      Uint32Array.from({length: 200}, (_, row) => row)
    );
    const booster = Booster.load(readFileSync(join(versionFolder(paths, 1), "model.json")));
    const width = booster.featureNames.length;
    const rows = Array.from({length: 200}, (_, row) => [...matrix.subarray(row * width, (row + 1) * width)]);
    const read = spawnSync(python!, ["-c", READER, uri], {
      input: JSON.stringify(rows),
      encoding: "utf8",
      maxBuffer: 2 ** 26
    });
    expect(read.status, read.stderr).toBe(0);
    const found = JSON.parse(read.stdout);
    const [run] = listRuns(paths, "training");
    expect(found).toMatchObject({version: "1", status: "FINISHED", experiment: "predictiondex/training"});
    expect(found.parameters).toMatchObject({max_depth: "5", rounds: String(SMALL_SETTINGS.rounds)});
    expect(found.loss).toEqual(
      readMetrics(paths, run)
        .filter(({name}) => name === "train_log_loss")
        .map(({step, value}) => [step, value])
    );
    expect(found.artifacts).toContain("model");
    const own = booster.predict(matrix);
    for (const [row, p] of (found.predictions as number[]).entries()) expect(p).toBeCloseTo(own[row], 6);
  });
});
if (python === null)
  it.skip(`SKIPPED: MLflow ${MLFLOW} cannot be had (PyPI), and MLFLOW_PYTHON names no Python that has it`, () => {});

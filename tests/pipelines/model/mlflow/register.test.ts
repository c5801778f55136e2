import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {parse} from "yaml";
import {type DataPaths, dataPaths} from "../../../../lib/files/paths.ts";
import {connect} from "../../../../pipelines/model/mlflow/connect.ts";
import {mlflowStatus} from "../../../../pipelines/model/mlflow/mlflow-status.ts";
import {registerInMlflow} from "../../../../pipelines/model/mlflow/register.ts";
import {registerQuietly} from "../../../../pipelines/model/mlflow/register-quietly.ts";
import {
  appendLedger,
  RegistryError,
  registerVersion,
  setAlias
} from "../../../../pipelines/model/registry/model-store.ts";
import {track} from "../../../../pipelines/model/tracking/tracker.ts";
import {type MlflowStandIn, mlflowStandIn} from "./stand-in/server.ts";

const NAME = "battle_winner_predictor";
let root: string;
let paths: DataPaths;
let server: MlflowStandIn;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "register-"));
  paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")});
  server = await mlflowStandIn();
});
afterEach(async () => {
  await server.close();
  rmSync(root, {recursive: true, force: true});
  expect(server.wrong).toEqual([]);
});

const mlflow = () =>
  connect({uri: server.url, secrets: []}, {retry: {retries: 1, minTimeout: 1, maxTimeout: 1}});
const register = (version: number) => registerInMlflow(mlflow(), {paths, version});
const model = () => server.state.models.get(NAME)!;

/** A version of the registry; `hash` tells it from the others. */
async function version(hash: string): Promise<number> {
  const manifest = {
    name: NAME,
    trainedAt: "2026-11-24T08:42:00.000Z",
    modelType: "XGBoost gbtree",
    objective: "binary:logistic",
    featureNames: ["a_hp"],
    featureVersion: "f1",
    frame: "first to act",
    parameters: {max_depth: 9, eta: 0.1},
    seed: 7,
    trainingRows: 1000,
    inputs: {etl: "e1", duels: "d1"},
    modelHash: hash,
    metrics: {accuracy: 0.99, logLoss: 0.13}
  } as unknown as Parameters<typeof registerVersion>[1];
  return registerVersion(paths, manifest, {"model.json": `{"model": "${hash}"}`, "evaluation.json": "{}"});
}

describe("registerInMlflow", () => {
  it("makes a model version of a version, pointing at the artifacts of its run", async () => {
    const number = await version("aaaa");
    await setAlias(paths, "production", number);
    appendLedger(paths, {
      at: "2026-11-24T09:00:00.000Z",
      action: "promoted",
      version: number,
      previous: null,
      reasons: [],
      evidence: {}
    });
    expect(await register(number)).toEqual({
      version: 1,
      mlflowVersion: "1",
      runId: "run1",
      source: "mlflow-artifacts:/1/run1/artifacts/model",
      aliases: ["production"]
    });
    const [stored] = model().versions;
    expect(stored).toMatchObject({run_id: "run1", source: "mlflow-artifacts:/1/run1/artifacts/model"});
    expect(Object.fromEntries(stored.tags)).toEqual({
      "predictiondex.model_hash": "aaaa",
      "predictiondex.version": "1",
      "predictiondex.feature_version": "f1",
      "predictiondex.decision": "promoted 2026-11-24T09:00:00.000Z"
    });
    expect(Object.fromEntries(model().aliases)).toEqual({production: "1"});
    const run = server.state.runs.get("run1")!;
    expect([run.name, run.status]).toEqual([`${NAME} 1`, "FINISHED"]);
    expect(Object.fromEntries(run.params)).toEqual({
      max_depth: "9",
      eta: "0.1",
      seed: "7",
      trainingRows: "1000"
    });
    expect(run.metrics.map(({key, value}) => [key, value])).toEqual([
      ["accuracy", 0.99],
      ["logLoss", 0.13]
    ]);
    expect([...server.state.artifacts.keys()].sort()).toEqual(
      ["MLmodel", "evaluation.json", "manifest.json", "model.json"].map(
        (name) => `1/run1/artifacts/model/${name}`
      )
    );
  });

  it("describes the folder so that MLflow's own client opens the model file", async () => {
    await register(await version("aaaa"));
    const file = parse(String(server.state.artifacts.get("1/run1/artifacts/model/MLmodel")!.content));
    expect(file).toEqual({
      artifact_path: "model",
      flavors: {
        xgboost: {
          code: null,
          data: "model.json",
          model_class: "xgboost.core.Booster",
          model_format: "json"
        }
      },
      run_id: "run1",
      utc_time_created: "2026-11-24 08:42:00.000"
    });
    expect(String(server.state.artifacts.get("1/run1/artifacts/model/model.json")!.content)).toContain(
      "aaaa"
    );
  });

  it("points at the run that trained the model, where one is kept", async () => {
    const newRun = {experiment: "train", name: "final fit", parameters: {seed: 7}, tags: {modelHash: "aaaa"}};
    await track(newRun, {paths}, async (run) => run.logMetrics({"train/logLoss": 0.2}, 400));
    const {runId} = await register(await version("aaaa"));
    const run = server.state.runs.get(runId)!;
    expect(run.name).toBe("final fit");
    expect(run.metrics).toMatchObject([{key: "train/logLoss", value: 0.2, step: 400}]);
  });

  it("changes nothing when it is done again, and moves the aliases with the registry's", async () => {
    const first = await version("aaaa");
    await setAlias(paths, "production", first);
    await register(first);
    await register(first);
    expect([model().versions.length, server.state.runs.size]).toEqual([1, 1]);
    expect(server.state.runs.get("run1")!.metrics).toHaveLength(2);

    const second = await version("bbbb");
    await setAlias(paths, "candidate", second);
    await register(second);
    expect(Object.fromEntries(model().aliases)).toEqual({production: "1", candidate: "2"});

    await setAlias(paths, "production", second);
    await register(first);
    expect(Object.fromEntries(model().aliases)).toEqual({candidate: "2"});
    await register(second);
    expect(Object.fromEntries(model().aliases)).toEqual({production: "2", candidate: "2"});
  });

  it("leaves other people's versions and aliases alone, and numbers as MLflow numbers", async () => {
    const {client} = mlflow();
    await client.createRegisteredModel({name: NAME, description: "", tags: []});
    await client.createModelVersion({
      name: NAME,
      source: "s3://elsewhere/model",
      run_id: "theirs",
      description: "",
      tags: []
    });
    await client.setAlias({name: NAME, alias: "champion", version: "1"});
    const number = await version("aaaa");
    await setAlias(paths, "production", number);
    expect((await register(number)).mlflowVersion).toBe("2");
    expect(Object.fromEntries(model().aliases)).toEqual({champion: "1", production: "2"});
  });

  it("says why a version was refused", async () => {
    const number = await version("aaaa");
    appendLedger(paths, {
      at: "2026-11-24T09:00:00.000Z",
      action: "refused",
      version: number,
      previous: null,
      reasons: ["accuracy 97.00 % is below 98.00 %", "ECE"],
      evidence: {}
    });
    await register(number);
    expect(Object.fromEntries(model().versions[0].tags)).toMatchObject({
      "predictiondex.decision": "refused 2026-11-24T09:00:00.000Z",
      "predictiondex.reasons": "accuracy 97.00 % is below 98.00 %; ECE"
    });
  });

  it("refuses a version that is not there", async () => {
    await expect(register(3)).rejects.toThrow(RegistryError);
    expect(server.requests).toEqual([]);
  });

  it("sends no file that a killed write left", async () => {
    const number = await version("aaaa");
    const folder = join(paths.models, "versions", String(number));
    writeFileSync(join(folder, ".model.json.1.tmp"), "half");
    mkdirSync(join(folder, "more"));
    await register(number);
    expect([...server.state.artifacts.keys()].join()).not.toMatch(/tmp|more/);
  });
});

describe("registerQuietly", () => {
  const lines: string[] = [];
  const log = {
    info: (line: string) => lines.push(line),
    warn: (line: string) => lines.push(`WARNING ${line}`)
  };
  const quietly = async (env: Record<string, string>, number: number, deadline = 60_000) => {
    lines.length = 0;
    const retry = {retries: 1, minTimeout: 1, maxTimeout: 1};
    await registerQuietly(env, {paths, version: number}, log, {retry, deadline});
    return lines;
  };

  it("registers where a server is set, and does nothing where none is", async () => {
    const number = await version("aaaa");
    expect(await quietly({}, number)).toEqual([]);
    expect(server.requests).toEqual([]);
    expect(await quietly({MLFLOW_TRACKING_URI: server.url}, number)).toEqual([
      `model version 1 is model version 1 in MLflow at ${server.url}`
    ]);
  });

  it("says in one line what went wrong, in time", async () => {
    const number = await version("aaaa");
    expect(await quietly({MLFLOW_TRACKING_URI: "databricks"}, number)).toHaveLength(1);
    server.fault = () => true;
    const [line, ...more] = await quietly({MLFLOW_TRACKING_URI: server.url}, number, 300);
    expect(line).toMatch(/^WARNING model version 1 is not in MLflow \(npm run mlflow -- register 1\): /);
    expect(more).toEqual([]);
  });
});

describe("mlflowStatus", () => {
  it("counts runs by status and names versions with their aliases", async () => {
    const number = await version("aaaa");
    await setAlias(paths, "production", number);
    await register(number);
    await mlflow().client.createExperiment("somebody else's");
    expect(await mlflowStatus(mlflow())).toEqual({
      enabled: true,
      uri: server.url,
      reachable: true,
      reason: null,
      version: "3.4.0",
      experiments: [{name: "predictiondex/registry", runs: {FINISHED: 1}}],
      modelVersions: [{version: "1", modelHash: "aaaa", aliases: ["production"]}]
    });
  });

  it("counts on over pages", async () => {
    const {client} = mlflow();
    const id = await client.createExperiment("predictiondex/tune");
    for (let n = 0; n < 2050; n++) {
      server.state.handlers["POST runs/create"]({experiment_id: id, run_name: String(n)});
    }
    const {experiments} = await mlflowStatus(mlflow());
    expect(experiments).toEqual([{name: "predictiondex/tune", runs: {RUNNING: 2050}}]);
  });
});

import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {type DataPaths, dataPaths} from "../../../../lib/files/paths.ts";
import {type MirrorOptions, mirrorFromEnvironment} from "../../../../pipelines/model/mlflow/run-mirror.ts";
import {listRuns} from "../../../../pipelines/model/tracking/run-store.ts";
import {type RunMirror, track} from "../../../../pipelines/model/tracking/tracker.ts";
import {runRecord, step} from "./runs.ts";
import {answerWith, type MlflowStandIn, mlflowStandIn} from "./stand-in/server.ts";

let root: string;
let paths: DataPaths;
let server: MlflowStandIn;
let lines: string[];

const QUICK: MirrorOptions = {
  retry: {retries: 2, minTimeout: 1, maxTimeout: 5},
  timeout: 2000,
  flushTimeout: 5000,
  pause: 20
};
const mirrorOf = (more: MirrorOptions = {}, env: Record<string, string> = {}): RunMirror => {
  const log = {info: (line: string) => lines.push(line), warn: (line: string) => lines.push(line)};
  return mirrorFromEnvironment({MLFLOW_TRACKING_URI: server.url, ...env}, log, {...QUICK, ...more})!;
};
const routes = () => server.requests.map(({route}) => route);
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
async function until(condition: () => boolean): Promise<void> {
  for (let n = 0; n < 500 && !condition(); n++) await wait(10);
  expect(condition()).toBe(true);
}

/** A small training: what every test's work is. @returns how long it took, in milliseconds */
async function train(mirror: RunMirror, between: () => Promise<void> = async () => {}): Promise<number> {
  const start = performance.now();
  const newRun = {
    experiment: "tune",
    name: "depth 6",
    parameters: {max_depth: 6, seed: 7},
    tags: {fold: "1"}
  };
  await track(newRun, {paths, mirror}, async (run) => {
    run.logMetrics({"valid/logLoss": 0.5, "valid/accuracy": 0.9}, 1);
    await between();
    run.logMetrics({"valid/logLoss": 0.25}, 2);
    run.logArtifact("curve.json", "[1,2]");
  });
  return performance.now() - start;
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "mirror-"));
  paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data")});
  server = await mlflowStandIn();
  lines = [];
});
afterEach(async () => {
  await server.close();
  rmSync(root, {recursive: true, force: true});
  expect(server.wrong).toEqual([]);
});

describe("a mirror", () => {
  it("brings parameters, metrics by step, tags, artifacts and the end of a run to MLflow", async () => {
    await train(mirrorOf());
    const [run] = server.state.runs.values();
    const [kept] = listRuns(paths);
    expect(run.name).toBe("depth 6");
    expect(run.status).toBe("FINISHED");
    expect([run.startTime, run.endTime]).toEqual([Date.parse(kept.startedAt), Date.parse(kept.endedAt!)]);
    expect(Object.fromEntries(run.params)).toEqual({max_depth: "6", seed: "7"});
    expect(Object.fromEntries(run.tags)).toEqual({
      "predictiondex.run_id": kept.id,
      "mlflow.source.name": "predictiondex",
      fold: "1"
    });
    expect(run.metrics.map(({key, value, step: at}) => [key, value, at])).toEqual([
      ["valid/logLoss", 0.5, 1],
      ["valid/accuracy", 0.9, 1],
      ["valid/logLoss", 0.25, 2]
    ]);
    expect(run.metrics.every(({timestamp}) => Math.abs(timestamp - Date.now()) < 60_000)).toBe(true);
    const artifact = server.state.artifacts.get("1/run1/artifacts/curve.json");
    expect(artifact).toMatchObject({type: "application/json"});
    expect(String(artifact?.content)).toBe("[1,2]");
    expect(lines).toEqual([]);
  });

  it("delivers in order and puts metrics of one run together", async () => {
    const mirror = mirrorOf();
    const [one, two] = [runRecord({id: "one"}), runRecord({id: "two"})];
    mirror.runStarted(one);
    for (let n = 0; n < 2500; n++) mirror.metricsLogged(one, [step("loss", n, n)]);
    mirror.metricsLogged(two, [step("loss", 1)]);
    mirror.metricsLogged(one, [step("loss", -1, 2500)]);
    mirror.runEnded({...one, status: "finished", endedAt: "2026-11-24T10:16:00.000Z"});
    await mirror.flush();
    const [first, second] = server.state.runs.values();
    expect(first.metrics.map(({value}) => value)).toEqual([...Array.from({length: 2500}, (_, n) => n), -1]);
    expect(second.metrics).toHaveLength(1);
    const batches = server.requests.filter(
      ({body}) => (body as {metrics?: unknown[]} | null)?.metrics?.length
    );
    expect(batches.map(({body}) => (body as {metrics: unknown[]}).metrics.length)).toEqual([
      1000, 1000, 500, 1, 1
    ]);
    expect(routes().at(-1)).toBe("POST runs/update");
  });

  it("says how a run failed, and takes long values by the calls that take them", async () => {
    const mirror = mirrorOf();
    const run = runRecord({parameters: {grid: "7,".repeat(400)}, tags: {note: "é".repeat(4000)}});
    mirror.runStarted(run);
    mirror.runEnded({...run, status: "failed", error: "out of\nmemory", endedAt: "2026-11-24T10:16:00.000Z"});
    await mirror.flush();
    const [stored] = server.state.runs.values();
    expect(stored.status).toBe("FAILED");
    expect(stored.tags.get("predictiondex.error")).toBe("out of\nmemory");
    expect(stored.params.get("grid")).toBe("7,".repeat(400));
    expect(stored.tags.get("note")).toMatch(/^é{2400,2500}…$/);
  });

  it("gets over a server that fails a few times", async () => {
    server.fault = (_, response) => {
      if (![1, 4, 7, 9].includes(server.requests.length)) return false;
      answerWith(response, 500, {error_code: "INTERNAL_ERROR", message: "database is locked"});
      return true;
    };
    await train(mirrorOf());
    const [run] = server.state.runs.values();
    expect([run.status, run.metrics.length, run.params.size]).toEqual(["FINISHED", 3, 2]);
    expect(lines).toEqual([]);
  });

  it("does not hold up work where nobody listens, and says so once", async () => {
    const mirror = mirrorOf({pause: 60_000});
    await server.close();
    const took = [await train(mirror), await train(mirror), await train(mirror)];
    expect(Math.max(...took)).toBeLessThan(2000);
    expect(listRuns(paths).map(({status}) => status)).toEqual(["finished", "finished", "finished"]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^not everything reaches MLflow at http:\/\/127\.0\.0\.1:\d+ \(runs are kept here all the same\): MLflow experiments\/get-by-name: could not be reached \(ECONNREFUSED/
    );
  });

  it("waits for a server that never answers no longer than it may", async () => {
    server.fault = () => true;
    const mirror = mirrorOf({timeout: 60_000, flushTimeout: 100, pause: 60_000});
    const took = [await train(mirror), await train(mirror)];
    expect(Math.max(...took)).toBeLessThan(1500);
    expect(listRuns(paths).map(({status}) => status)).toEqual(["finished", "finished"]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("was given up");
  });

  it("delivers everything, in order, when a server that died in the middle is back", async () => {
    const mirror = mirrorOf();
    const {port, state} = server;
    await train(mirror, async () => {
      await until(() => server.state.runs.size === 1);
      await server.close();
    });
    expect(listRuns(paths)[0].status).toBe("finished");
    expect(lines).toHaveLength(1);
    server = await mlflowStandIn({port, state});
    const [run] = state.runs.values();
    await until(() => run.status === "FINISHED");
    expect(run.metrics.map(({value}) => value)).toEqual([0.5, 0.9, 0.25]);
    expect(state.artifacts.size).toBe(1);
    expect(state.runs.size).toBe(1);
    await train(mirror);
    expect(state.runs.size).toBe(2);
    expect(lines).toHaveLength(1);
  });

  it("leaves out what MLflow refuses, says so once, and goes on", async () => {
    server.fault = ({route}, response) => {
      if (route !== "POST runs/log-batch") return false;
      answerWith(response, 400, {error_code: "INVALID_PARAMETER_VALUE", message: "no"});
      return true;
    };
    const mirror = mirrorOf();
    await train(mirror);
    await train(mirror);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("MLflow runs/log-batch: INVALID_PARAMETER_VALUE 400: no");
    expect(listRuns(paths)).toHaveLength(2);
  });

  it("asks no more once its credentials are refused, and shows none of them", async () => {
    server.fault = ({headers}, response) => {
      answerWith(response, 401, {error_code: "UNAUTHENTICATED", message: `not ${headers.authorization}`});
      return true;
    };
    const mirror = mirrorOf({}, {MLFLOW_TRACKING_USERNAME: "ada", MLFLOW_TRACKING_PASSWORD: "s3cret"});
    await train(mirror);
    await train(mirror);
    expect(server.requests).toHaveLength(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("MLFLOW_TRACKING_USERNAME, _PASSWORD or _TOKEN are not right");
    const encoded = Buffer.from("ada:s3cret").toString("base64");
    expect(server.requests[0].headers.authorization).toBe(`Basic ${encoded}`);
    for (const secret of ["s3cret", encoded]) expect(lines.join()).not.toContain(secret);
  });

  it("keeps no more than it may, but every end of a run", async () => {
    const mirror = mirrorOf({mostQueued: 5, mostBytes: 10});
    const run = runRecord();
    mirror.runStarted(run);
    mirror.artifactLogged(run, "big.bin", new Uint8Array(11));
    for (let n = 0; n < 50; n++) mirror.metricsLogged(run, [step("loss", n, n)]);
    mirror.runEnded({...run, status: "finished", endedAt: "2026-11-24T10:16:00.000Z"});
    await mirror.flush();
    const [stored] = server.state.runs.values();
    expect(stored.metrics.map(({value}) => value)).toEqual([0, 1, 2, 3]);
    expect(stored.status).toBe("FINISHED");
    expect(server.state.artifacts.size).toBe(0);
    expect(lines).toHaveLength(1);
  });

  it("sends the bytes an artifact had when it was logged", async () => {
    const mirror = mirrorOf();
    const bytes = Uint8Array.of(1, 2, 3);
    mirror.artifactLogged(runRecord(), "a.bin", bytes);
    bytes.fill(0);
    await mirror.flush();
    expect([...server.state.artifacts.get("1/run1/artifacts/a.bin")!.content]).toEqual([1, 2, 3]);
  });
});

describe("mirrorFromEnvironment", () => {
  const log = {info: (line: string) => lines.push(line), warn: (line: string) => lines.push(line)};

  it("is none, and contacts nothing, without MLFLOW_TRACKING_URI", async () => {
    expect(mirrorFromEnvironment({}, log)).toBeUndefined();
    expect(mirrorFromEnvironment({MLFLOW_TRACKING_TOKEN: "t"}, log)).toBeUndefined();
    expect(lines).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  it("is none, with the reason, where the URI is wrong", () => {
    expect(mirrorFromEnvironment({MLFLOW_TRACKING_URI: "sqlite:///mlflow.db"}, log)).toBeUndefined();
    expect(lines).toEqual([
      "runs are not told to MLflow: MLFLOW_TRACKING_URI begins with sqlite:, not http: or https: (only a server is spoken to); right would be http://127.0.0.1:5001"
    ]);
  });
});

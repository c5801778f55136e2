import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {connect} from "../../../../pipelines/model/mlflow/connect.ts";
import {ensureExperiment, ensureRun} from "../../../../pipelines/model/mlflow/ensure.ts";
import {MlflowError} from "../../../../pipelines/model/mlflow/mlflow-error.ts";
import {runRecord} from "./runs.ts";
import {answerWith, type MlflowStandIn, mlflowStandIn} from "./stand-in/server.ts";

let server: MlflowStandIn;
const RETRY = {retries: 2, minTimeout: 1, maxTimeout: 2};
const mlflow = (more: {authorization?: string; secrets?: string[]; path?: string; timeout?: number} = {}) =>
  connect(
    {uri: `${server.url}${more.path ?? ""}`, secrets: [], ...more},
    {retry: RETRY, timeout: more.timeout ?? 2000}
  );
const failureOf = async (work: Promise<unknown>): Promise<MlflowError> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason
  );
  expect(error).toBeInstanceOf(MlflowError);
  return error as MlflowError;
};

beforeEach(async () => {
  server = await mlflowStandIn();
});
afterEach(async () => {
  await server.close();
  expect(server.wrong).toEqual([]);
});

describe("an MLflow client", () => {
  it("carries MLflow's error code, and does not retry what cannot change", async () => {
    const error = await failureOf(mlflow().client.setTag({run_id: "nobody", key: "a", value: "b"}));
    expect(error).toMatchObject({call: "runs/set-tag", status: 404, errorCode: "RESOURCE_DOES_NOT_EXIST"});
    expect(error.message).toBe(
      "MLflow runs/set-tag: RESOURCE_DOES_NOT_EXIST 404: Run 'nobody' does not exist"
    );
    expect(server.requests).toHaveLength(1);
  });

  it("takes an experiment, a version or an alias that is not there for none", async () => {
    const {client} = mlflow();
    expect(await client.getExperimentByName("none")).toBeUndefined();
    expect(await client.getRegisteredModel("none")).toBeUndefined();
    expect(await client.getModelVersion("none", "1")).toBeUndefined();
    await client.createRegisteredModel({name: "m", description: "", tags: []});
    expect(await client.getVersionByAlias("m", "production")).toBeUndefined();
  });

  it.each([429, 500, 503])("retries %i until it is answered", async (status) => {
    let failures = 2;
    server.fault = (_, response) => {
      if (failures-- <= 0) return false;
      answerWith(response, status, "<h1>busy</h1>");
      return true;
    };
    expect(await mlflow().client.createExperiment("x")).toBe("1");
    expect(server.requests).toHaveLength(3);
  });

  it("gives up after the last retry, with what was answered", async () => {
    server.fault = (_, response) => {
      answerWith(response, 502, "<h1>Bad Gateway</h1>");
      return true;
    };
    const error = await failureOf(mlflow().client.searchExperiments({max_results: 1}));
    expect(error).toMatchObject({status: 502, errorCode: null, transient: true});
    expect(server.requests).toHaveLength(3);
  });

  it("gives up a request that is not answered in time", async () => {
    server.fault = () => true;
    const error = await failureOf(mlflow({timeout: 30}).once.version());
    expect(error.message).toBe("MLflow version: did not answer within 0.03 s");
    expect(error.transient).toBe(true);
  });

  it("says that nobody listens", async () => {
    const {once} = mlflow();
    await server.close();
    expect((await failureOf(once.version())).message).toMatch(/could not be reached \(ECONNREFUSED/);
  });

  it("says that something else than MLflow answers", async () => {
    server.fault = (_, response) => {
      answerWith(response, 200, "<h1>Welcome to nginx</h1>");
      return true;
    };
    expect((await failureOf(mlflow().client.searchExperiments({max_results: 1}))).message).toContain(
      "is MLFLOW_TRACKING_URI an MLflow server?"
    );
  });

  it("follows no redirect, which would carry the credentials elsewhere", async () => {
    server.fault = (_, response) => {
      response.writeHead(308, {location: "https://elsewhere.example/"}).end();
      return true;
    };
    const error = await failureOf(mlflow({authorization: "Bearer t0ken"}).client.createExperiment("x"));
    expect(error.message).toContain("is redirected to https://elsewhere.example/");
    expect(server.requests).toHaveLength(1);
  });

  it("sends the credentials, and keeps them out of errors even where the server repeats them", async () => {
    server.fault = ({headers}, response) => {
      answerWith(response, 401, {error_code: "UNAUTHENTICATED", message: `no ${headers.authorization}`});
      return true;
    };
    const given = {authorization: "Bearer t0ken", secrets: ["t0ken"]};
    const error = await failureOf(mlflow(given).client.createExperiment("x"));
    expect(server.requests[0].headers.authorization).toBe("Bearer t0ken");
    expect(error.message).toBe("MLflow experiments/create: UNAUTHENTICATED 401: no Bearer ***");
    expect(error).toMatchObject({unauthorized: true, transient: false});
  });

  it("puts an artifact of any bytes under any name", async () => {
    const content = Uint8Array.from({length: 256}, (_, i) => i);
    await mlflow().client.putArtifact("1/r/artifacts/a b#ü.bin", content, "application/octet-stream");
    expect(new Uint8Array(server.state.artifacts.get("1/r/artifacts/a b#ü.bin")!.content)).toEqual(content);
  });
});

describe("ensuring", () => {
  it("makes an experiment and a run once, however often it is asked", async () => {
    const to = mlflow();
    const run = runRecord();
    for (const _ of [1, 2]) {
      const experimentId = await ensureExperiment(to, "tune");
      expect(await ensureRun(to, experimentId, run)).toEqual({
        runId: "run1",
        artifactUri: "mlflow-artifacts:/1/run1/artifacts"
      });
    }
    expect([...server.state.experiments.values()].map(({name}) => name)).toEqual(["predictiondex/tune"]);
    expect(server.state.runs.size).toBe(1);
  });

  it("does not make a second run where the answer to the first request was lost", async () => {
    let lost = 1;
    server.fault = async ({route, body}, response) => {
      if (route !== "POST runs/create" || lost-- <= 0) return false;
      server.state.handlers["POST runs/create"](body as never);
      response.destroy();
      return true;
    };
    const to = mlflow();
    await ensureRun(to, await ensureExperiment(to, "tune"), runRecord());
    expect(server.state.runs.size).toBe(1);
  });

  it("takes the experiment that somebody else made in the meantime", async () => {
    server.fault = ({route}) => {
      if (route === "POST experiments/create" && server.state.experiments.size === 0) {
        server.state.handlers["POST experiments/create"]({name: "predictiondex/tune"});
      }
      return false;
    };
    expect(await ensureExperiment(mlflow(), "tune")).toBe("1");
  });

  it("says that the experiment was deleted in MLflow", async () => {
    server.state.experiments.set("1", {id: "1", name: "predictiondex/tune", stage: "deleted"});
    expect((await failureOf(ensureExperiment(mlflow(), "tune"))).message).toContain(
      "was deleted; restore it"
    );
  });
});

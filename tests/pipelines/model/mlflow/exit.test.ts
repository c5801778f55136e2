import {spawn} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, expect, it} from "vitest";
import {type MlflowStandIn, mlflowStandIn} from "./stand-in/server.ts";

let root: string;
let server: MlflowStandIn;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "mlflow-exit-"));
  server = await mlflowStandIn();
});
afterEach(async () => {
  await server.close();
  rmSync(root, {recursive: true, force: true});
  expect(server.wrong).toEqual([]);
});

const CHILD = fileURLToPath(new URL("training-child.ts", import.meta.url));

/** Runs the training in a process. `lingered`: milliseconds between the end of its work and the end of the process. */
async function train(env: Record<string, string>) {
  const child = spawn(process.execPath, ["--import", "tsx", CHILD], {
    env: {...process.env, PREDICTIONDEX_DATA: join(root, "data"), ...env}
  });
  let stderr = "";
  let trained = Number.NaN;
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk;
  });
  child.stdout.on("data", () => {
    trained = performance.now();
  });
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return {status, stderr, lingered: performance.now() - trained};
}

it("a training process ends as its work ends, and tells the server everything", async () => {
  const {status, stderr} = await train({MLFLOW_TRACKING_URI: server.url, FLUSH_TIMEOUT: "20000"});
  expect({status, stderr}).toEqual({status: 0, stderr: ""});
  const [run] = server.state.runs.values();
  expect([run.status, run.metrics.length, server.state.artifacts.size]).toEqual(["FINISHED", 100, 1]);
});

it("a training process does not stay for a server that never answers", async () => {
  server.fault = () => true;
  const {status, stderr, lingered} = await train({MLFLOW_TRACKING_URI: server.url, FLUSH_TIMEOUT: "200"});
  expect(status).toBe(0);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toContain("WARNING: not everything reaches MLflow");
  expect(lingered).toBeLessThan(3000);
});

import {chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseEnv} from "node:util";
import {Command} from "commander";
import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {mlflowCommand} from "../../../cli/commands/mlflow-command.ts";
import {dataPaths} from "../../../lib/files/paths.ts";
import {mlflowEnvironment, withVariable} from "../../../pipelines/model/mlflow/env-file.ts";
import {registerVersion, setAlias} from "../../../pipelines/model/registry/model-store.ts";
import {answerWith, type MlflowStandIn, mlflowStandIn} from "../../pipelines/model/mlflow/stand-in/server.ts";

let root: string;
let envFile: string;
let server: MlflowStandIn;
let output: string;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "mlflow-cli-"));
  envFile = join(root, ".env");
  server = await mlflowStandIn();
  output = "";
});
afterEach(async () => {
  await server.close();
  rmSync(root, {recursive: true, force: true});
  process.exitCode = undefined;
  expect(server.wrong).toEqual([]);
});

const folders = () => ({PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")});

/** Runs `mlflow …`; errors are thrown as the project's command line throws them. */
async function run(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const command = mlflowCommand({
    env: {...folders(), ...env},
    envFile,
    write: (text) => {
      output += text;
    },
    timeout: 1000
  });
  const program = new Command().addCommand(command);
  for (const each of [program, command, ...command.commands]) {
    each.exitOverride().configureOutput({writeErr: () => {}});
  }
  await program.parseAsync(["mlflow", ...args], {from: "user"});
  return output;
}

describe("mlflow status", () => {
  it("says that it is not enabled, which is no failure", async () => {
    expect(await run(["status"])).toContain("MLflow is not enabled");
    expect(process.exitCode).toBeUndefined();
    expect(server.requests).toEqual([]);
  });

  it("says what the server holds, as text and as JSON", async () => {
    const env = {MLFLOW_TRACKING_URI: server.url};
    expect(await run(["status"], env)).toBe(
      `MLflow 3.4.0 at ${server.url}\n  no experiment of this project yet\n  no model version yet; npm run mlflow -- register\n`
    );
    output = "";
    expect(JSON.parse(await run(["status", "--json"], env))).toMatchObject({
      reachable: true,
      version: "3.4.0"
    });
    expect(process.exitCode).toBeUndefined();
  });

  it("ends with 1 and the reason where the server is not to be had", async () => {
    await server.close();
    expect(await run(["status"], {MLFLOW_TRACKING_URI: server.url})).toMatch(
      /is not to be had: MLflow version: could not be reached \(ECONNREFUSED/
    );
    expect(process.exitCode).toBe(1);
  });

  it("ends with 1 where the credentials are refused, and does not show them", async () => {
    server.fault = (_, response) => {
      answerWith(response, 401, "You are not authenticated");
      return true;
    };
    await run(["status"], {MLFLOW_TRACKING_URI: server.url, MLFLOW_TRACKING_TOKEN: "t0ken"});
    expect(output).toContain("answered 401");
    expect(output).not.toContain("t0ken");
    expect(process.exitCode).toBe(1);
  });
});

describe("mlflow enable", () => {
  it("writes the URI into .env and keeps the other lines, and who may read it", async () => {
    writeFileSync(envFile, "# mine\nAPI_KEY=abc\nMLFLOW_TRACKING_URI=http://old\nPORT=8080\n");
    chmodSync(envFile, 0o640);
    expect(await run(["enable", `${server.url}/`])).toContain(`MLFLOW_TRACKING_URI=${server.url} is in .env`);
    expect(readFileSync(envFile, "utf8")).toBe(
      `# mine\nAPI_KEY=abc\nMLFLOW_TRACKING_URI=${server.url}\nPORT=8080\n`
    );
    expect(statSync(envFile).mode & 0o777).toBe(0o640);
    await run(["enable", "--off"]);
    expect(readFileSync(envFile, "utf8")).toBe("# mine\nAPI_KEY=abc\nPORT=8080\n");
  });

  it("makes a .env that its owner alone reads", async () => {
    await run(["enable", server.url]);
    expect(statSync(envFile).mode & 0o777).toBe(0o600);
  });

  it("writes nothing where the server is not to be had", async () => {
    await server.close();
    await expect(run(["enable", server.url])).rejects.toThrow(
      /not enabled, .env stays as it is: .*ECONNREFUSED/
    );
    expect(existsSync(envFile)).toBe(false);
  });

  it.each([
    [["enable"], "missing argument 'uri'"],
    [["enable", "sqlite:///x"], "begins with sqlite:"],
    [["enable", "http://ada:s3cret@host"], "give them as MLFLOW_TRACKING_USERNAME"]
  ])("refuses %j", async (args, reason) => {
    await expect(run(args)).rejects.toThrow(reason);
    expect(existsSync(envFile)).toBe(false);
  });

  it("turns off what was never on", async () => {
    await run(["enable", "--off"]);
    expect(existsSync(envFile)).toBe(false);
  });
});

describe("the .env file", () => {
  it("is read by the next command, which `enable` alone would not reach", async () => {
    await run(["enable", server.url]);
    output = "";
    expect(await run(["status"])).toContain(`MLflow 3.4.0 at ${server.url}`);
    output = "";
    expect(await run(["status"], {MLFLOW_TRACKING_URI: ""})).toContain("not enabled");
  });

  it("gives MLflow's variables and no others; what is set already wins", () => {
    writeFileSync(envFile, "POSTGRES_PASSWORD=x\nMLFLOW_TRACKING_URI=http://file\nMLFLOW_TRACKING_TOKEN=t\n");
    expect(mlflowEnvironment({MLFLOW_TRACKING_URI: "http://set", A: "1"}, envFile)).toEqual({
      MLFLOW_TRACKING_URI: "http://set",
      MLFLOW_TRACKING_TOKEN: "t",
      A: "1"
    });
    expect(mlflowEnvironment({A: "1"}, join(root, "none"))).toEqual({A: "1"});
  });
});

describe("mlflow register", () => {
  const env = () => ({MLFLOW_TRACKING_URI: server.url});
  async function version(): Promise<void> {
    const manifest = {
      name: "battle_winner_predictor",
      trainedAt: "2026-11-24T08:42:00.000Z",
      modelType: "XGBoost gbtree",
      objective: "binary:logistic",
      featureNames: ["a_hp"],
      featureVersion: "f1",
      frame: "first to act",
      parameters: {},
      seed: 7,
      trainingRows: 1000,
      inputs: {},
      modelHash: "aaaa",
      metrics: {}
    } as unknown as Parameters<typeof registerVersion>[1];
    await registerVersion(dataPaths(folders()), manifest, {"model.json": "{}"});
  }

  it("registers the version in production, or the one named", async () => {
    await version();
    await expect(run(["register"], env())).rejects.toThrow("no version is in production: say which one");
    await setAlias(dataPaths(folders()), "production", 1);
    expect(await run(["register"], env())).toBe(
      "version 1 is model version 1 in MLflow, production; run run1\n"
    );
    output = "";
    expect(await run(["register", "1"], env())).toContain("model version 1");
  });

  it.each([["0"], ["-1"], ["1.5"], ["../1"], ["one"]])("refuses %s as a version", async (text) => {
    await expect(run(["register", "--", text], env())).rejects.toThrow("expected a whole number from 1 on");
  });

  it("says which versions there are, and that MLflow is not enabled", async () => {
    await version();
    await expect(run(["register", "7"], env())).rejects.toThrow("version 7 does not exist; there are: 1");
    await expect(run(["register", "1"])).rejects.toThrow("MLFLOW_TRACKING_URI is not set");
  });
});

describe("withVariable", () => {
  it("is read back by Node, and changes nothing else", () => {
    const line = fc.oneof(
      fc.constantFrom(
        "",
        "# note",
        "A=1",
        'B="two words"',
        "export MLFLOW_TRACKING_URI=x",
        "MLFLOW_TRACKING_URI = y"
      ),
      fc.stringMatching(/^[A-Z]{1,4}=[a-z]{0,6}$/)
    );
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom("\n", "\r\n"), (lines, end) => {
        const text = lines.map((each) => each + end).join("");
        const set = withVariable(text, "MLFLOW_TRACKING_URI", "http://h:1");
        const {MLFLOW_TRACKING_URI, ...others} = parseEnv(set);
        const {MLFLOW_TRACKING_URI: _, ...before} = parseEnv(text);
        expect(MLFLOW_TRACKING_URI).toBe("http://h:1");
        expect(others).toEqual(before);
        expect(withVariable(set, "MLFLOW_TRACKING_URI", "http://h:1")).toBe(set);
        const off = withVariable(set, "MLFLOW_TRACKING_URI", undefined);
        expect(off).not.toContain("MLFLOW_TRACKING_URI");
        expect(parseEnv(off)).toEqual(before);
      })
    );
  });

  it("ends a last line that had no end", () => {
    expect(withVariable("A=1", "B", "2")).toBe("A=1\nB=2\n");
  });
});

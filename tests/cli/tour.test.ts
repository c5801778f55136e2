import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi} from "vitest";
import {SAMPLE_REQUESTS} from "../../cli/checks/requests.ts";
import {runCommandLine} from "../../cli/program.ts";
import {startServerChild} from "../../cli/server-child.ts";
import type {Child} from "../../cli/start-child.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {publishText} from "../../lib/files/publish.ts";
import {freePort} from "../../lib/web/free-port.ts";
import {evaluationPath} from "../../pipelines/model/evaluation/read-evaluation.ts";
import {appendLedger} from "../../pipelines/model/registry/model-store.ts";
import {copySmallRun} from "../faults/small-run.ts";
import {sampleReport} from "../pipelines/model/registry/sample.ts";

// The whole pipeline takes minutes: here the data are a small pipeline's.
const bringUpToDate = vi.hoisted(() => vi.fn(async () => {}));
vi.mock("../../cli/commands/bring-up-to-date.ts", () => ({bringUpToDate}));

const root = mkdtempSync(join(tmpdir(), "tour-"));
const folders = {
  PREDICTIONDEX_DATA: join(root, "data"),
  PREDICTIONDEX_MODELS: join(root, "models"),
  PREDICTIONDEX_SITE: join(root, "dist")
};
const paths = dataPaths(folders);
let printed: {out: string; error: string};

beforeAll(async () => {
  await copySmallRun(root);
  await publishText(evaluationPath(paths), JSON.stringify(sampleReport()));
  appendLedger(paths, {
    at: "2026-11-24T12:00:00Z",
    action: "promoted",
    version: 1,
    previous: null,
    reasons: [],
    evidence: {}
  });
});
afterAll(() => rmSync(root, {recursive: true, force: true}));
beforeEach(() => {
  for (const [name, value] of Object.entries(folders)) vi.stubEnv(name, value);
  vi.stubEnv("NO_COLOR", "1");
  printed = {out: "", error: ""};
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed.out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    printed.error += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
});

const run = (...args: string[]) => runCommandLine(args, "0.1.0");

describe("a server as a child", {timeout: 240_000}, () => {
  it("is there once it is ready, and gone once it is stopped", async () => {
    const server = await startServerChild(await freePort());
    expect((await fetch(`${server.url}/ready`)).status).toBe(200);
    await server.stop();
    expect(await server.ended).toBe(0);
    await expect(fetch(`${server.url}/ready`)).rejects.toThrow();
  });

  it("that cannot start says why", async () => {
    const empty = {PREDICTIONDEX_DATA: join(root, "nothing")};
    await expect(startServerChild(await freePort(), empty)).rejects.toThrow(
      /the server did not start: .*game\.json does not exist/
    );
  });
});

describe("quick-start", {timeout: 240_000}, () => {
  it("--auto --no-serve looks, makes, serves, checks, asks, and ends", async () => {
    expect(
      await run("quick-start", "--auto", "--no-serve", "--port", String(await freePort()))
    ).toBeUndefined();
    expect(bringUpToDate).toHaveBeenCalledOnce();
    expect(printed.error).toMatch(
      /1\. This machine[\s\S]*2\. Data, model and site[\s\S]*3\. The server[\s\S]*4\. A first answer/
    );
    expect(printed.error).toMatch(new RegExp(`endpoints +all ${SAMPLE_REQUESTS.length - 1} answer`));
    expect(printed.error).toMatch(
      /Squirtle against Charmander: (Surf|Tackle|Water Gun), which wins \d+ times in 100/
    );
    expect(process.exitCode).toBeUndefined();
  });
});

describe("with a server running", {timeout: 240_000}, () => {
  let server: Child;
  beforeAll(async () => {
    server = await startServerChild(await freePort(), folders);
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    vi.stubEnv("PREDICTIONDEX_URL", server.url);
    for (const name of ["PROMETHEUS_URL", "GRAFANA_URL", "MLFLOW_TRACKING_URI"])
      vi.stubEnv(name, "http://127.0.0.1:9");
  });

  it("demo goes through all its stops", async () => {
    expect(await run("demo", "--auto", "--url", server.url)).toBeUndefined();
    expect(printed.out.match(/^\d of 8: /gm)).toHaveLength(8);
    expect(printed.out).toContain(`${server.url}/fight`);
    expect(printed.out).not.toContain("\u001b[");
  });

  it("validate sees the API well, and fails for the site that was never built", async () => {
    await run("validate", "--json");
    const {ok, checks} = JSON.parse(printed.out);
    expect(ok).toBe(false);
    expect(process.exitCode).toBe(1);
    const states = Object.fromEntries(
      checks.map(({group, name, state}: Record<string, string>) => [`${group} ${name}`, state])
    );
    expect(states).toMatchObject({"api endpoints": "ok", "files site": "failed", "grafana health": "absent"});
  });

  it("status shows the same as a table", async () => {
    await run("status");
    expect(printed.out).toMatch(/^ok +files +warehouse +14 tables$/m);
    expect(printed.out).toMatch(/^FAILED +files +site +not built\n +→ npm run build$/m);
  });

  it("validate refuses a service that there is none of", async () => {
    expect(await run("validate", "--require", "api,redis")).toBe(64);
    expect(printed.error).toContain("there is no service redis");
  });
});

describe("report snapshot", () => {
  it("keeps the run's figures in a folder", async () => {
    const folder = join(root, "snapshot");
    expect(await run("report", "snapshot", "--to", folder)).toBeUndefined();
    const snapshot = JSON.parse(readFileSync(join(folder, "snapshot.json"), "utf8"));
    expect(snapshot.metrics).toHaveLength(31);
    expect(snapshot.rows).toHaveProperty("duels: best_move");
  });
});

describe("the command line", () => {
  it("prints its version and its help", async () => {
    expect(await run("--version")).toBe(0);
    expect(printed.out).toBe("0.1.0\n");
    expect(await run("help", "report")).toBe(0);
    expect(printed.out).toContain("report [options] [command]");
  });

  it("doctor prints JSON on demand", async () => {
    await run("doctor", "--json");
    expect(JSON.parse(printed.out).checks.length).toBeGreaterThan(8);
  });

  it("completion knows four shells", async () => {
    expect(await run("completion", "tcsh")).toBe(64);
    expect(printed.error).toContain("Allowed choices are bash, zsh, fish, powershell");
  });
});

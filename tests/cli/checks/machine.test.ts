import {chmodSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import type {AddressInfo} from "node:net";
import {createServer} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {carryOut} from "../../../cli/checks/check.ts";
import {machineChecks} from "../../../cli/checks/machine-checks.ts";
import {fileChecks, STAGES} from "../../../cli/checks/stage-checks.ts";
import {dataPaths} from "../../../lib/files/paths.ts";
import {stageGraph} from "../../../stages/graph.ts";
import {copyLoadedGame} from "../../faults/small-run.ts";

const root = mkdtempSync(join(tmpdir(), "doctor-"));
const paths = dataPaths({
  PREDICTIONDEX_DATA: join(root, "data"),
  PREDICTIONDEX_MODELS: join(root, "models"),
  PREDICTIONDEX_SITE: join(root, "dist")
});
afterAll(() => rmSync(root, {recursive: true}));

const machine = (name: string, env: NodeJS.ProcessEnv = {}, from = paths) =>
  carryOut(machineChecks(from, env).find((check) => check.name === name)!);

describe("the doctor", () => {
  it("finds this machine fit", async () => {
    for (const name of ["Node", "packages", "memory", "disk", "data folder"])
      expect(await machine(name)).toMatchObject({state: "ok"});
  });

  it("says how to get a tool that is not there, and does not fail for it", async () => {
    expect(await machine("Chromium", {CHROMIUM: join(root, "no-chromium")})).toMatchObject({
      state: "absent",
      remedy: "for the browser tests: apt-get install chromium"
    });
    const half = join(root, "python");
    writeFileSync(half, "#!/bin/sh\nexit 3\n");
    chmodSync(half, 0o755);
    expect((await machine("XGBoost", {PYTHON: half})).detail).toBe(`${half} is there without it`);
  });

  it("sees a port in use", async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve));
    const {port} = blocker.address() as AddressInfo;
    expect(await machine("port", {PORT: String(port)})).toMatchObject({
      state: "absent",
      detail: `${port} is in use`
    });
    blocker.close();
  });

  it("fails where a folder for generated files cannot be made", async () => {
    writeFileSync(join(root, "file"), "");
    const blocked = dataPaths({
      PREDICTIONDEX_DATA: join(root, "file", "data"),
      PREDICTIONDEX_MODELS: paths.models
    });
    expect(await machine("data folder", {}, blocked)).toMatchObject({
      state: "failed",
      remedy: "make it writable, or name another by PREDICTIONDEX_DATA"
    });
  });
});

describe("checks of the pipeline's files", () => {
  const seen = async () =>
    Object.fromEntries(
      await Promise.all(fileChecks(paths).map(async (check) => [check.name, await carryOut(check)] as const))
    );

  it("ask for every stage of a whole run", () => {
    const whole = stageGraph(paths).filter(({onRequest}) => !onRequest);
    expect([...STAGES].sort()).toEqual(whole.map(({name}) => name).sort());
  });

  it("name what is not there, then see what is", async () => {
    const before = await seen();
    for (const result of Object.values(before)) expect(result).toMatchObject({state: "failed"});
    expect(before["stages"].detail).toMatch(/^never ran: etl, /);
    await copyLoadedGame(paths);
    const after = await seen();
    expect(after["warehouse"]).toMatchObject({state: "ok", detail: "14 tables"});
    expect(after["game"]).toMatchObject({state: "ok", detail: "188 Pokémon, 226 moves"});
    expect(after["model in production"]).toMatchObject({
      state: "failed",
      detail: "none",
      remedy: "npm run pipeline"
    });
  });
});

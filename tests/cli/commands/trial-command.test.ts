import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {describeReport, describeTrial, trialCommand} from "../../../cli/commands/trial-command.ts";
import {type DataPaths, dataPaths} from "../../../lib/files/paths.ts";
import {appendLedger, setAlias} from "../../../pipelines/model/registry/model-store.ts";
import {readTrial} from "../../../pipelines/model/registry/trial.ts";
import {runCommand} from "../../support/run-command.ts";

let folder: string;
let paths: DataPaths;
let printed: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-trial-"));
  const env = {PREDICTIONDEX_DATA: join(folder, "data"), PREDICTIONDEX_MODELS: join(folder, "models")};
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  paths = dataPaths(env);
  mkdirSync(paths.models, {recursive: true});
  printed = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  await setAlias(paths, "production", 1);
});
afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, {recursive: true, force: true});
});
const run = (...args: string[]) => runCommand(trialCommand(), ["node", "trial", ...args]);

it("starts with a version that passed the gate before, changes its share, tells it and ends it", async () => {
  const entry = {at: "2026-11-24T12:00:00.000Z", previous: null, reasons: [], evidence: {}};
  appendLedger(paths, {...entry, action: "promoted", version: 2});
  await run("start", "2");
  expect(printed.join("")).toMatch(
    /^version 2 is on trial in shadow since .* UTC, beside version 1 in production/
  );
  await run("share", "0.05");
  expect(readTrial(paths)).toMatchObject({version: 2, production: 1, share: 0.05});
  printed = [];
  await run("status");
  expect(printed.join("")).toMatch(/^version 2 is on trial with 5 % of the requests since/);
  await run("stop", "--reason", "enough seen");
  expect(readTrial(paths)).toBeNull();
  printed = [];
  await run("status");
  expect(printed.join("")).toBe("no version is on trial\n");
});

it("says what is wrong with what it is asked", async () => {
  await run("stop");
  expect(printed.join("")).toContain(
    "no version is on trial; begin with `predictiondex trial start VERSION`"
  );
  expect(process.exitCode).toBe(1);
  printed = [];
  await run("share", "5");
  expect(printed.join("")).toContain("expected a number from 0 to 1, such as 0.05");
  printed = [];
  await run("judge", "--rows", "10");
  expect(printed.join("")).toContain("expected a whole number from 500");
});

it("tells a trial, and what a look at it found, in lines", () => {
  const trial = {
    phase: "probation",
    version: 1,
    production: 2,
    share: 0,
    since: "2026-11-24T12:30:00.000Z"
  } as const;
  expect(describeTrial(trial)).toBe(
    "version 2 is on probation since 2026-11-24 12:30 UTC; version 1, before it in production, is asked beside it"
  );
  expect(
    describeReport({
      at: trial.since,
      trial,
      judged: 2,
      other: 1,
      rows: 800,
      pairs: 600,
      unusable: 0,
      differences: [{metric: "logLoss", values: [0.12, 0.1], value: 0.02, interval: [0.01, 0.03]}],
      outcome: "rolled back",
      reasons: ["it is worse"]
    })
  ).toBe(
    "version 1 is in production again instead of version 2\n  it is worse\n800 questions of 600 pairs of Pokémon, played again\n" +
      "  logLoss            0.12000 against 0.10000, worse by 0.02000 [0.01000, 0.03000]"
  );
});

import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Command} from "commander";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {
  compareCommand,
  rollbackCommand,
  runsCommand,
  versionsCommand
} from "../../../cli/commands/registry-commands.ts";
import {type DataPaths, dataPaths} from "../../../lib/files/paths.ts";
import {
  appendLedger,
  readAliases,
  registerVersion,
  setAlias
} from "../../../pipelines/model/registry/model-store.ts";
import {
  sampleIntervals,
  sampleManifest,
  sampleReport,
  sampleScores,
  sampleSplit
} from "../../pipelines/model/registry/sample.ts";
import {captureOutput} from "../../support/capture-output.ts";

let root: string;
let paths: DataPaths;
let printed: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "registry-cli-"));
  vi.stubEnv("PREDICTIONDEX_DATA", join(root, "data"));
  vi.stubEnv("PREDICTIONDEX_MODELS", join(root, "models"));
  vi.stubEnv("MLFLOW_TRACKING_URI", "");
  paths = dataPaths();
  printed = "";
  captureOutput((text) => {
    printed += text;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(root, {recursive: true, force: true});
});

async function register(hash: string, accuracy: number, maxDepth: number): Promise<number> {
  const {version: _, ...manifest} = sampleManifest({modelHash: hash, parameters: {max_depth: maxDepth}});
  const scores = sampleScores({accuracy});
  const interval: [number, number] = [accuracy - 0.001, accuracy + 0.001];
  const split = sampleSplit({scores, intervals: sampleIntervals(scores, {accuracy: interval})});
  const {n: _n, ...metrics} = scores;
  return registerVersion(
    paths,
    {...manifest, metrics},
    {"model.json": "{}", "evaluation.json": JSON.stringify(sampleReport({hash, splits: [split]}))}
  );
}

const run = async (command: Command, ...args: string[]): Promise<string> => {
  printed = "";
  command.exitOverride();
  await command.parseAsync(args, {from: "user"});
  return printed;
};

async function twoVersions(): Promise<void> {
  for (const [hash, accuracy, depth] of [
    ["a".repeat(64), 0.98, 8],
    ["b".repeat(64), 0.99, 9]
  ] as const) {
    const version = await register(hash, accuracy, depth);
    await setAlias(paths, "production", version);
    appendLedger(paths, {
      at: "2026-11-24T12:00:00Z",
      action: "promoted",
      version,
      previous: version > 1 ? version - 1 : null,
      reasons: [],
      evidence: {}
    } as Parameters<typeof appendLedger>[1]);
  }
}

it("versions: lists them with alias and scores, and says so where there is none", async () => {
  expect(await run(versionsCommand())).toMatch(/no version yet/);
  await twoVersions();
  const lines = (await run(versionsCommand())).trimEnd().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^ {3}1 .*accuracy 98\.00 %/);
  expect(lines[0]).not.toContain("production");
  expect(lines[1]).toMatch(/^ {3}2 .*accuracy 99\.00 %.*production$/);
  const [, second] = JSON.parse(await run(versionsCommand(), "--json"));
  expect(second).toMatchObject({version: 2, aliases: ["production"], parameters: {max_depth: 9}});
});

it("compare: says which is better beyond the intervals, and which parameters differ", async () => {
  await twoVersions();
  const text = await run(compareCommand(), "1", "2");
  expect(text).toMatch(/^Versions 1 and 2/);
  expect(text).toMatch(
    /accuracy +0\.98000 \[0\.97900, 0\.98100\] +0\.99000 \[0\.98900, 0\.99100\] +version 2/
  );
  expect(text).toMatch(/max_depth: 8 → 9/);
  expect(JSON.parse(await run(compareCommand(), "1", "2", "--json")).versions).toEqual([1, 2]);
});

it.each(["0", "1.5", "../1", "latest", "-1"])("compare: refuses %s as a version", async (text) => {
  await twoVersions();
  await expect(run(compareCommand(), "--", text, "2")).rejects.toThrow(/whole number from 1 on/);
});

it("compare: names the version whose evaluation cannot be read", async () => {
  await twoVersions();
  writeFileSync(join(paths.models, "versions", "2", "evaluation.json"), "{");
  await expect(run(compareCommand(), "1", "2")).rejects.toThrow("model version 2 has no readable evaluation");
  await expect(run(compareCommand(), "1", "7")).rejects.toThrow("model version 7");
});

it("rollback: refuses a version whose model is damaged; production stays", async () => {
  await twoVersions();
  await expect(run(rollbackCommand())).rejects.toThrow("model version 1: model.json is damaged");
  expect(readAliases(paths).production).toBe(2);
});

it("runs: says that there are none, and which experiments there are", async () => {
  expect(await run(runsCommand())).toBe("no runs yet\n");
  expect(await run(runsCommand(), "tune")).toBe("no runs of tune; experiments: none\n");
  expect(await run(runsCommand(), "--json")).toBe("[]\n");
});

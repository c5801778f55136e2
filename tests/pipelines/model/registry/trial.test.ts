import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {type DataPaths, dataPaths} from "../../../../lib/files/paths.ts";
import {
  readAliases,
  readLedger,
  setAlias,
  trialPath
} from "../../../../pipelines/model/registry/model-store.ts";
import {
  changeShare,
  endTrial,
  promoteChallenger,
  readTrial,
  returnToPrevious,
  startTrial
} from "../../../../pipelines/model/registry/trial.ts";

let root: string;
let paths: DataPaths;
const now = () => new Date("2026-11-25T00:00:00.000Z");
const since = now().toISOString();
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "predictiondex-trial-"));
  paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")});
  mkdirSync(paths.models, {recursive: true});
  await setAlias(paths, "production", 1);
});
afterEach(() => rmSync(root, {recursive: true, force: true}));
const actions = () => readLedger(paths).map(({action, version, previous}) => [action, version, previous]);

it("puts a version beside production, in shadow, and lets its share be set; each step is in the ledger", async () => {
  const trial = {phase: "challenge", version: 2, production: 1, since};
  expect(await startTrial(paths, 2, {share: 0, now})).toEqual({...trial, share: 0});
  expect(await changeShare(paths, 0.25, {now})).toEqual({...trial, share: 0.25});
  expect(readTrial(paths)).toEqual({...trial, share: 0.25});
  expect(readAliases(paths)).toEqual({production: 1, candidate: 2});
  expect(readLedger(paths).map(({reasons}) => reasons)).toEqual([
    ["in shadow: its answers are logged, not given"],
    ["answers 25 % of the requests"]
  ]);
  await endTrial(paths, {now, reasons: ["no better"]});
  expect(readTrial(paths)).toBeNull();
  expect(readAliases(paths).production).toBe(1);
  expect(actions()).toEqual([
    ["on trial", 2, 1],
    ["on trial", 2, 1],
    ["withdrawn", 2, 1]
  ]);
});

it("promotes the challenger and keeps the one before beside it, until its probation is over", async () => {
  await startTrial(paths, 2, {share: 0.5, now});
  const probation = {phase: "probation", version: 1, production: 2, share: 0, since};
  expect(await promoteChallenger(paths, {now})).toEqual(probation);
  expect(readAliases(paths).production).toBe(2);
  expect(readTrial(paths)).toEqual(probation);
  await expect(changeShare(paths, 0.5, {now})).rejects.toThrow("asked in shadow only");
  await expect(promoteChallenger(paths, {now})).rejects.toThrow("version 2 is in production already");
  await endTrial(paths, {now});
  expect(readAliases(paths).production).toBe(2);
  expect(actions()).toEqual([
    ["on trial", 2, 1],
    ["promoted", 2, 1],
    ["kept", 2, 2]
  ]);
});

it("is over where another version is in production by now", async () => {
  await startTrial(paths, 2, {share: 0, now});
  await setAlias(paths, "production", 3);
  expect(readTrial(paths)).toBeNull();
  await expect(endTrial(paths, {now})).rejects.toThrow("no version is on trial");
  expect((await startTrial(paths, 2, {share: 0, now})).production).toBe(3);
});

it("says what is wrong, and changes nothing", async () => {
  await expect(startTrial(paths, 1, {share: 0, now})).rejects.toThrow("version 1 is in production");
  for (const share of [-0.1, 1.1, Number.NaN])
    await expect(startTrial(paths, 2, {share, now})).rejects.toThrow(`share ${share} is not a number from 0`);
  await expect(returnToPrevious(paths, {now})).rejects.toThrow("no version is on trial");
  expect(readLedger(paths)).toEqual([]);
  await startTrial(paths, 2, {share: 0, now});
  await expect(startTrial(paths, 3, {share: 0, now})).rejects.toThrow("version 2 is on trial already");
  await expect(returnToPrevious(paths, {now})).rejects.toThrow("use `rollback`");
  writeFileSync(trialPath(paths), '{"phase": "challenge", "version": "two"}');
  expect(() => readTrial(paths)).toThrow(/models\/trial\.json cannot be read: .*version/s);
});

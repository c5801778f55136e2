import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, expect, it} from "vitest";
import {runCommandLine} from "../../../cli/program.ts";
import {upgrade} from "../../../cli/upgrade/upgrade.ts";
import {LAYOUT, layoutFile, layoutOf, requireKnownLayout} from "../../../lib/files/layout.ts";
import {type DataPaths, dataPaths} from "../../../lib/files/paths.ts";
import {
  ledgerPath,
  readAliases,
  readLedger,
  readManifest
} from "../../../pipelines/model/registry/model-store.ts";
import {listRuns} from "../../../pipelines/model/tracking/run-store.ts";

/** What version 0.1 wrote: two small models in its registry, one after the other in production, and a tracked run. */
const OLD = fileURLToPath(new URL("./fixtures/layout-1", import.meta.url));

let root: string;
let paths: DataPaths;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "upgrade-"));
  cpSync(OLD, root, {recursive: true});
  paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")});
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

it("what 0.1 kept is kept: versions, decisions and runs, and stages that are not known run anew", async () => {
  const manifest = join(paths.models, "versions", "1", "manifest.json");
  const featureVersion = "of other times";
  writeFileSync(manifest, JSON.stringify({...JSON.parse(readFileSync(manifest, "utf8")), featureVersion}));
  mkdirSync(paths.stages);
  writeFileSync(join(paths.stages, "train.json"), '{"name": "train"}');
  const dry = await upgrade(paths, true);
  expect(existsSync(layoutFile(paths.models))).toBe(false);
  const done = await upgrade(paths);
  expect(done).toEqual(dry);
  expect(done.from).toEqual({data: 1, models: 1});
  expect(done.notes).toEqual([
    "2 model versions and 2 decisions are kept",
    expect.stringMatching(
      /^version 1 was trained on other features than this program computes and cannot serve: /
    ),
    "1 tracked runs are kept",
    "1 stages of an earlier version run anew"
  ]);
  expect([layoutOf(paths.data), layoutOf(paths.models)]).toEqual([LAYOUT, LAYOUT]);
  expect(existsSync(join(paths.stages, "train.json"))).toBe(false);
  expect(readAliases(paths)).toEqual({production: 2});
  expect(readLedger(paths).map(({version}) => version)).toEqual([1, 2]);
  expect(readManifest(paths, 1).trainedAt).toBe("2026-11-24T12:01:00.000Z");
  expect(listRuns(paths, "train")).toHaveLength(1);
  expect((await upgrade(paths)).notes.at(-1)).toBe("nothing has to change");
});

it("nothing is changed where something cannot be read", async () => {
  appendFileSync(ledgerPath(paths), '{"at": "yesterday"}\n');
  await expect(upgrade(paths)).rejects.toThrow(/the ledger cannot be read: .*ledger\.jsonl, line 3/);
  expect(existsSync(layoutFile(paths.models))).toBe(false);
});

it("a newer layout is left to the version that wrote it, by every command", async () => {
  writeFileSync(layoutFile(paths.models), '{"layout": 99}');
  const told =
    /models has layout 99, of a newer version of the program; this one knows layouts up to \d+: take that version/;
  expect(() => requireKnownLayout(paths)).toThrow(told);
  await expect(upgrade(paths)).rejects.toThrow(told);
  expect(readFileSync(layoutFile(paths.models), "utf8")).toBe('{"layout": 99}');
  process.env["PREDICTIONDEX_MODELS"] = paths.models;
  try {
    expect(await runCommandLine(["versions"], "0.0.0")).toBe(1);
  } finally {
    delete process.env["PREDICTIONDEX_MODELS"];
  }
});

it("where nothing is there is nothing to do", async () => {
  rmSync(join(root, "data"), {recursive: true});
  rmSync(join(root, "models"), {recursive: true});
  expect((await upgrade(paths)).from).toEqual({data: null, models: null});
  expect(existsSync(paths.models)).toBe(false);
});

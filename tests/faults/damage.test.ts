import {execFileSync} from "node:child_process";
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {carryOut} from "../../cli/checks/check.ts";
import {fileChecks} from "../../cli/checks/stage-checks.ts";
import {runEtl} from "../../data-loaders/etl.ts";
import {hashPath} from "../../lib/files/hash-path.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {runPipeline, runStage} from "../../lib/stage-runner/run-stages.ts";
import {duelFiles} from "../../pipelines/model/duels/load-duels.ts";
import {checkDuelFile} from "../../pipelines/model/duels/read-duels.ts";
import {loadVersion} from "../../pipelines/model/registry/production.ts";
import {trainedFolder} from "../../pipelines/model/training/train-model.ts";
import {smallGamePath, smallStages} from "./small-stages.ts";

const root = mkdtempSync(join(tmpdir(), "damage-"));
const kept = join(root, "kept");
const at = (folder: string) =>
  dataPaths({PREDICTIONDEX_DATA: join(folder, "data"), PREDICTIONDEX_MODELS: join(folder, "models")});
const silent = {info: () => {}, warn: () => {}};

const bringUpToDate = (paths: ReturnType<typeof at>) => {
  const stages = smallStages(paths);
  return runPipeline({paths, stages, log: silent, execute: (stage) => runStage(paths, stage, silent)});
};
/** A fresh copy of a whole run, to be damaged. */
function copy(name: string) {
  cpSync(kept, join(root, name), {recursive: true});
  return at(join(root, name));
}
/** Changes one byte in the middle. */
function flipByte(file: string): void {
  const bytes = readFileSync(file);
  bytes[Math.floor(bytes.length / 2)] ^= 0xff;
  writeFileSync(file, bytes);
}

beforeAll(async () => {
  await bringUpToDate(at(kept));
}, 120_000);
afterAll(() => rmSync(root, {recursive: true, force: true}));

describe("a damaged file is noticed by its hash and made again", {timeout: 120_000}, () => {
  it.each([
    ["the game, cut off", "etl", (paths: ReturnType<typeof at>) => truncateSync(paths.game, 1000)],
    [
      "a duels file, one byte changed",
      "duels",
      (paths: ReturnType<typeof at>) => flipByte(duelFiles(paths)[0])
    ],
    [
      "the trained model, gone",
      "train",
      (paths: ReturnType<typeof at>) => rmSync(trainedFolder(paths), {recursive: true})
    ]
  ])("%s", async (name, stage, damage) => {
    const paths = copy(name.replaceAll(/\W+/g, "-"));
    const before = await hashPath(paths.duels);
    damage(paths);
    const ran = await bringUpToDate(paths);
    expect(ran[0]).toEqual({name: stage, reason: "an output is missing or damaged"});
    expect(await hashPath(paths.duels)).toBe(before);
    expect(await bringUpToDate(paths)).toEqual([]);
  });

  it("a stage's record, cut off", async () => {
    const paths = copy("record");
    truncateSync(join(paths.stages, "train.json"), 20);
    expect((await bringUpToDate(paths))[0]).toEqual({name: "train", reason: "never ran"});
  });
});

describe("a damaged file is named where it is opened", {timeout: 60_000}, () => {
  it("the warehouse", async () => {
    const paths = copy("warehouse");
    writeFileSync(paths.warehouse, "this is no database");
    const check = fileChecks(paths).find(({name}) => name === "warehouse")!;
    expect(await carryOut(check)).toMatchObject({
      state: "failed",
      detail: expect.stringContaining("warehouse.duckdb"),
      remedy: "npm run etl"
    });
    await runEtl({paths});
    expect(await carryOut(check)).toMatchObject({state: "ok"});
  });

  it("a duels file", async () => {
    const paths = copy("parquet");
    const [file] = duelFiles(paths);
    const game = JSON.parse(readFileSync(smallGamePath(paths), "utf8"));
    truncateSync(file, Math.floor(statSync(file).size / 2));
    await expect(checkDuelFile(file, game)).rejects.toThrow(file);
  });

  it("a model version, whichever way it is damaged", () => {
    const paths = copy("model");
    const file = join(paths.models, "versions", "1", "model.json");
    const whole = readFileSync(file);
    flipByte(file);
    expect(() => loadVersion(paths, 1)).toThrow("model version 1: model.json is damaged");
    writeFileSync(file, whole.subarray(0, 100));
    expect(() => loadVersion(paths, 1)).toThrow("model version 1: model.json is damaged");
    rmSync(file);
    expect(() => loadVersion(paths, 1)).toThrow("model version 1: model.json cannot be read");
  });
});

/** A file system of so many kilobytes of its own, where this process may mount one. */
function smallDisk(name: string, kilobytes: number): string | null {
  const folder = join(root, name);
  mkdirSync(folder, {recursive: true});
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", folder], {stdio: "ignore"});
    return folder;
  } catch {
    return null;
  }
}
const mountable = (() => {
  const folder = smallDisk("probe", 100);
  if (folder !== null) execFileSync("umount", [folder]);
  return folder !== null;
})();

describe.skipIf(!mountable)("a disk that takes no more", {timeout: 120_000}, () => {
  it("full: the stage fails and says so, what was published before is whole, and space is all it needs", async () => {
    const folder = smallDisk("full", 40_000)!;
    try {
      cpSync(kept, folder, {recursive: true});
      const paths = at(folder);
      const before = await hashPath(paths.duels);
      const filler = join(folder, "filler");
      // What is left is less than the duels' files need beside the old ones.
      expect(() => writeFileSync(filler, Buffer.alloc(40_000_000))).toThrow(/ENOSPC/);
      rmSync(join(paths.stages, "duels.json"), {force: true});
      await expect(bringUpToDate(paths)).rejects.toThrow(/ENOSPC|No space|full/i);
      expect(await hashPath(paths.duels)).toBe(before);
      rmSync(filler);
      await bringUpToDate(paths);
      expect(await hashPath(paths.duels)).toBe(before);
    } finally {
      execFileSync("umount", [folder]);
    }
  });

  it("read-only: the same", async () => {
    const folder = smallDisk("read-only", 60_000)!;
    try {
      cpSync(kept, folder, {recursive: true});
      const paths = at(folder);
      const before = await hashPath(paths.duels);
      copyFileSync(join(paths.stages, "duels.json"), join(folder, "record"));
      rmSync(join(paths.stages, "duels.json"));
      execFileSync("mount", ["-o", "remount,ro", folder]);
      await expect(bringUpToDate(paths)).rejects.toThrow(/EROFS|read-only/i);
      execFileSync("mount", ["-o", "remount,rw", folder]);
      expect(await hashPath(paths.duels)).toBe(before);
      await bringUpToDate(paths);
      expect(await hashPath(paths.duels)).toBe(before);
    } finally {
      execFileSync("umount", [folder]);
    }
  });
});
if (!mountable)
  it.skip("SKIPPED: a full disk and a read-only one, for this process may not mount any", () => {});

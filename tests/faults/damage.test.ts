import {execFileSync} from "node:child_process";
import {
  copyFileSync,
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
import {afterAll, describe, expect, it} from "vitest";
import {carryOut} from "../../cli/checks/check.ts";
import {fileChecks} from "../../cli/checks/stage-checks.ts";
import {runEtl} from "../../data-loaders/etl.ts";
import {hashPath} from "../../lib/files/hash-path.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {duelFiles} from "../../pipelines/model/duels/load-duels.ts";
import {checkDuelFile} from "../../pipelines/model/duels/read-duels.ts";
import {loadVersion} from "../../pipelines/model/registry/production.ts";
import {trainedFolder} from "../../pipelines/model/training/train-model.ts";
import {copySmallRun, placesBelow, runSmallStages} from "./small-run.ts";
import {smallGamePath} from "./small-stages.ts";

const root = mkdtempSync(join(tmpdir(), "damage-"));
/** A fresh copy of a whole run, to be damaged. */
async function copy(name: string): Promise<DataPaths> {
  await copySmallRun(join(root, name));
  return placesBelow(join(root, name));
}
/** Changes one byte in the middle. */
function flipByte(file: string): void {
  const bytes = readFileSync(file);
  bytes[Math.floor(bytes.length / 2)] ^= 0xff;
  writeFileSync(file, bytes);
}

afterAll(() => rmSync(root, {recursive: true, force: true}));

describe("a damaged file is noticed by its hash and made again", {timeout: 240_000}, () => {
  it.each([
    ["the game, cut off", "etl", (paths: DataPaths) => truncateSync(paths.game, 1000)],
    ["a duels file, one byte changed", "duels", (paths: DataPaths) => flipByte(duelFiles(paths)[0])],
    [
      "the trained model, gone",
      "train",
      (paths: DataPaths) => rmSync(trainedFolder(paths), {recursive: true})
    ]
  ])("%s", async (name, stage, damage) => {
    const paths = await copy(name.replaceAll(/\W+/g, "-"));
    const before = await hashPath(paths.duels);
    damage(paths);
    const ran = await runSmallStages(paths);
    expect(ran[0]).toEqual({name: stage, reason: "an output is missing or damaged"});
    expect(await hashPath(paths.duels)).toBe(before);
    expect(await runSmallStages(paths)).toEqual([]);
  });

  it("a stage's record, cut off", async () => {
    const paths = await copy("record");
    truncateSync(join(paths.stages, "train.json"), 20);
    expect((await runSmallStages(paths))[0]).toEqual({name: "train", reason: "never ran"});
  });
});

describe("a damaged file is named where it is opened", {timeout: 240_000}, () => {
  it("the warehouse", async () => {
    const paths = await copy("warehouse");
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
    const paths = await copy("parquet");
    const [file] = duelFiles(paths);
    const game = JSON.parse(readFileSync(smallGamePath(paths), "utf8"));
    truncateSync(file, Math.floor(statSync(file).size / 2));
    await expect(checkDuelFile(file, game)).rejects.toThrow(file);
  });

  it("a model version, whichever way it is damaged", async () => {
    const paths = await copy("model");
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

describe.skipIf(!mountable)("a disk that takes no more", {timeout: 240_000}, () => {
  it("full: the stage fails and says so, what was published before is whole, and space is all it needs", async () => {
    const folder = smallDisk("full", 40_000)!;
    try {
      await copySmallRun(folder);
      const paths = placesBelow(folder);
      const before = await hashPath(paths.duels);
      const filler = join(folder, "filler");
      // What is left is less than the duels' files need beside the old ones.
      expect(() => writeFileSync(filler, Buffer.alloc(40_000_000))).toThrow(/ENOSPC/);
      rmSync(join(paths.stages, "duels.json"), {force: true});
      await expect(runSmallStages(paths)).rejects.toThrow(/ENOSPC|No space|full/i);
      expect(await hashPath(paths.duels)).toBe(before);
      rmSync(filler);
      await runSmallStages(paths);
      expect(await hashPath(paths.duels)).toBe(before);
    } finally {
      execFileSync("umount", [folder]);
    }
  });

  it("read-only: the same", async () => {
    const folder = smallDisk("read-only", 60_000)!;
    try {
      await copySmallRun(folder);
      const paths = placesBelow(folder);
      const before = await hashPath(paths.duels);
      copyFileSync(join(paths.stages, "duels.json"), join(folder, "record"));
      rmSync(join(paths.stages, "duels.json"));
      execFileSync("mount", ["-o", "remount,ro", folder]);
      await expect(runSmallStages(paths)).rejects.toThrow(/EROFS|read-only/i);
      execFileSync("mount", ["-o", "remount,rw", folder]);
      expect(await hashPath(paths.duels)).toBe(before);
      await runSmallStages(paths);
      expect(await hashPath(paths.duels)).toBe(before);
    } finally {
      execFileSync("umount", [folder]);
    }
  });
});
if (!mountable)
  it.skip("SKIPPED: a full disk and a read-only one, for this process may not mount any", () => {});

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {
  FileWriteError,
  publishDirectory,
  publishFile,
  publishText,
  recoverDirectory
} from "../../../lib/files/publish.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "publish-"));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

describe("publishFile", () => {
  it("keeps the old file and leaves no temporary one when writing fails", async () => {
    const path = join(folder, "a.txt");
    await publishText(path, "old");
    const failing = publishFile(path, (temporary) => {
      writeFileSync(temporary, "half");
      throw new Error("disk full");
    });
    await expect(failing).rejects.toThrow("disk full");
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["a.txt"]);
  });

  it.each([
    [Object.assign(new Error("ENOSPC: no space left on device, write"), {code: "ENOSPC"}), /disk is full/],
    [new Error("IO Error: Could not write all bytes: No space left on device"), /disk is full/],
    [Object.assign(new Error("EROFS: read-only file system, open"), {code: "EROFS"}), /read-only/]
  ])("names the file that the disk refuses", async (cause, reason) => {
    const path = join(folder, "a.txt");
    const fail = (): never => {
      throw cause;
    };
    for (const publishing of [publishFile(path, fail), publishDirectory(path, fail)]) {
      const error = await publishing.catch((refusal: unknown) => refusal);
      expect(error).toBeInstanceOf(FileWriteError);
      expect((error as Error).message).toMatch(reason);
      expect((error as Error).message).toContain(path);
    }
  });

  it("makes the folders on the way", async () => {
    await publishText(join(folder, "x", "y", "z.txt"), "z");
    expect(readFileSync(join(folder, "x", "y", "z.txt"), "utf8")).toBe("z");
  });
});

describe("publishDirectory", () => {
  it("replaces the whole folder: files of the old one do not linger", async () => {
    const path = join(folder, "set");
    await publishDirectory(path, (temporary) => writeFileSync(join(temporary, "one"), "1"));
    await publishDirectory(path, (temporary) => writeFileSync(join(temporary, "two"), "2"));
    expect(readdirSync(path)).toEqual(["two"]);
    expect(readdirSync(folder)).toEqual(["set"]);
  });

  it("keeps the old folder whole when writing fails half-way", async () => {
    const path = join(folder, "set");
    await publishDirectory(path, (temporary) => writeFileSync(join(temporary, "one"), "1"));
    const failing = publishDirectory(path, (temporary) => {
      writeFileSync(join(temporary, "one"), "changed");
      throw new Error("killed");
    });
    await expect(failing).rejects.toThrow("killed");
    expect(readFileSync(join(path, "one"), "utf8")).toBe("1");
  });

  it("puts the previous folder back after a run that died between its two renames", () => {
    const path = join(folder, "set");
    mkdirSync(path);
    writeFileSync(join(path, "one"), "1");
    renameSync(path, join(folder, ".set.previous"));
    recoverDirectory(path);
    expect(readFileSync(join(path, "one"), "utf8")).toBe("1");
    expect(existsSync(join(folder, ".set.previous"))).toBe(false);
  });
});

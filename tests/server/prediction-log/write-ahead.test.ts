import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {WriteAheadFile} from "../../../server/prediction-log/write-ahead.ts";

/** What the disk does with the next writes: how many bytes it takes, or that it refuses. */
const disk: {plan: (number | Error)[]} = {plan: []};
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  return {
    ...fs,
    writeSync: (descriptor: number, bytes: Buffer, offset: number) => {
      const next = disk.plan.shift();
      if (next instanceof Error) throw next;
      return fs.writeSync(descriptor, bytes, offset, next);
    }
  };
});
/** Linux lists a process's open files there. */
const DESCRIPTORS = "/proc/self/fd";
const FULL = new Error("no space left on device");

let folder: string;
let file: WriteAheadFile | null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-ahead-"));
  file = null;
});
afterEach(() => {
  disk.plan = [];
  file?.close();
  rmSync(folder, {recursive: true, force: true});
});

const create = () => {
  file = new WriteAheadFile(join(folder, "wal", "a.segment"), "header é\n", 5);
  return file;
};
const text = () => readFileSync(join(folder, "wal", "a.segment"), "utf8");

it("has every line on disk when it returns, and counts bytes and rows", () => {
  const ahead = create();
  expect(text()).toBe("header é\n");
  expect(ahead).toMatchObject({rows: 0, bytes: 10, openedAt: 5, path: join(folder, "wal", "a.segment")});
  ahead.append({line: "one\n", rows: 2});
  ahead.append({line: "two\n", rows: 3});
  expect(text()).toBe("header é\none\ntwo\n");
  expect(ahead).toMatchObject({rows: 5, bytes: 18});
});

it("writes on where the disk takes a part", () => {
  const ahead = create();
  disk.plan = [3, 1];
  ahead.append({line: "a long line\n", rows: 1});
  expect(text()).toBe("header é\na long line\n");
});

it("is as it was before a line that the disk refuses", () => {
  const ahead = create();
  disk.plan = [3, FULL];
  expect(() => ahead.append({line: "a long line\n", rows: 1})).toThrow(FULL);
  expect(text()).toBe("header é\n");
  expect(ahead).toMatchObject({rows: 0, bytes: 10});
  disk.plan = [FULL];
  expect(() => ahead.append({line: "a long line\n", rows: 1})).toThrow(FULL);
  expect(text()).toBe("header é\n");
});

it("leaves nothing of a file whose first line the disk refuses", () => {
  for (const plan of [[FULL], [3, FULL]]) {
    disk.plan = plan;
    expect(create).toThrow(FULL);
    expect(readdirSync(join(folder, "wal"))).toEqual([]);
  }
  create();
});

it("never writes into a file that is there", () => {
  create();
  expect(() => new WriteAheadFile(join(folder, "wal", "a.segment"), "other\n", 5)).toThrow(/EEXIST/);
  expect(text()).toBe("header é\n");
});

it.runIf(existsSync(DESCRIPTORS))("frees its descriptor", () => {
  const open = () => readdirSync(DESCRIPTORS).length;
  const before = open();
  for (let round = 0; round < 5; round += 1) {
    disk.plan = [FULL];
    expect(create).toThrow(FULL);
  }
  const whole = new WriteAheadFile(join(folder, "b.segment"), "header\n", 5);
  expect(open()).toBe(before + 1);
  whole.close();
  expect(open()).toBe(before);
});

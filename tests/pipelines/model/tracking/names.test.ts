import {existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, relative} from "node:path";
import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {type DataPaths, dataPaths} from "../../../../lib/files/paths.ts";
import {type RunRecord, TrackingError} from "../../../../pipelines/model/tracking/run-record.ts";
import {
  artifactPath,
  listRuns,
  readRun,
  runFolder,
  runsFolder
} from "../../../../pipelines/model/tracking/run-store.ts";
import {ActiveRun} from "../../../../pipelines/model/tracking/tracker.ts";

let root: string;
let paths: DataPaths;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tracking-"));
  paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data")});
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

const newRun = {experiment: "tune", name: "depth 6", parameters: {}} as const;
const start = (more: {experiment?: string; id?: string} = {}) =>
  ActiveRun.start({...newRun, ...more}, {paths});

/** Every path below a folder, for what may have been left elsewhere. */
const below = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder, {recursive: true}).map(String).sort() : [];

describe("names from outside", () => {
  const hostile = fc.oneof(
    fc.string({unit: "binary"}),
    fc
      .array(fc.constantFrom("..", ".", "/", "\\", "a", "%2e", "\0", "~", "C:", " "), {maxLength: 6})
      .map((parts) => parts.join("")),
    fc.constantFrom(
      "..",
      "../x",
      "/etc/passwd",
      "a/../../x",
      "a\\..\\x",
      "a\0",
      "con/..",
      "",
      ".hidden",
      "A",
      "é"
    )
  );

  it("never lead out of the folder of runs", () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (experiment, id, name) => {
        const run = {experiment, id} as RunRecord;
        let path: string;
        try {
          path = artifactPath(paths, run, name);
        } catch (error) {
          expect(error).toBeInstanceOf(TrackingError);
          return;
        }
        const parts = relative(runsFolder(paths), path).split("/");
        expect(parts).toEqual([experiment, id, "artifacts", name]);
      }),
      {numRuns: 1000}
    );
  });

  it.each(["../escape", "a/b", "", "..", ".", "A", "a".repeat(65), "a b", "a\n"])(
    "refuse %j as an experiment and as a run, before anything is written",
    async (name) => {
      await expect(start({experiment: name})).rejects.toThrow(TrackingError);
      await expect(start({id: name})).rejects.toThrow(
        `run id ${JSON.stringify(name)} is not valid: 1 to 64 of a-z, 0-9, _ and -`
      );
      expect(below(root)).toEqual([]);
    }
  );

  it.each(["../escape.json", "a/b", "", "..", ".hidden", "a".repeat(129), "a\0b"])(
    "refuse %j as an artifact",
    async (name) => {
      const run = await start();
      const before = below(root);
      expect(() => run.logArtifact(name, "x")).toThrow("is not valid: a plain file name");
      expect(below(root)).toEqual(before);
    }
  );

  it("are not taken from what a run's file says", async () => {
    const {record} = await start();
    writeFileSync(
      join(runFolder(paths, "tune", record.id), "run.json"),
      JSON.stringify({...record, experiment: "../../elsewhere"})
    );
    expect(() => readRun(paths, "tune", record.id)).toThrow("says that it is another run");
    expect(listRuns(paths)).toEqual([]);
  });
});

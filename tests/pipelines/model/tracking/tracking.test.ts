import {spawnSync} from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {type DataPaths, dataPaths} from "../../../../lib/files/paths.ts";
import {newRunId, type RunRecord, TrackingError} from "../../../../pipelines/model/tracking/run-record.ts";
import {
  artifactPath,
  listExperiments,
  listRuns,
  readMetrics,
  readRun,
  runFolder,
  runsFolder,
  writeRun
} from "../../../../pipelines/model/tracking/run-store.ts";
import {ActiveRun, type RunMirror, track} from "../../../../pipelines/model/tracking/tracker.ts";

let root: string;
let paths: DataPaths;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tracking-"));
  paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data")});
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

const newRun = {experiment: "tune", name: "depth 6", parameters: {max_depth: 6, seed: 7}} as const;
const start = (more: Partial<Parameters<typeof ActiveRun.start>[0]> = {}) =>
  ActiveRun.start({...newRun, ...more}, {paths});
const fileOf = (run: RunRecord, name: string) => join(runFolder(paths, run.experiment, run.id), name);

describe("a run", () => {
  it("keeps what went in and what came out", async () => {
    const times = [0, 1, 2, 3, 4].map((n) => new Date(Date.parse("2026-11-24T10:00:00Z") + 1000 * n));
    const now = () => times.shift()!;
    const result = await track({...newRun, tags: {fold: "1"}}, {paths, now}, async (run) => {
      run.logMetrics({loss: 0.5, accuracy: 0.9}, 1);
      run.logMetrics({loss: 0.25}, 2);
      run.logArtifact("curve.json", "[1]");
      run.logArtifact("curve.json", "[1,2]");
      run.logArtifact("bytes.bin", Uint8Array.of(0, 255));
      return "made";
    });
    expect(result).toBe("made");
    const [run] = listRuns(paths);
    expect(run).toEqual({
      ...newRun,
      id: run.id,
      status: "finished",
      startedAt: "2026-11-24T10:00:00.000Z",
      endedAt: "2026-11-24T10:00:03.000Z",
      pid: process.pid,
      tags: {fold: "1"},
      metrics: {loss: 0.25, accuracy: 0.9},
      artifacts: ["curve.json", "bytes.bin"],
      error: null
    });
    expect(readMetrics(paths, run)).toEqual([
      {name: "loss", value: 0.5, step: 1, at: "2026-11-24T10:00:01.000Z"},
      {name: "accuracy", value: 0.9, step: 1, at: "2026-11-24T10:00:01.000Z"},
      {name: "loss", value: 0.25, step: 2, at: "2026-11-24T10:00:02.000Z"}
    ]);
    expect(readFileSync(artifactPath(paths, run, "curve.json"), "utf8")).toBe("[1,2]");
    expect([...readFileSync(artifactPath(paths, run, "bytes.bin"))]).toEqual([0, 255]);
  });

  it("is seen as running, then as ended", async () => {
    const run = await start();
    expect(readRun(paths, "tune", run.record.id).status).toBe("running");
    await run.end(undefined, {best: "yes"});
    expect(readRun(paths, "tune", run.record.id)).toMatchObject({status: "finished", tags: {best: "yes"}});
  });

  it("keeps any values of any metrics in the order of logging", async () => {
    const values = fc.dictionary(
      fc.string({minLength: 1}),
      fc.double({noNaN: true, noDefaultInfinity: true}).map((value) => (Object.is(value, -0) ? 0 : value))
    );
    await fc.assert(
      fc.asyncProperty(fc.array(values, {maxLength: 5}), async (logged) => {
        const run = await start();
        logged.forEach((each, step) => {
          run.logMetrics(each, step);
        });
        const expected = logged.flatMap((each, step) =>
          Object.entries(each).map(([name, value]) => ({name, value, step}))
        );
        expect(readMetrics(paths, run.record)).toMatchObject(expected);
        expect(readMetrics(paths, run.record)).toHaveLength(expected.length);
      }),
      {numRuns: 25}
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    "refuses the metric %d by name, and keeps none of its companions",
    async (value) => {
      const run = await start();
      run.logMetrics({loss: 0.5}, 1);
      expect(() => run.logMetrics({accuracy: 0.9, loss: value}, 2)).toThrow(
        `metric loss is ${value} at step 2`
      );
      expect(run.record.metrics).toEqual({loss: 0.5});
      expect(readMetrics(paths, run.record).map(({step}) => step)).toEqual([1]);
    }
  );

  it("refuses a parameter that is not a finite number, which JSON would turn into null", async () => {
    await expect(start({parameters: {eta: Number.NaN}})).rejects.toThrow("parameter eta is NaN");
    expect(existsSync(runsFolder(paths))).toBe(false);
  });

  it("begins empty when it is tried again under the same id", async () => {
    const first = await start({id: "point-1"});
    first.logMetrics({loss: 9}, 1);
    first.logArtifact("old.txt", "old");
    const again = await start({id: "point-1"});
    again.logMetrics({loss: 1}, 1);
    await again.end();
    expect(readMetrics(paths, again.record).map(({value}) => value)).toEqual([1]);
    expect(existsSync(artifactPath(paths, again.record, "old.txt"))).toBe(false);
  });

  it("takes an absent clock for the real one", async () => {
    const run = await ActiveRun.start(newRun, {paths, now: undefined});
    run.logMetrics({loss: 1});
    expect(Date.parse((await run.end()).endedAt!)).toBeCloseTo(Date.now(), -5);
  });

  it("has an id of its own, in the order of time", () => {
    const ids = Array.from({length: 200}, (_, n) => newRunId(new Date(Date.UTC(2026, 0, 1 + n))));
    expect([...ids].sort()).toEqual(ids);
    const same = new Date();
    expect(new Set(Array.from({length: 100}, () => newRunId(same))).size).toBe(100);
  });
});

describe("work that fails", () => {
  it.each([
    [new Error("out of memory"), "out of memory"],
    ["just text", "just text"],
    [undefined, "failed without a reason"],
    [null, "failed without a reason"]
  ])("with %j marks the run failed and goes on failing", async (reason, said) => {
    const failing = track(newRun, {paths}, async (run) => {
      run.logMetrics({loss: 1});
      throw reason;
    });
    expect(
      await failing.then(
        () => "no failure",
        (error: unknown) => error
      )
    ).toBe(reason);
    const [run] = listRuns(paths);
    expect(run).toMatchObject({status: "failed", error: said, metrics: {loss: 1}});
    expect(run.endedAt).not.toBeNull();
  });

  it("tells what went wrong first, even where the end cannot be written down", async () => {
    const failing = track(newRun, {paths}, async (run) => {
      const folder = dirname(fileOf(run.record, "run.json"));
      rmSync(folder, {recursive: true});
      writeFileSync(folder, "a file where the folder was");
      throw new Error("the real reason");
    });
    await expect(failing).rejects.toThrow("the real reason");
  });
});

describe("a process that died", () => {
  const dead = (): number => spawnSync(process.execPath, ["-e", ""]).pid;

  it("leaves a run that the next reader finds killed", async () => {
    const {record} = await start();
    await writeRun(paths, {...record, pid: dead()});
    expect(readRun(paths, "tune", record.id).status).toBe("killed");
    expect(listRuns(paths).map(({status}) => status)).toEqual(["killed"]);
  });

  it("does not change a run that ended", async () => {
    const run = await start();
    await writeRun(paths, {...(await run.end()), pid: dead()});
    expect(readRun(paths, "tune", run.record.id).status).toBe("finished");
  });

  it("may cut off a line of metrics anywhere: the whole ones are read", async () => {
    const run = await start();
    for (let n = 0; n < 20; n++) run.logMetrics({loss: n, accuracy: 1 - n / 20}, n);
    const file = fileOf(run.record, "metrics.jsonl");
    const text = readFileSync(file, "utf8");
    const whole = readMetrics(paths, run.record);
    fc.assert(
      fc.property(fc.nat(text.length), (length) => {
        writeFileSync(file, text.slice(0, length));
        const kept = readMetrics(paths, run.record);
        expect(kept).toEqual(whole.slice(0, kept.length));
        expect(kept.length).toBeGreaterThanOrEqual(text.slice(0, length).split("\n").length - 1);
      })
    );
    writeFileSync(file, text.slice(0, 10));
    appendFileSync(file, "\n");
    run.logMetrics({loss: 5}, 20);
    expect(readMetrics(paths, run.record).map(({value}) => value)).toEqual([5]);
  });
});

describe("the list of runs", () => {
  it("is newest first, over experiments or of one", async () => {
    let hour = 0;
    const now = () => new Date(Date.UTC(2026, 10, 24, hour++));
    const ids: string[] = [];
    for (const experiment of ["tune", "train", "tune"]) {
      ids.push((await ActiveRun.start({...newRun, experiment}, {paths, now})).record.id);
    }
    expect(listRuns(paths).map(({id}) => id)).toEqual([...ids].reverse());
    expect(listRuns(paths, "tune").map(({id}) => id)).toEqual([ids[2], ids[0]]);
    expect(listRuns(paths, "nothing-yet")).toEqual([]);
    expect(() => listRuns(paths, "../..")).toThrow(TrackingError);
  });

  it("is empty where nothing ran yet", () => expect(listRuns(paths)).toEqual([]));

  it.each(["", "{", "null", "[]", '{"id": "x"}', '{"status": "running", "pid": 0}'])(
    "leaves out a run whose record is %j",
    async (text) => {
      const {record} = await start({id: "good"});
      const bad = await start({id: "bad"});
      writeFileSync(fileOf(bad.record, "run.json"), text);
      expect(listRuns(paths).map(({id}) => id)).toEqual([record.id]);
      expect(() => readRun(paths, "tune", "bad")).toThrow("run bad of experiment tune cannot be read");
    }
  );

  it("is not disturbed by what is none of ours", async () => {
    await start({id: "good"});
    for (const name of ["lost+found", "Old runs", ".cache", "tune/.tmp", "tune/Copy of good", "tune/empty"]) {
      mkdirSync(join(runsFolder(paths), name), {recursive: true});
    }
    writeFileSync(join(runsFolder(paths), "notes.txt"), "");
    expect(listExperiments(paths)).toEqual(["tune"]);
    expect(listRuns(paths).map(({id}) => id)).toEqual(["good"]);
  });
});

describe("a mirror", () => {
  it("is told everything in order, and waited for", async () => {
    const told: string[] = [];
    let flushed = false;
    const mirror: RunMirror = {
      runStarted: (run) => void told.push(`started ${run.status}`),
      metricsLogged: (_, steps) =>
        void told.push(`metrics ${steps.map(({name, value}) => `${name} ${value}`)}`),
      artifactLogged: (_, name, content) => void told.push(`artifact ${name} ${content}`),
      runEnded: (run) => void told.push(`ended ${run.status} ${run.artifacts}`),
      flush: async () => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        flushed = true;
      }
    };
    await track(newRun, {paths, mirror}, async (run) => {
      run.logMetrics({loss: 1});
      run.logArtifact("a.txt", "x");
    });
    expect(told).toEqual(["started running", "metrics loss 1", "artifact a.txt x", "ended finished a.txt"]);
    expect(flushed).toBe(true);
  });
});

import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {type DataPaths, dataPaths} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";
import {plan} from "../../../lib/stage-runner/plan.ts";
import {runPipeline, runStage} from "../../../lib/stage-runner/run-stages.ts";
import type {Stage} from "../../../lib/stage-runner/stage.ts";
import {StageError} from "../../../lib/stage-runner/stage-error.ts";
import {readRecord, readRecords} from "../../../lib/stage-runner/stage-record.ts";

let root: string;
let paths: DataPaths;
let runs: string[];
let lines: string[];
const log = {info: (line: string) => void lines.push(line), warn: (line: string) => void lines.push(line)};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "stages-"));
  paths = dataPaths({
    PREDICTIONDEX_DATA: root,
    PREDICTIONDEX_MODELS: join(root, "models"),
    PREDICTIONDEX_SITE: join(root, "site")
  });
  runs = [];
  lines = [];
  writeFileSync(join(root, "input.txt"), "1");
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

const stage = (name: string, after: string[], input: string, parameters = {}): Stage => ({
  name,
  title: `makes ${name}`,
  after,
  inputs: [join(root, input)],
  outputs: [join(root, `${name}.txt`)],
  code: ["lib/stage-runner/stage.ts"],
  parameters,
  async run() {
    runs.push(name);
    const text = readFileSync(join(root, input), "utf8");
    await publishText(join(root, `${name}.txt`), `${text}+${name}`);
    return {length: text.length};
  }
});

const graph = (parameters = {}) => [
  stage("first", [], "input.txt"),
  stage("second", ["first"], "first.txt", parameters),
  stage("third", ["second"], "second.txt")
];

const run = (stages: readonly Stage[], options: {force?: string[]; target?: string} = {}) =>
  runPipeline({paths, stages, log, execute: (which) => runStage(paths, which, log), ...options});

describe("runPipeline", () => {
  it("runs everything once, then skips what is unchanged and says so", async () => {
    await run(graph());
    expect(readFileSync(join(root, "third.txt"), "utf8")).toBe("1+first+second+third");
    lines = [];
    expect(await run(graph())).toEqual([]);
    expect(runs).toEqual(["first", "second", "third"]);
    expect(lines).toEqual(
      ["first", "second", "third"].map((name, index) => `[${index + 1}/3] ${name}: unchanged, skipped`)
    );
  });

  it("reruns from a changed input on, and stops spreading where an output comes out the same", async () => {
    await run(graph());
    writeFileSync(join(root, "input.txt"), "2");
    expect(await run(graph())).toEqual([
      {name: "first", reason: "its inputs changed"},
      {name: "second", reason: "its inputs changed"},
      {name: "third", reason: "its inputs changed"}
    ]);
    expect(await run(graph(), {force: ["first"]})).toEqual([{name: "first", reason: "asked for"}]);
  });

  it("reruns for changed parameters", async () => {
    await run(graph());
    expect(await run(graph({depth: 3}))).toEqual([{name: "second", reason: "its parameters changed"}]);
  });

  it("rebuilds a damaged output", async () => {
    await run(graph());
    writeFileSync(join(root, "second.txt"), "1+first+secon");
    expect(await run(graph())).toEqual([{name: "second", reason: "an output is missing or damaged"}]);
  });

  it("leaves an output alone that others may change, as long as it is there", async () => {
    const stages = graph().map((which) =>
      which.name === "second" ? {...which, shared: which.outputs} : which
    );
    await run(stages);
    writeFileSync(join(root, "second.txt"), "changed by somebody else");
    expect(await run(stages)).toEqual([{name: "third", reason: "its inputs changed"}]);
    rmSync(join(root, "second.txt"));
    expect((await run(stages))[0]).toEqual({name: "second", reason: "an output is missing or damaged"});
  });

  it("clears what a killed run was writing, also where there is nothing to do", async () => {
    await run(graph());
    const temporary = (name: string, pid: number): string => `.${name}.${pid}.0123abcd.tmp`;
    const gone = 2 ** 22 + 1;
    mkdirSync(join(paths.stages, "first"));
    const dead = [
      join(root, temporary("second.txt", gone)),
      join(paths.stages, "first", temporary("1.json", gone))
    ];
    const kept = [join(root, temporary("second.txt", process.pid)), join(root, temporary("other.txt", gone))];
    for (const path of [...dead, ...kept]) writeFileSync(path, "hal");
    expect(await run(graph())).toEqual([]);
    expect(dead.filter(existsSync)).toEqual([]);
    expect(kept.filter(existsSync)).toEqual(kept);
  });

  it("runs no more than the target needs", async () => {
    await run(graph(), {target: "second"});
    expect(runs).toEqual(["first", "second"]);
  });

  it("keeps the last good output and record of a stage that fails, and resumes there", async () => {
    await run(graph());
    writeFileSync(join(root, "input.txt"), "3");
    const failing = graph().map((which) =>
      which.name === "second" ? {...which, run: () => Promise.reject(new Error("out of memory"))} : which
    );
    const failure: StageError = await run(failing).then(
      () => expect.unreachable(),
      (error) => error
    );
    expect(failure).toBeInstanceOf(StageError);
    expect(failure).toMatchObject({
      file: "lib/stage-runner/stage.ts",
      problem: "out of memory",
      advice: expect.stringContaining("run `npm run pipeline` again, which goes on at second")
    });
    expect(failure.message).toMatch(
      /^stage second \(lib\/stage-runner\/stage\.ts\): out of memory; its last good output stays/
    );
    expect(readFileSync(join(root, "second.txt"), "utf8")).toBe("1+first+second");
    expect((await run(graph())).map(({name}) => name)).toEqual(["second", "third"]);
  });

  it("does without an input that need not be there, and runs again when it comes", async () => {
    const optional = join(root, "optional.txt");
    const stages = [{...stage("first", [], "input.txt"), optional: [optional]}].map((which) => ({
      ...which,
      inputs: [...which.inputs, optional]
    }));
    await run(stages);
    writeFileSync(optional, "now");
    expect(await run(stages)).toEqual([{name: "first", reason: "its inputs changed"}]);
  });

  it("gives a stage the keys of those before it, its log and its progress", async () => {
    let told: unknown;
    const asking: Stage = {
      ...stage("second", ["first"], "first.txt"),
      async run({keyOf, log: given, progress, paths: at}) {
        given.info("said");
        progress({label: "x", total: 2, unit: "y"}).update(1);
        told = [keyOf("first"), keyOf("nothing"), at];
        await publishText(join(root, "second.txt"), "2");
        return {};
      }
    };
    await run([graph()[0], asking]);
    expect(told).toEqual([readRecord(paths, "first")!.key, "unknown", paths]);
    expect(lines).toContain("said");
  });

  it("takes a record that it cannot read as none", async () => {
    await run(graph());
    for (const text of ["{}", "nothing", JSON.stringify({...readRecord(paths, "first"), seconds: "1"})]) {
      writeFileSync(join(paths.stages, "first.json"), text);
      expect(readRecord(paths, "first")).toBeNull();
      expect(await run(graph())).toEqual([{name: "first", reason: "never ran"}]);
    }
    expect(readRecords(paths).map(({name}) => name)).toEqual(["first", "second", "third"]);
  });

  it("names the input that does not exist", async () => {
    await expect(run([stage("second", [], "first.txt")])).rejects.toThrow(
      "stage second (lib/stage-runner/stage.ts): input data/first.txt does not exist (part of the repository); run `npm run pipeline` to make it"
    );
  });
});

describe("several at once", () => {
  /** Each ends when it is told to; `begun` is the order in which they began. */
  const slow = (stages: readonly Stage[]) => {
    const begun: string[] = [];
    const ends = new Map<string, (error?: Error) => void>();
    const done = runPipeline({
      paths,
      stages,
      atOnce: 2,
      log: {info() {}, warn() {}},
      execute: ({name}) => {
        begun.push(name);
        return new Promise((resolve, reject) =>
          ends.set(name, (error) => (error ? reject(error) : resolve()))
        );
      }
    });
    done.catch(() => {});
    return {begun, done, end: (name: string, error?: Error) => ends.get(name)!(error)};
  };
  const diamond = (): Stage[] => [
    stage("a", [], "input.txt"),
    stage("b", ["a"], "input.txt"),
    {...stage("c", ["a"], "input.txt"), shows: ["d"]},
    stage("d", ["a"], "input.txt"),
    stage("e", ["b"], "input.txt")
  ];

  it("runs side by side what does not wait for each other, and waits for what it shows", async () => {
    const {begun, done, end} = slow(diamond());
    await vi.waitFor(() => expect(begun).toEqual(["a"]));
    end("a");
    await vi.waitFor(() => expect([...begun].sort()).toEqual(["a", "b", "d"]));
    end("d");
    await vi.waitFor(() => expect(begun.at(-1)).toBe("c"));
    end("b");
    await vi.waitFor(() => expect(begun.at(-1)).toBe("e"));
    end("c");
    end("e");
    expect((await done).map(({name}) => name).sort()).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("begins nothing after a failure, and lets end what has begun", async () => {
    const {begun, done, end} = slow(diamond());
    await vi.waitFor(() => expect(begun).toEqual(["a"]));
    end("a");
    await vi.waitFor(() => expect(begun).toHaveLength(3));
    end("b", new Error("no room"));
    let over = false;
    void done.finally(() => (over = true)).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(over).toBe(false);
    end("d");
    await expect(done).rejects.toThrow("no room");
    expect(begun.sort()).toEqual(["a", "b", "d"]);
  });
});

describe("plan", () => {
  it("leaves out what runs on request only, unless all or just that is asked for", () => {
    const stages = [
      stage("a", [], "input.txt"),
      {...stage("b", ["a"], "input.txt"), onRequest: true as const},
      stage("c", ["a"], "input.txt")
    ];
    const names = (...rest: [target?: string, complete?: boolean]) =>
      plan(stages, ...rest).map(({name}) => name);
    expect(names()).toEqual(["a", "c"]);
    expect(names("b")).toEqual(["a", "b"]);
    expect(names(undefined, true)).toEqual(["a", "b", "c"]);
  });

  it("refuses a circle and an unknown stage", () => {
    const circle = [stage("a", ["b"], "input.txt"), stage("b", ["a"], "input.txt")];
    expect(() => plan(circle)).toThrow("a → b → a");
    expect(() => plan(graph(), "fourth")).toThrow('unknown stage "fourth"; there are first, second, third');
  });
});

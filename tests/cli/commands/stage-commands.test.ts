import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {runCommandLine} from "../../../cli/program.ts";
import {dataPaths} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";
import {runStage} from "../../../lib/stage-runner/run-stages.ts";
import type {Stage} from "../../../lib/stage-runner/stage.ts";

const graph = vi.hoisted(() => ({stages: [] as unknown[]}));
vi.mock("../../../stages/graph.ts", () => ({stageGraph: () => graph.stages}));

let root: string;
let out: string;
let error: string;
const silent = {info: () => {}, warn: () => {}};

const stage = (name: string, after: string[], input: string): Stage => ({
  name,
  title: `makes ${name}`,
  after,
  inputs: [join(root, input)],
  outputs: [join(root, `${name}.txt`)],
  code: ["lib/stage-runner/stage.ts"],
  parameters: {},
  async run({log}) {
    await publishText(join(root, `${name}.txt`), name);
    log.info(`${name} is running`);
    return {made: name};
  }
});

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "stage-commands-"));
  writeFileSync(join(root, "input.txt"), "1");
  vi.stubEnv("PREDICTIONDEX_DATA", root);
  vi.stubEnv("PREDICTIONDEX_MODELS", join(root, "models"));
  graph.stages = [stage("duels", [], "input.txt"), stage("train", ["duels"], "duels.txt")];
  out = "";
  error = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    error += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(root, {recursive: true});
});

const run = (...args: string[]) => runCommandLine(args, "0.1.0");

describe("commands of stages", {timeout: 240_000}, () => {
  it("skip what is current, say so, and print the records as JSON", async () => {
    const paths = dataPaths({PREDICTIONDEX_DATA: root, PREDICTIONDEX_MODELS: join(root, "models")});
    for (const each of graph.stages as Stage[]) await runStage(paths, each, silent);
    expect(await run("train", "--json")).toBeUndefined();
    expect(error).toBe("[1/2] duels: unchanged, skipped\n[2/2] train: unchanged, skipped\n");
    expect(JSON.parse(out)).toMatchObject([
      {name: "duels", ran: null, details: {made: "duels"}},
      {name: "train", ran: null, details: {made: "train"}}
    ]);
  });

  it("run one stage in this process, for those that run each in a process of its own", async () => {
    expect(await run("run-stage", "duels")).toBeUndefined();
    expect(error).toBe("duels is running\n");
    expect(await run("run-stage", "nothing")).toBe(1);
    expect(error).toContain('predictiondex: unknown stage "nothing"; there are duels, train\n');
  });

  it("fail with the stage's name where its process fails, and run nothing after it", async () => {
    // The process that is started knows the true stages only.
    graph.stages = [stage("unknown", [], "input.txt"), stage("train", ["unknown"], "unknown.txt")];
    expect(await run("pipeline")).toBe(1);
    expect(error).toContain("[1/2] unknown: makes unknown (never ran)\n");
    expect(error).toContain(
      "predictiondex: stage unknown (lib/stage-runner/stage.ts): failed (exit status 1), for the reason above; its last good output stays"
    );
    expect(error).not.toContain("[2/2]");
  });

  it.each([["promote"], ["evaluate"]])(
    "%s --version of a version that there is not says so before it makes anything",
    async (command) => {
      expect(await run(command, "--version", "9")).toBe(1);
      expect(error).toBe("predictiondex: there is no model version 9; registered are none\n");
    }
  );

  it("promote ends with 2 and the reasons where the gate refuses, also when it judged before", async () => {
    const paths = dataPaths({PREDICTIONDEX_DATA: root, PREDICTIONDEX_MODELS: join(root, "models")});
    const judged = (passed: boolean): Stage => ({
      ...stage("promote", [], "input.txt"),
      async run() {
        await publishText(join(root, "promote.txt"), String(passed));
        return {version: 3, passed, reasons: passed ? [] : ["log-loss 0.2 is above 0.13"]};
      }
    });
    for (const [passed, status] of [
      [false, 2],
      [true, undefined]
    ] as const) {
      graph.stages = [judged(passed)];
      await runStage(paths, graph.stages[0] as Stage, silent);
      error = "";
      expect(await run("promote")).toBeUndefined();
      expect(process.exitCode).toBe(status);
      process.exitCode = undefined;
      expect(error.includes("the gate refuses the trained model: log-loss 0.2 is above 0.13")).toBe(!passed);
    }
  });
});

import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {BACKGROUND, backgroundWork} from "../../../cli/pipeline/background-work.ts";
import {dataPaths} from "../../../lib/files/paths.ts";

const STAGES = ["bring builds quietly", "bring rankings quietly", "bring generalize quietly"];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "background-"));
});
afterEach(() => rmSync(folder, {recursive: true}));

async function work(stageRan: boolean, fails = "", endsWith = "") {
  const ending = new AbortController();
  const commands: string[] = [];
  const state = vi.fn();
  const warn = vi.fn();
  const bring = vi.fn(async ({target = "all", quiet = false}) => {
    commands.push(`bring ${target}${quiet ? " quietly" : ""}`);
    if (target === fails) throw new Error("no room");
    return stageRan ? [{name: target, reason: "never ran" as const}] : [];
  });
  const run = async (...args: string[]): Promise<void> => {
    commands.push(args[0]);
    if (args[0] === endsWith) {
      ending.abort();
      throw new Error("stopped");
    }
    if (args[0] === fails) throw new Error("no room");
  };
  const made: string[] = [];
  const paths = dataPaths({PREDICTIONDEX_DATA: folder});
  for await (const name of backgroundWork(paths, {bring, state, log: {info() {}, warn}}, ending.signal, run))
    made.push(name);
  return {commands, made, states: state.mock.calls.map((call) => call.join(" ")), warn};
}

it("makes what is not there, one after the other, and tells of each", async () => {
  const {commands, made, states} = await work(true);
  expect(commands).toEqual(["backfill", "drift", ...STAGES, "tune"]);
  expect(made).toEqual(BACKGROUND.map(({name}) => name));
  expect(states).toEqual(made.flatMap((name) => [`${name} running`, `${name} done`]));
});

it("mixes no synthetic traffic into a log that has questions, and tells of a stage that is current nothing new", async () => {
  mkdirSync(join(folder, "predictions"));
  writeFileSync(join(folder, "predictions", "1.parquet"), "");
  const {commands, made} = await work(false);
  expect(commands).toEqual(["drift", ...STAGES, "tune"]);
  expect(made).toEqual(["drift", "tune"]);
});

it("goes on with the next stage after one that fails", async () => {
  const {commands, made, states} = await work(true, "rankings");
  expect(commands).toEqual(["backfill", "drift", ...STAGES, "tune"]);
  expect(made).toEqual(["drift", "builds", "generalize", "tune"]);
  expect(states).toContain("rankings failed");
});

it("goes on with the next after one that fails", async () => {
  const {made, states, warn} = await work(true, "backfill");
  expect(made).toEqual(["builds", "rankings", "generalize", "tune"]);
  expect(states).toContain("drift failed");
  expect(warn).toHaveBeenCalledWith("in the background: drift: no room");
});

it("begins nothing more when it is to end, and does not call that a failure", async () => {
  const {commands, made, states, warn} = await work(true, "", "drift");
  expect(commands).toEqual(["backfill", "drift"]);
  expect(made).toEqual([]);
  expect(states).toEqual(["drift running"]);
  expect(warn).not.toHaveBeenCalled();
});

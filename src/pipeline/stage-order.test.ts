import {expect, it} from "vitest";
import type {StageRecord} from "../../lib/stage-runner/stage-record.ts";
import {stageOrder} from "./pipeline-page.ts";

const record = (name: string, after: readonly string[], minute: number): StageRecord =>
  ({name, after, startedAt: `2026-11-24T08:${String(minute).padStart(2, "0")}:00.000Z`}) as StageRecord;
const order = (...records: StageRecord[]): string[] => stageOrder(records).map(({name}) => name);

it("puts each stage after those it depends on, and else the earlier first", () => {
  expect(order(record("b", [], 2), record("a", [], 1), record("c", [], 3))).toEqual(["a", "b", "c"]);
  expect(
    order(record("site", ["etl", "train"], 0), record("train", ["etl"], 1), record("etl", [], 2))
  ).toEqual(["etl", "train", "site"]);
});

it("does without what is not there, and ends where stages wait for each other", () => {
  expect(order(record("train", ["unknown"], 0))).toEqual(["train"]);
  expect(order(record("a", ["b"], 0), record("b", ["a"], 1)).sort()).toEqual(["a", "b"]);
});

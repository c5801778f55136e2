import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {readStatus, StatusWriter} from "../../../lib/stage-runner/pipeline-status.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "status-"));
  file = join(folder, "status.json");
});
afterEach(() => rmSync(folder, {recursive: true}));

const stages = [
  {name: "etl", title: "load", after: []},
  {name: "site", title: "build", after: ["etl"], shows: ["promote"]}
];

it("tells each stage's state, and that it runs until it is closed", () => {
  const writer = new StatusWriter(file, stages);
  writer.state("etl", "running");
  expect(readStatus(file)).toMatchObject({
    running: true,
    stages: [
      {name: "etl", state: "running"},
      {name: "site", state: "waiting", after: ["etl", "promote"]}
    ]
  });
  writer.progress("etl", {label: "rows", done: 3, total: 9, unit: "rows"});
  writer.state("unknown", "done");
  writer.close();
  expect(readStatus(file)).toMatchObject({
    running: false,
    stages: [{progress: {label: "rows", done: 3, total: 9, unit: "rows"}}, {progress: null}]
  });
});

it("tells how far a stage is that it does not name where what that stage is run for is", () => {
  const writer = new StatusWriter(file, stages);
  const progress = {label: "fights", done: 3, total: 9, unit: "fights"};
  writer.state("site", "running");
  writer.state("fights", "running");
  writer.progress("fights", progress, "site");
  writer.state("fights", "done");
  writer.progress("fights", progress);
  writer.close();
  expect(readStatus(file)?.stages).toMatchObject([
    {name: "etl", progress: null},
    {name: "site", state: "running", progress}
  ]);
});

it("takes one that ended without a word for ended, and one that cannot be read for none", () => {
  const writer = new StatusWriter(file, stages);
  const left = readFileSync(file, "utf8");
  writer.close();
  writeFileSync(file, left);
  expect(readStatus(file)?.running).toBe(true);
  expect(readStatus(file, Date.now() + 60_000)?.running).toBe(false);
  writeFileSync(file, "{");
  expect(readStatus(file)).toBeNull();
  expect(readStatus(join(folder, "nothing.json"))).toBeNull();
});

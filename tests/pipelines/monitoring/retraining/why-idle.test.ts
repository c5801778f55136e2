import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {type DataPaths, dataPaths} from "../../../../lib/files/paths.ts";
import {writeRecord} from "../../../../lib/stage-runner/stage-record.ts";
import {setAlias} from "../../../../pipelines/model/registry/model-store.ts";
import {endTrial, startTrial} from "../../../../pipelines/model/registry/trial.ts";
import {driftPaths, type RetrainMark} from "../../../../pipelines/monitoring/drift/report/report-files.ts";
import {publishRetraining} from "../../../../pipelines/monitoring/retraining/retraining-result.ts";
import {whyIdle} from "../../../../pipelines/monitoring/retraining/why-idle.ts";
import {refused} from "../../../support/refused-retraining.ts";

let root: string;
let paths: DataPaths;
const AT = Date.UTC(2026, 10, 24, 12);
const HOUR = 3_600_000;
const idle = (hours: number) => whyIdle(paths, new Date(AT + hours * HOUR));

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "predictiondex-idle-"));
  paths = dataPaths({PREDICTIONDEX_DATA: join(root, "data"), PREDICTIONDEX_MODELS: join(root, "models")});
  mkdirSync(paths.evaluation, {recursive: true});
  mkdirSync(paths.models, {recursive: true});
  await setAlias(paths, "production", 2);
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

const mark = () => {
  const window = {from: "2026-11-17T12:00:00Z", to: "2026-11-24T12:00:00Z", rows: 900};
  const found: RetrainMark = {modelVersion: "2", markedAt: window.to, window, reasons: []};
  writeFileSync(driftPaths(paths).retrain, JSON.stringify(found));
};
it("retrains a marked model, unless a version is on trial", async () => {
  expect(idle(0)).toBe("the model is not marked for retraining");
  mark();
  expect(idle(0)).toBeNull();
  await startTrial(paths, 3, {share: 0, now: () => new Date(AT)});
  expect(idle(0)).toBe("version 3 is on trial");
});

describe("after a candidate that did not replace production", () => {
  beforeEach(async () => {
    mark();
    await publishRetraining(paths, refused);
  });

  it("waits until what it learned from has left the window", async () => {
    const reason =
      "version 3 did not replace version 2, and would be trained from much the same before 2026-12-01 12:00 UTC";
    expect(idle(6)).toBe(reason);
    expect(idle(7 * 24 - 1)).toBe(reason);
    expect(idle(7 * 24)).toBeNull();
  });

  it("waits as well where it was withdrawn from a trial", async () => {
    const decision = {now: () => new Date(AT)};
    await startTrial(paths, 3, {...decision, share: 0});
    await publishRetraining(paths, {...refused, onTrial: true});
    await endTrial(paths, decision);
    expect(idle(6)).toMatch(/^version 3 did not replace version 2/);
  });

  it("waits no longer where another version is in production, or the training set is another", async () => {
    await setAlias(paths, "production", 4);
    expect(idle(6)).toBeNull();
    await setAlias(paths, "production", 2);
    expect(idle(6)).not.toBeNull();
    await writeRecord(paths, {
      name: "duels",
      title: "simulate duels",
      after: [],
      key: "another",
      parts: {code: "c", inputs: "i", parameters: "p"},
      startedAt: refused.at,
      seconds: 1,
      peakMemoryBytes: 1,
      parameters: {},
      inputs: [],
      outputs: [],
      details: {}
    });
    expect(idle(6)).toBeNull();
  });
});

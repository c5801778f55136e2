import {mkdtempSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Registry} from "prom-client";
import {afterEach, beforeEach, expect, it} from "vitest";
import {registerDriftGauges} from "../../../../pipelines/monitoring/drift/gauges.ts";
import {driftPaths} from "../../../../pipelines/monitoring/drift/report/report-files.ts";
import {expectKept} from "../../../support/golden.ts";
import {exampleReport} from "./example-report.ts";

const drifted = await exampleReport({drifted: true, now: new Date("2026-03-10T12:00:00Z")});
const report = {
  ...drifted,
  columns: drifted.columns.slice(0, 3),
  quality: {...drifted.quality, worst: {missing: 0.25, outOfRange: 0.5, unseen: 0.125}},
  window: {...drifted.window, synthetic: 500}
};

let evaluation: string;
beforeEach(() => {
  evaluation = mkdtempSync(join(tmpdir(), "predictiondex-gauges-"));
});
afterEach(() => rmSync(evaluation, {recursive: true, force: true}));

let time = 1_000;
function publish(content: unknown): void {
  const file = driftPaths({evaluation}).report;
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  // Two reports within the clock's resolution are told apart.
  time += 10;
  utimesSync(file, time, time);
}
const registry = (): Registry => {
  const made = new Registry();
  registerDriftGauges([made], {evaluation});
  return made;
};
const samples = async (from: Registry): Promise<string[]> =>
  (await from.metrics()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));

it("say every figure of the report, as it is kept", async () => {
  publish(report);
  const text = (await registry().metrics()).trimEnd();
  const rounded = text.replaceAll(/ (\d+\.\d{6})\d+$/gm, " $1");
  expectKept(new URL("golden/gauges.txt", import.meta.url), rounded.split("\n"));
});

it("have no sample of what was not measured", async () => {
  publish({
    ...report,
    multivariate: {...report.multivariate, judged: false},
    performance: {
      ...report.performance,
      estimated: null,
      verified: null,
      loss: {judged: false, measures: [], isLost: false}
    }
  });
  const said = await samples(registry());
  expect(said.join("\n")).not.toMatch(
    /^model_(drift_classifier_auc|estimated|verified_(fight|absolute|calibration|error))/m
  );
  expect(said).toContain("model_verified_predictions 0");
  publish({...report, multivariate: null, prediction: {...report.prediction, psiCorrected: null}});
  expect((await samples(registry())).join("\n")).not.toMatch(/^model_drift_(classifier_auc|prediction_psi)/m);
});

it("follow the file: a new report, one that cannot be read, none any more", async () => {
  const made = registry();
  expect(await samples(made)).toEqual(["model_retrain_marked 0", "model_retrain_failed 0"]);
  publish(report);
  expect(await samples(made)).toContain('model_drift_status{status="degraded"} 1');
  publish({...report, verdict: {...report.verdict, status: "stable"}, columns: []});
  const calm = await samples(made);
  expect(calm).toContain('model_drift_status{status="stable"} 1');
  expect(calm).toContain('model_drift_status{status="degraded"} 0');
  expect(calm.join("\n")).not.toContain("model_drift_psi{");
  publish("{");
  expect(await samples(made)).toEqual(["model_retrain_marked 0", "model_retrain_failed 0"]);
  publish(report);
  expect((await samples(made)).length).toBeGreaterThan(10);
  rmSync(driftPaths({evaluation}).report);
  writeFileSync(driftPaths({evaluation}).retrain, "{}");
  expect(await samples(made)).toEqual(["model_retrain_marked 1", "model_retrain_failed 0"]);
});

import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, it} from "vitest";
import {toMarkdown} from "../../../../../lib/documents/to-markdown.ts";
import {driftDocument} from "../../../../../pipelines/monitoring/drift/report/drift-document.ts";
import {
  clearRetrainMark,
  driftPaths,
  publishReport,
  readDriftReport,
  readRetrainMark
} from "../../../../../pipelines/monitoring/drift/report/report-files.ts";
import {exampleReport} from "../example-report.ts";

const evaluation = mkdtempSync(join(tmpdir(), "predictiondex-report-"));
const paths = {evaluation};
afterAll(() => rmSync(evaluation, {recursive: true, force: true}));

it("publishes a report as JSON and Markdown, and marks a degraded model until another is in production", async () => {
  const now = new Date("2026-03-10T12:00:00Z");
  const [calm, degraded] = [await exampleReport({now}), await exampleReport({drifted: true, now})];
  expect(readDriftReport(paths)).toBeNull();
  expect(readRetrainMark(paths)).toBeNull();
  await publishReport(paths, calm);
  expect(readRetrainMark(paths)).toBeNull();
  expect(readDriftReport(paths)).toEqual(JSON.parse(JSON.stringify(calm)));
  expect(readFileSync(driftPaths(paths).markdown, "utf8")).toBe(toMarkdown(driftDocument(calm)));

  await publishReport(paths, {...degraded, verdict: {...degraded.verdict, status: "insufficient"}});
  expect(readRetrainMark(paths)).toBeNull();

  await publishReport(paths, degraded);
  const mark = {
    modelVersion: "1",
    markedAt: "2026-03-10T12:00:00.000Z",
    window: {from: degraded.window.from, to: degraded.window.to, rows: 2_000},
    reasons: degraded.verdict.reasons
  };
  expect(readRetrainMark(paths)).toEqual(mark);
  await publishReport(paths, calm);
  expect(readRetrainMark(paths)).toEqual(mark);
  await publishReport(paths, {...calm, reference: {...calm.reference, modelVersion: "2"}});
  expect(readRetrainMark(paths)).toBeNull();

  await publishReport(paths, degraded);
  clearRetrainMark(paths);
  expect(readRetrainMark(paths)).toBeNull();
  clearRetrainMark(paths);
});

it("keeps its files where server, page and commands read them", () => {
  expect(driftPaths({evaluation: "e"})).toEqual({
    report: join("e", "drift.json"),
    markdown: join("e", "drift.md"),
    profile: join("e", "drift-reference.json"),
    sample: join("e", "drift-reference.parquet"),
    retrain: join("e", "retrain.json"),
    retrainFailure: join("e", "retrain-failure.json")
  });
  expect(existsSync(driftPaths(paths).report)).toBe(true);
});

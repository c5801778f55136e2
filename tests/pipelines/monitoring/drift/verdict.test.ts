import {expect, it} from "vitest";
import type {DriftReport} from "../../../../pipelines/monitoring/drift/report/drift-report.ts";
import {decide} from "../../../../pipelines/monitoring/drift/report/verdict.ts";
import {FRENCH} from "../../../../pipelines/monitoring/drift/report/verdict-words.ts";
import {exampleReport} from "./example-report.ts";

const report = await exampleReport({drifted: true});
const loss = (isLost: boolean): DriftReport["performance"]["loss"] => ({
  judged: true,
  isLost,
  measures: [
    {
      name: "meanAbsoluteError",
      baseline: 0.01,
      verified: isLost ? 0.05 : 0.012,
      rise: isLost ? 0.04 : 0.002,
      limit: 0.01,
      exceeded: isLost
    }
  ] as DriftReport["performance"]["loss"]["measures"]
});
const moved = (isDrifted: boolean): DriftReport["dataset"] => ({
  ...report.dataset,
  drifted: isDrifted ? 40 : 2,
  moved: {...report.dataset.moved!, share: isDrifted ? 0.4 : 0.02, isDrifted}
});
const cases: [string, DriftReport][] = [
  ["as it is", report],
  ["too few rows", {...report, window: {...report.window, rows: 12}}],
  ["the columns moved", {...report, dataset: moved(true)}],
  ["single columns moved", {...report, dataset: moved(false)}],
  ["the model is worse", {...report, performance: {...report.performance, loss: loss(true)}}],
  ["the model is as good", {...report, performance: {...report.performance, loss: loss(false)}}]
];

/** Every figure in a text, smallest first, whichever language wrote it: 1,234.5 and 1 234,5. */
const figures = (text: string, decimal: "." | ","): number[] =>
  (text.match(/\d[\d.,\u00a0\u202f]*/g) ?? [])
    .map((figure) => {
      const [whole, fraction = ""] = figure.replace(/[.,]$/, "").split(decimal);
      return Number(`${whole.replaceAll(/\D/g, "")}.${fraction}`);
    })
    .sort((x, y) => x - y);

it.each(cases)("says the same in French as in English: %s", (_, evidence) => {
  const english = decide(evidence, evidence.thresholds);
  const french = decide(evidence, evidence.thresholds, FRENCH);
  expect(french.status).toBe(english.status);
  expect(french.sentence).not.toMatch(/undefined|NaN/);
  expect(figures(french.sentence, ",")).toEqual(figures(english.sentence, "."));
  expect(french.reasons.map((reason) => figures(reason, ","))).toEqual(
    english.reasons.map((reason) => figures(reason, "."))
  );
});

it("keeps the English verdict of the report", () => {
  expect(decide(report, report.thresholds)).toEqual(report.verdict);
});

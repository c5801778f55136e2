import {expect, it} from "vitest";
import {toMarkdown} from "../../../../lib/documents/to-markdown.ts";
import {buildReport, type ReportInput} from "../../../../pipelines/monitoring/drift/report/build-report.ts";
import {driftDocument} from "../../../../pipelines/monitoring/drift/report/drift-document.ts";
import type {DriftReport, ReportColumn} from "../../../../pipelines/monitoring/drift/report/drift-report.ts";
import {decide} from "../../../../pipelines/monitoring/drift/report/verdict.ts";
import {FRENCH} from "../../../../pipelines/monitoring/drift/report/verdict-words.ts";
import {expectKept} from "../../../support/golden.ts";
import {exampleInput} from "./example-report.ts";

const NOW = new Date("2026-03-10T12:00:00.000Z");
const kept = (name: string, text: string): void =>
  expectKept(new URL(`golden/${name}.txt`, import.meta.url), text.trimEnd().split("\n"));

const calm = await exampleInput({now: NOW});
const drifted = await exampleInput({drifted: true, now: NOW});

/** Six figures of a number: the last bits may differ between machines. */
const figures = (_: string, value: unknown): unknown =>
  typeof value === "number" ? Number(value.toPrecision(6)) : value;
const line = (value: unknown): string => JSON.stringify(value, figures);

function told({columns, prediction, thresholds: _, ...rest}: DriftReport): string {
  const column = ({name, ...said}: ReportColumn): string => `${name} ${line(said)}`;
  /** Bins of two columns only, one of each kind: a reviewer reads this file. */
  const shapes = new Set([
    columns.find(({kind}) => kind === "numeric"),
    columns.find(({kind}) => kind !== "numeric")
  ]);
  const short = ({
    histogram: _h,
    referenceHistogram: _r,
    labels: _l,
    categories: _c,
    ...said
  }: ReportColumn): string => line(said);
  const {scores, intervals, worst, reliability, ...verified} = rest.performance.verified!;
  return [
    ...Object.entries({...rest, performance: {...rest.performance, verified}}).map(
      ([name, value]) => `${name}: ${line(value)}`
    ),
    `scores: ${line(scores)}`,
    `intervals: ${line(intervals)}`,
    ...worst.map((one) => `worst: ${line(one)}`),
    ...reliability.map((bin) => `reliability: ${line(bin)}`),
    `prediction: ${column(prediction)}`,
    ...columns.map((one) => (shapes.has(one) ? column(one) : short(one)))
  ].join("\n");
}

it.each([
  ["calm", calm],
  ["drifted", drifted]
])("says every figure of a %s window as it is kept", (name, input) => {
  kept(`report-${name}`, told(buildReport(input)));
});

const window = (given: Partial<ReportInput["window"]>): ReportInput => ({
  ...calm,
  window: {...calm.window, ...given}
});
const [faulty] = calm.window.columns;
const cases: Readonly<Record<string, ReportInput>> = {
  calm,
  drifted,
  "not verified, not compared": {...calm, verified: null, compared: null, verifiedSlots: []},
  "no baseline": {...calm, profile: {...calm.profile, baseline: null}},
  "the columns drifted, the model is as good": {...drifted, verified: calm.verified},
  classified: {
    ...calm,
    compared: {
      ...calm.compared!,
      multivariate: {
        ...calm.compared!.multivariate,
        isDrifted: true,
        auc: {value: 0.71, low: 0.69, high: 0.73}
      }
    }
  },
  "single columns drifted": {
    ...calm,
    window: {
      ...calm.window,
      columns: calm.window.columns.map((column, i) => (i === 34 ? drifted.window.columns[i] : column))
    }
  },
  "faulty values": window({
    columns: [
      {...faulty, missing: 5, below: 30, above: 21},
      {...calm.window.columns[1], missing: 2},
      {...calm.window.columns[2], missing: 3, above: 20},
      ...calm.window.columns.slice(3)
    ],
    unseenPokemon: 4,
    unseenMoves: 1,
    synthetic: 0,
    otherVersions: 1_234
  }),
  "many faults": window({
    columns: calm.window.columns.map((column, i) => ({...column, missing: 100 - i})),
    synthetic: 400
  }),
  "too few": window({rows: 199, matchups: 50}),
  "just enough": window({rows: 200, matchups: 50}),
  nothing: window({rows: 0, matchups: 0, synthetic: 0})
};

it("reads as it is kept, for people and in both languages", () => {
  const text = Object.entries(cases).flatMap(([name, input]) => {
    const report = buildReport(input);
    const french = decide(report, report.thresholds, FRENCH);
    return [
      `===== ${name}`,
      toMarkdown(driftDocument(report)),
      `${french.status}: ${french.sentence}`,
      ...french.reasons
    ];
  });
  kept("report-words", text.join("\n"));
});

it("orders columns by how far they moved", () => {
  const {columns} = buildReport(drifted);
  const moved = columns.map(({psiCorrected}) => psiCorrected);
  expect(moved).toEqual([...moved].sort((a, b) => b - a));
  expect(moved[0]).toBeGreaterThan(1);
});

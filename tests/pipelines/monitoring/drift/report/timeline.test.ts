import {expect, it} from "vitest";
import {assessColumns, driftedWeight} from "../../../../../pipelines/monitoring/drift/assess.ts";
import {columnDistance} from "../../../../../pipelines/monitoring/drift/column-drift.ts";
import {THRESHOLDS} from "../../../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {buildTimeline} from "../../../../../pipelines/monitoring/drift/report/timeline.ts";
import {exampleInput} from "../example-report.ts";

const HOUR = 3_600_000;
const {profile, window, compared} = await exampleInput({drifted: true, now: new Date(100 * HOUR)});

const moments = (rows: number) => ({...window.moments, rows, probability: 0.6, confidence: 0.8});
/** The window cut in two: all of it, then too few rows to judge; and a slot of nothing. */
const cut = {
  ...window,
  slots: [2_000, 199, 0].map((rows, i) => ({
    from: i * HOUR,
    to: (i + 1) * HOUR,
    rows,
    moments: moments(rows)
  })),
  columns: window.columns.map((column) => ({
    ...column,
    slots: [column.slots[0], column.slots[0], column.slots[0].map(() => 0)]
  })),
  prediction: {
    ...window.prediction,
    slots: [window.prediction.slots[0], window.prediction.slots[0], window.prediction.slots[0].map(() => 0)]
  }
};
const whole = [...profile.columns, profile.prediction].map((column, i) =>
  columnDistance(
    profile,
    column,
    {...[...window.columns, window.prediction][i], matchups: window.matchups},
    window.mix
  )
);
const verified = [
  {rows: 40, absoluteError: 0.02, fightAccuracy: 0.7},
  {rows: 0, absoluteError: 0, fightAccuracy: 0}
];
const judging = {thresholds: THRESHOLDS, weights: compared!.weights};
const timeline = buildTimeline(profile, cut, whole, verified, judging);

it("judges a slot as the window, with the design effects of the whole", () => {
  const again = profile.columns.map((column, i) =>
    columnDistance(
      profile,
      column,
      {batches: [cut.columns[i].slots[0]], matchups: window.matchups, designEffect: whole[i].designEffect},
      window.mix
    )
  );
  expect(timeline[0]).toEqual({
    from: "1970-01-01T00:00:00.000Z",
    to: "1970-01-01T01:00:00.000Z",
    rows: 2_000,
    driftedShare: driftedWeight(assessColumns(again), judging.weights),
    predictionPsi: expect.any(Number),
    meanProbability: 0.6,
    estimatedFightAccuracy: 0.8,
    verifiedRows: 40,
    verifiedAbsoluteError: 0.02,
    verifiedFightAccuracy: 0.7
  });
  expect(timeline[0].driftedShare).toBeGreaterThan(0.2);
});

it("shows the means of a slot with too few rows, but no drift", () => {
  expect(timeline[1]).toMatchObject({
    rows: 199,
    driftedShare: null,
    predictionPsi: null,
    meanProbability: 0.6,
    estimatedFightAccuracy: 0.8,
    verifiedRows: 0,
    verifiedAbsoluteError: null,
    verifiedFightAccuracy: null
  });
});

it("shows nothing of a slot in which nothing was asked or verified", () => {
  expect(timeline[2]).toMatchObject({
    rows: 0,
    driftedShare: null,
    meanProbability: null,
    estimatedFightAccuracy: null,
    verifiedRows: 0,
    verifiedAbsoluteError: null
  });
  expect(timeline).toHaveLength(3);
  expect(buildTimeline(profile, {...cut, rows: 0}, whole, [], judging)[0].rows).toBe(2_000);
});

it("judges from the least number of rows on", () => {
  const enough = {...cut, slots: [{from: 0, to: HOUR, rows: 200, moments: moments(200)}]};
  expect(buildTimeline(profile, enough, whole, [], judging)[0].driftedShare).not.toBeNull();
});

import {describe, expect, it} from "vitest";
import {clusterBootstrap} from "../../../../lib/statistics/bootstrap.ts";
import {createScorer} from "../../../../lib/statistics/probability-scores.ts";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import type {Evidence} from "../../../../pipelines/model/evaluation/evidence.ts";
import {judge} from "../../../../pipelines/model/registry/gate.ts";
import {TOLERANCES} from "../../../../pipelines/model/registry/gate-thresholds.ts";
import {isComplete, pairedDifferences} from "../../../../pipelines/model/registry/paired-differences.ts";
import {sampleReport, sampleSplit} from "./sample.ts";

const SEED = Number(process.env.SEED ?? 20_261_129);
const PAIRS = 400;
const ROWS_A_PAIR = 10;
const ROWS = PAIRS * ROWS_A_PAIR;

/** Duels by pair: those of one pair are alike, as real ones are, so that accuracy and log-loss vary much by pair. */
const random = createRandom(SEED);
const pair = Uint32Array.from({length: ROWS}, (_, row) => Math.floor(row / ROWS_A_PAIR));
const levels = Array.from({length: PAIRS}, () => 0.02 + 0.96 * random());
const clipped = (value: number): number => Math.min(0.999, Math.max(0.001, value));
const truth = Float32Array.from(pair, (one) => clipped(levels[one] + 0.05 * (random() - 0.5)));
const wildness = Array.from({length: PAIRS}, () => 0.06 * random());
const slips = Float32Array.from(pair, (one) => wildness[one] * (random() - 0.5));

/** Answers that are off the truth by the slips that all models make, and by `more` of their own. */
function answers(more: (row: number) => number = () => 0): Evidence["rows"] {
  const prediction = truth.map((p, row) => clipped(p + slips[row] + more(row)));
  return {hash: "duels", truth, prediction, pair};
}

const regrets = Array.from({length: 500}, () => (random() < 0.02 ? random() * 0.1 : 0));
const evidence = (rows: Evidence["rows"], regret: readonly number[] = regrets): Evidence => ({
  rows,
  questions: [{replies: "given", hash: "questions", regret}]
});

/** The report the marginal comparison goes by: scores and intervals of these answers alone. */
function reportOf({prediction}: Evidence["rows"]) {
  const scorer = createScorer(truth, prediction, pair);
  const intervals = clusterBootstrap(scorer, {seed: SEED});
  return sampleReport({splits: [sampleSplit({scores: scorer.score(), intervals, testRows: ROWS})]});
}

const FLOORS = {minAccuracy: 0, minRocAuc: 0, maxEce: 1, maxRowMicroseconds: 1e9};
const verdictOf = (mine: Evidence, theirs: Evidence, isPaired: boolean) =>
  judge(
    reportOf(mine.rows),
    {report: reportOf(theirs.rows), differences: isPaired ? pairedDifferences(mine, theirs) : []},
    FLOORS
  );

describe(`the paired gate, seed ${SEED}`, () => {
  const production = evidence(answers());
  /** Every prediction a little further from the truth: by a tenth of what production errs by. */
  const regressed = evidence(answers((row) => 0.0008 * Math.sign(slips[row])));

  it("catches a small regression that intervals of each alone miss", () => {
    expect(verdictOf(regressed, production, false)).toMatchObject({passed: true, reasons: []});
    const {passed, reasons} = verdictOf(regressed, production, true);
    expect(passed).toBe(false);
    expect(reasons).toEqual([
      expect.stringMatching(
        /^meanAbsoluteError 0\.00\d{3} is worse than production's 0\.00\d{3} on the same 4000 duels: by 0\.000\d\d, 95 % interval 0\.000\d\d to 0\.000\d\d, beyond the tolerance of 0\.0001$/
      )
    ]);
  });

  it("lets equal models through, and a better one", () => {
    const equal = pairedDifferences(production, evidence(answers()));
    expect(equal.map(({metric, value, interval}) => [metric, value, ...interval])).toEqual(
      ["accuracy", "logLoss", "brier", "meanAbsoluteError", "regretGiven"].map((metric) =>
        [metric, 0, 0, 0].map((v) => (v === 0 ? expect.closeTo(0, 12) : v))
      )
    );
    expect(verdictOf(production, evidence(answers()), true)).toMatchObject({passed: true, reasons: []});
    expect(verdictOf(production, regressed, true)).toMatchObject({passed: true, reasons: []});
  });

  it("lets through what differs by chance, on the same duels", () => {
    for (let run = 0; run < 10; run++) {
      const other = evidence(answers(() => 0.004 * (random() - 0.5)));
      expect(verdictOf(other, production, true).reasons).toEqual([]);
    }
  });

  it("counts duels of one pair as one: a single unlucky pair refuses nothing", () => {
    const unlucky = evidence(answers((row) => (pair[row] === 7 ? 0.4 : 0)));
    expect(verdictOf(unlucky, production, true).reasons).toEqual([]);
    const alone = {...unlucky.rows, pair: Uint32Array.from(pair, (_, row) => row)};
    const [, , , error] = pairedDifferences({...unlucky, rows: alone}, production);
    expect(error.metric).toBe("meanAbsoluteError");
    expect(error.interval[0]).toBeGreaterThan(TOLERANCES.meanAbsoluteError);
  });

  it("refuses favourites named worse", () => {
    const blind = answers();
    const swapped = blind.prediction.map((q, row) => (row % 25 === 0 ? 1 - q : q));
    const reasons = judge(
      reportOf(blind),
      {
        report: reportOf(blind),
        differences: pairedDifferences(evidence({...blind, prediction: swapped}), production)
      },
      FLOORS
    ).reasons;
    expect(reasons[0]).toMatch(
      /^accuracy 0\.9\d+ is worse than production's 0\.9\d+ on the same 4000 duels: by 0\.0/
    );
  });

  it("refuses moves recommended worse, question by question", () => {
    const worse = evidence(
      answers(),
      regrets.map((regret, i) => (i % 10 === 0 ? regret + 0.02 : regret))
    );
    const {reasons, evidence: ledger} = verdictOf(worse, production, true);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatch(
      /^mean regret with given replies 0\.00\d{3} is worse than production's 0\.00\d{3} on the same 500 questions: by 0\.00200, 95 % interval 0\.001\d\d to 0\.002\d\d, beyond the tolerance of 0\.0002$/
    );
    expect(ledger).toMatchObject({
      comparison: "paired, on the same duels",
      regretGivenWorse: expect.closeTo(0.002, 9)
    });
  });

  it("does not hold scores of different duels against each other where there are answers to the same ones", () => {
    const easier = {...reportOf(production.rows)};
    const [split] = easier.splits;
    const intervals = Object.fromEntries(
      Object.keys(split.intervals).map((name) => [
        name,
        ["logLoss", "brier", "ece", "meanAbsoluteError"].includes(name) ? [0, 0] : [1, 1]
      ])
    ) as unknown as typeof split.intervals;
    const report = {...easier, splits: [{...split, intervals}]};
    const differences = pairedDifferences(production, production);
    expect(judge(reportOf(production.rows), {report, differences}, FLOORS).reasons).toEqual([]);
    expect(judge(reportOf(production.rows), {report, differences: []}, FLOORS).reasons).toHaveLength(8);
  });

  it("is as wide as the tolerance", () => {
    const differences = pairedDifferences(regressed, production);
    const error = differences.find(({metric}) => metric === "meanAbsoluteError")!;
    const at = (meanAbsoluteError: number) =>
      judge(reportOf(regressed.rows), {report: reportOf(production.rows), differences: [error]}, FLOORS, {
        ...TOLERANCES,
        meanAbsoluteError
      }).reasons;
    expect(at(error.interval[0])).toEqual([]);
    expect(at(error.interval[0] - 1e-6)).toHaveLength(1);
  });

  it("compares only what both answered", () => {
    const elsewhere: Evidence = {
      rows: {...answers(), hash: "other duels"},
      questions: [{replies: "given", hash: "other questions", regret: regrets}]
    };
    expect(pairedDifferences(production, elsewhere)).toEqual([]);
    expect(isComplete(production, [])).toBe(false);
    const rowsAlone = pairedDifferences(production, {...production, questions: []});
    expect(rowsAlone.map(({unit}) => unit)).toEqual(["duels", "duels", "duels", "duels"]);
    expect(isComplete(production, rowsAlone)).toBe(false);
    expect(isComplete({...production, questions: []}, rowsAlone)).toBe(true);
    expect(isComplete(production, pairedDifferences(production, production))).toBe(true);
  });
});

import {describe, expect, it} from "vitest";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {pairedDifferences} from "../../../../pipelines/model/registry/paired-differences.ts";
import {
  decideTrial,
  TRIAL_LIMITS,
  type TrialEvidence,
  throughout
} from "../../../../pipelines/monitoring/trial/decide-trial.ts";
import type {TrialDifference, TrialMetric} from "../../../../pipelines/monitoring/trial/trial-report.ts";

const difference = (
  metric: TrialMetric,
  value: number,
  interval: readonly [number, number]
): TrialDifference => ({metric, values: [0.1 + value, 0.1], value, interval});
const same = difference("logLoss", 0, [-0.01, 0.01]);
const evidence = (over: Partial<TrialEvidence> = {}): TrialEvidence => ({
  phase: "challenge",
  rows: 1_000,
  pairs: 400,
  days: 1,
  unusable: 0,
  differences: [same],
  ...over
});
const outcome = (over: Partial<TrialEvidence>) => decideTrial(evidence(over)).outcome;

describe("a challenger", () => {
  const better = difference("logLoss", -0.02, [-0.03, -0.01]);
  const worse = difference("brier", 0.02, [0.01, 0.03]);
  it("waits while nothing can be told", () => {
    expect(outcome({})).toBe("waiting");
    expect(outcome({rows: TRIAL_LIMITS.leastRows - 1, differences: [better]})).toBe("waiting");
    const {leastPairs, decisiveRows} = TRIAL_LIMITS;
    expect(decideTrial(evidence({pairs: leastPairs - 1, differences: [better]}))).toEqual({
      outcome: "waiting",
      reasons: [
        "1000 questions of 99 pairs of Pokémon were answered by both; nothing is decided before 500 of 100"
      ]
    });
    expect(outcome({rows: decisiveRows, pairs: 1, differences: [worse]})).toBe("waiting");
  });
  it("is promoted once a loss is surely smaller, unless another is surely larger", () => {
    expect(outcome({differences: [same, better]})).toBe("promoted");
    expect(outcome({differences: [better, worse]})).toBe("withdrawn");
    expect(decideTrial(evidence({differences: [worse]})).reasons[0]).toContain("brier 0.12000 is worse than");
  });
  it("is decided after all the questions that it takes", () => {
    const rows = TRIAL_LIMITS.decisiveRows;
    expect(outcome({rows})).toBe("promoted");
    expect(outcome({rows, differences: [difference("logLoss", 0.005, [-0.01, 0.02])]})).toBe("withdrawn");
  });
  it("that answers what is no probability is withdrawn at once", () => {
    expect(decideTrial(evidence({rows: 1, unusable: 3}))).toEqual({
      outcome: "withdrawn",
      reasons: ["3 of its answers are no probabilities"]
    });
  });
});

it("a version on probation goes back where it is worse, and else stays", () => {
  const worse = difference("logLoss", 0.02, [0.01, 0.03]);
  expect(outcome({phase: "probation", differences: [worse]})).toBe("rolled back");
  expect(outcome({phase: "probation"})).toBe("waiting");
  expect(outcome({phase: "probation", rows: TRIAL_LIMITS.decisiveRows})).toBe("kept");
  expect(outcome({phase: "probation", rows: 1, unusable: 5})).toBe("rolled back");
});

describe("a trial of fourteen days", () => {
  const days = TRIAL_LIMITS.longestDays;
  it("is over: too few questions leave production what it is", () => {
    expect(outcome({rows: 499, days: days - 0.01})).toBe("waiting");
    expect(outcome({phase: "probation", pairs: 99, days})).toBe("kept");
    expect(decideTrial(evidence({rows: 499, days}))).toEqual({
      outcome: "withdrawn",
      reasons: [
        "499 questions of 400 pairs of Pokémon were answered by both; nothing is decided before 500 of 100, and it has taken 14 days"
      ]
    });
  });
  it("is decided by the questions that there are", () => {
    expect(outcome({days: days - 0.01})).toBe("waiting");
    expect(outcome({days})).toBe("promoted");
    expect(outcome({days, differences: [difference("logLoss", 0.005, [-0.01, 0.02])]})).toBe("withdrawn");
    expect(outcome({phase: "probation", days})).toBe("kept");
  });
});

describe("two models that answer each question differently", () => {
  const SEED = Number(process.env["SEED"] ?? 20_261_130);
  /** Looks at 500, then at 2,000 questions, as many of each pair, which a model errs on alike: the first decision. */
  function run(seed: number, errors: readonly [number, number], rowsOfPair = 1): string {
    const random = createRandom(seed);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const most = 2_000;
    const clamp = (p: number) => Math.min(0.9999, Math.max(0.0001, p));
    const truth = Float32Array.from({length: most}, () => random());
    const [mine, theirs] = errors.map((error) => {
      const slips = Float32Array.from({length: most}, () => error * normal());
      return truth.map((p, row) => clamp(p + slips[Math.floor(row / rowsOfPair)]));
    });
    for (const rows of [500, most]) {
      const of = (prediction: Float32Array) => ({
        rows: {
          hash: "",
          truth: truth.slice(0, rows),
          prediction: prediction.slice(0, rows),
          pair: Uint32Array.from({length: rows}, (_, row) => Math.floor(row / rowsOfPair))
        },
        questions: []
      });
      const pairs = Math.ceil(rows / rowsOfPair);
      const differences = pairedDifferences(of(mine), of(theirs)).map((one) =>
        throughout({...one, metric: one.metric as TrialMetric}, pairs, TRIAL_LIMITS)
      );
      const {outcome: found} = decideTrial({
        phase: "probation",
        rows,
        pairs,
        days: 1,
        unusable: 0,
        differences
      });
      if (found !== "waiting") return found;
    }
    return "waiting";
  }
  const RUNS = 4;
  it(`a worse one is put back within 2,000 questions (SEED=${SEED})`, () => {
    for (let i = 0; i < RUNS; i += 1) expect(run(SEED + i, [0.02, 0.01])).toBe("rolled back");
  });
  it("one that is as good is not, at any look", () => {
    for (let i = 0; i < RUNS; i += 1) expect(run(SEED + i, [0.01, 0.01])).not.toBe("rolled back");
  });
  it("is told by pairs of Pokémon, however many questions are of each", () => {
    for (let i = 0; i < RUNS; i += 1) {
      expect(run(SEED + i, [0.01, 0.01], 2_000)).toBe("waiting");
      expect(run(SEED + i, [0.01, 0.01], 5)).not.toBe("rolled back");
    }
    expect(run(SEED, [0.05, 0.01], 5)).toBe("rolled back");
  });
});

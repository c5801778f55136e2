import {type BootstrappedMean, bootstrapMean} from "../../../lib/statistics/bootstrap-mean.ts";
import {FAVOURITE, favourite} from "../../../lib/statistics/favourite.ts";
import {crossEntropy, expectedBrier} from "../../../lib/statistics/probability-scores.ts";
import type {Evidence, RowEvidence} from "../evaluation/evidence.ts";
import type {Replies} from "../evaluation/regret/regret-report.ts";
import {SEED} from "../training/train-model.ts";
import type {PairedMetric} from "./gate-thresholds.ts";

/** How much worse one model is than another on the same duels or questions. */
export interface PairedDifference extends BootstrappedMean {
  readonly metric: PairedMetric;
  /** What `n` counts. */
  readonly unit: "duels" | "questions";
  /** Mean of each model, the candidate's first. */
  readonly values: readonly [number, number];
}

/** What each row counts for, by truth and prediction. */
const ROW_METRICS: Readonly<
  Record<"accuracy" | "logLoss" | "brier" | "meanAbsoluteError", (p: number, q: number) => number>
> = {
  // An even duel has no favourite to name: it tells the two models apart in neither's favour.
  accuracy: (p, q) => (favourite(p) === FAVOURITE.nobody ? 0 : Number(p > 0.5 === q >= 0.5)),
  logLoss: crossEntropy,
  brier: expectedBrier,
  meanAbsoluteError: (p, q) => Math.abs(p - q)
};

/** Of these more is better; of all others less. */
const HIGHER_IS_BETTER: ReadonlySet<PairedMetric> = new Set<PairedMetric>(["accuracy"]);

const QUESTION_METRICS: Readonly<Record<Replies, PairedMetric>> = {
  given: "regretGiven",
  open: "regretOpen"
};

function difference(
  metric: PairedMetric,
  unit: PairedDifference["unit"],
  candidate: ArrayLike<number>,
  production: ArrayLike<number>,
  clusterOf?: ArrayLike<number>
): PairedDifference {
  const sign = HIGHER_IS_BETTER.has(metric) ? -1 : 1;
  const worse = Float64Array.from(candidate, (value, i) => sign * (value - production[i]));
  const mean = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  return {
    metric,
    unit,
    values: [mean(candidate), mean(production)],
    ...bootstrapMean(worse, {seed: SEED, ...(clusterOf && {clusterOf})})
  };
}

function rowDifferences(candidate: RowEvidence, production: RowEvidence): PairedDifference[] {
  const {truth, pair} = candidate;
  return (Object.keys(ROW_METRICS) as (keyof typeof ROW_METRICS)[]).map((metric) => {
    const of = ({prediction}: RowEvidence): Float64Array =>
      Float64Array.from(truth, (p, row) => ROW_METRICS[metric](p, prediction[row]));
    return difference(metric, "duels", of(candidate), of(production), pair);
  });
}

/**
 * How much worse the candidate is than production, with 95 % intervals of a paired bootstrap: duels by pair of Pokémon,
 * since those of one pair are not independent, and questions one by one. What the two did not both answer is left out.
 */
export function pairedDifferences(candidate: Evidence, production: Evidence): PairedDifference[] {
  const questions = candidate.questions.flatMap(({replies, hash, regret}) => {
    const same = production.questions.find((other) => other.replies === replies && other.hash === hash);
    return same && regret.length > 0
      ? [difference(QUESTION_METRICS[replies], "questions", regret, same.regret)]
      : [];
  });
  return candidate.rows.hash === production.rows.hash
    ? [...rowDifferences(candidate.rows, production.rows), ...questions]
    : questions;
}

/** Whether everything the candidate answered could be held against production's answers. */
export const isComplete = ({questions}: Evidence, differences: readonly PairedDifference[]): boolean =>
  differences.some(({unit}) => unit === "duels") &&
  questions.every(
    ({replies, regret}) =>
      regret.length === 0 || differences.some(({metric}) => metric === QUESTION_METRICS[replies])
  );

import type {EvaluationReport} from "../evaluation/evaluation-report.ts";
import {GATE, type GateLimits, TOLERANCES, type Tolerances} from "./gate-thresholds.ts";
import type {PairedDifference} from "./paired-differences.ts";

export interface GateVerdict {
  readonly passed: boolean;
  /** Why not; empty where it passed. */
  readonly reasons: readonly string[];
  readonly evidence: Readonly<Record<string, number | string>>;
}

/** The version in production, as a candidate is held against it. */
export interface Incumbent {
  readonly report: Pick<EvaluationReport, "splits">;
  /** Where both answered the same duels and questions; empty where they did not. */
  readonly differences: readonly PairedDifference[];
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

const METRIC_WORDS: Readonly<Record<PairedDifference["metric"], string>> = {
  accuracy: "accuracy",
  logLoss: "logLoss",
  brier: "brier",
  meanAbsoluteError: "meanAbsoluteError",
  regretGiven: "mean regret with given replies",
  regretOpen: "mean regret with any reply"
};

/** What is worse than production on the very same duels or questions, beyond the tolerance. */
function pairedReasons(differences: readonly PairedDifference[], tolerances: Tolerances): string[] {
  return differences
    .filter(({metric, interval}) => interval[0] > tolerances[metric])
    .map(({metric, unit, n, value, values: [mine, theirs], interval}) => {
      const five = (number: number): string => number.toFixed(5);
      return (
        `${METRIC_WORDS[metric]} ${five(mine)} is worse than production's ${five(theirs)} on the same ${n} ${unit}: ` +
        `by ${five(value)}, 95 % interval ${five(interval[0])} to ${five(interval[1])}, beyond the tolerance of ${tolerances[metric]}`
      );
    });
}

/**
 * What is worse than production by intervals that do not meet. Only where the two did not answer the same duels: then the
 * scores are of different ones, and nothing better is to be had.
 */
function marginalReasons(
  [{name, testRows, scores, intervals}]: EvaluationReport["splits"],
  {report, differences}: Incumbent
): string[] {
  const [before] = report.splits;
  if (differences.some(({unit}) => unit === "duels")) return [];
  const worse = (metric: keyof typeof intervals): string =>
    `${metric} ${scores[metric].toFixed(5)} on the ${name} test split (${testRows} duels) is worse than production's ${before.scores[metric].toFixed(5)}, beyond both intervals`;
  const higher = (["accuracy", "f1", "rocAuc", "prAuc"] as const).filter(
    (metric) => intervals[metric][1] < before.intervals[metric][0]
  );
  const lower = (["logLoss", "brier", "ece", "meanAbsoluteError"] as const).filter(
    (metric) => intervals[metric][0] > before.intervals[metric][1]
  );
  return [...higher, ...lower].map(worse);
}

/** How the comparison was made, and what it found, for the ledger. */
function comparisonEvidence({differences}: Incumbent): Record<string, number | string> {
  const duels = differences.some(({unit}) => unit === "duels");
  return {
    comparison: duels ? "paired, on the same duels" : "of intervals, on other duels",
    ...Object.fromEntries(
      differences.flatMap(({metric, value, interval: [low, high]}) => [
        [`${metric}Worse`, value],
        [`${metric}WorseLow`, low],
        [`${metric}WorseHigh`, high]
      ])
    )
  };
}

/**
 * Whether a model may serve: absolute floors, and nothing worse than the version in production. On the same duels and
 * questions that is decided by the 95 % interval of the difference; where there are none, by intervals that do not
 * meet.
 * @param incumbent null where none is in production
 */
export function judge(
  candidate: Pick<EvaluationReport, "model" | "splits" | "regret">,
  incumbent: Incumbent | null,
  limits: GateLimits = GATE,
  tolerances: Tolerances = TOLERANCES
): GateVerdict {
  const [{name, testRows, scores}] = candidate.splits;
  const where = `on the ${name} test split (${testRows} duels)`;
  const reasons: string[] = [];
  if (!(scores.accuracy >= limits.minAccuracy)) {
    reasons.push(`accuracy ${percent(scores.accuracy)} ${where} is below ${percent(limits.minAccuracy)}`);
  }
  if (!(scores.rocAuc >= limits.minRocAuc)) {
    reasons.push(`ROC-AUC ${scores.rocAuc.toFixed(5)} ${where} is below ${limits.minRocAuc}`);
  }
  if (!(scores.ece <= limits.maxEce)) {
    reasons.push(`calibration error ${scores.ece.toFixed(4)} ${where} is above ${limits.maxEce}`);
  }
  const {rowMicroseconds} = candidate.model;
  if (!(rowMicroseconds <= limits.maxRowMicroseconds)) {
    reasons.push(
      `one prediction takes ${rowMicroseconds.toFixed(0)} µs, more than ${limits.maxRowMicroseconds} µs`
    );
  }
  if (incumbent) {
    reasons.push(
      ...pairedReasons(incumbent.differences, tolerances),
      ...marginalReasons(candidate.splits, incumbent)
    );
  }
  const regret = (candidate.regret?.kinds ?? []).map(({replies, figures}) => [
    replies === "given" ? "regretGiven" : "regretOpen",
    figures.model.mean.value
  ]);
  return {
    passed: reasons.length === 0,
    reasons,
    evidence: {
      accuracy: scores.accuracy,
      rocAuc: scores.rocAuc,
      logLoss: scores.logLoss,
      brier: scores.brier,
      ece: scores.ece,
      meanAbsoluteError: scores.meanAbsoluteError,
      ...Object.fromEntries(regret),
      rowMicroseconds,
      testRows,
      ...(incumbent ? comparisonEvidence(incumbent) : {})
    }
  };
}

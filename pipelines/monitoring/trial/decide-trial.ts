import {sequenceWidth} from "../../../lib/statistics/confidence-sequence.ts";
import {normalCritical} from "../../../lib/statistics/normal.ts";
import {TOLERANCES} from "../../model/registry/gate-thresholds.ts";
import type {PairedDifference} from "../../model/registry/paired-differences.ts";
import type {Trial} from "../../model/registry/trial.ts";
import type {TrialDifference, TrialMetric, TrialOutcome} from "./trial-report.ts";

/** When a trial is decided. */
export const TRIAL_LIMITS = {
  /** Questions that both answered, before anything is decided. */
  leastRows: 500,
  /** Distinct pairs of Pokémon among them: duels of one pair err alike, so that it is pairs that tell chance. */
  leastPairs: 100,
  /** Questions after which it is decided one way or the other. */
  decisiveRows: 5_000,
  /** Days after which it is over in any case: nothing is retrained while it goes on. */
  longestDays: 14,
  /** Chance to call a version worse that is not, however often it is looked at, over all measures together. */
  falseAlarmRate: 0.01
} as const;
export type TrialLimits = Readonly<Record<keyof typeof TRIAL_LIMITS, number>>;

/** Losses, of which a single one that is surely smaller makes a version better. */
const LOSSES: readonly TrialMetric[] = ["logLoss", "brier", "meanAbsoluteError"];

/** The interval of one look, widened so that it holds at every look at once. */
export function throughout(
  {metric, values, value, interval: [low, high]}: PairedDifference & {readonly metric: TrialMetric},
  pairs: number,
  {falseAlarmRate}: TrialLimits
): TrialDifference {
  const standardError = (high - low) / (2 * normalCritical(0.025));
  const width = sequenceWidth(
    standardError * Math.sqrt(pairs),
    pairs,
    falseAlarmRate / Object.keys(TOLERANCES).length
  );
  return {metric, values, value, interval: [value - width, value + width]};
}

export interface TrialEvidence {
  readonly phase: Trial["phase"];
  readonly rows: number;
  /** Distinct pairs of Pokémon among them. */
  readonly pairs: number;
  /** Since the trial began. */
  readonly days: number;
  /** Answers of the judged version that are no probabilities. */
  readonly unusable: number;
  readonly differences: readonly TrialDifference[];
}

export interface TrialDecision {
  readonly outcome: TrialOutcome;
  readonly reasons: readonly string[];
}

const five = (number: number): string => number.toFixed(5);
const said = (
  {metric, values: [mine, theirs], value, interval: [low, high]}: TrialDifference,
  word: string
): string =>
  `${metric} ${five(mine)} is ${word} the other version's ${five(theirs)} on the same questions: difference ${five(value)}, ${five(low)} to ${five(high)} at every look`;

/**
 * What becomes of a trial. Worse is what lies beyond the gate's tolerance as a whole; that is acted on at any look. A
 * challenger is promoted once a loss is surely smaller, or where it is no worse after all the questions it takes, or as
 * many as came in the days it may take. Where these are too few to tell, production stays what it is.
 */
export function decideTrial(
  {phase, rows, pairs, days, unusable, differences}: TrialEvidence,
  limits: TrialLimits = TRIAL_LIMITS
): TrialDecision {
  const [good, bad]: readonly [TrialOutcome, TrialOutcome] =
    phase === "challenge" ? ["promoted", "withdrawn"] : ["kept", "rolled back"];
  if (unusable > 0) return {outcome: bad, reasons: [`${unusable} of its answers are no probabilities`]};
  const {leastRows, leastPairs} = limits;
  const isOver = days >= limits.longestDays;
  if (rows < leastRows || pairs < leastPairs) {
    const few = `${rows} questions of ${pairs} pairs of Pokémon were answered by both; nothing is decided before ${leastRows} of ${leastPairs}`;
    if (!isOver) return {outcome: "waiting", reasons: [few]};
    const stays: TrialOutcome = phase === "challenge" ? "withdrawn" : "kept";
    return {outcome: stays, reasons: [`${few}, and it has taken ${limits.longestDays} days`]};
  }
  const worse = differences.filter(({metric, interval}) => interval[0] > TOLERANCES[metric]);
  if (worse.length > 0) return {outcome: bad, reasons: worse.map((one) => said(one, "worse than"))};
  const better = differences.filter(({metric, interval}) => LOSSES.includes(metric) && interval[1] < 0);
  if (better.length > 0) return {outcome: good, reasons: better.map((one) => said(one, "better than"))};
  if (rows < limits.decisiveRows && !isOver)
    return {
      outcome: "waiting",
      reasons: [
        `the two cannot be told apart yet; after ${limits.decisiveRows} questions or ${limits.longestDays} days it is decided`
      ]
    };
  const behind = differences.filter(
    ({metric, value}) => LOSSES.includes(metric) && value > TOLERANCES[metric]
  );
  if (phase === "challenge" && behind.length > 0)
    return {outcome: bad, reasons: behind.map((one) => said(one, "no better than"))};
  return {outcome: good, reasons: [`it is no worse after ${rows} questions that both answered`]};
}

import {sequenceWidth} from "../../../../lib/statistics/confidence-sequence.ts";
import {normalCritical} from "../../../../lib/statistics/normal.ts";
import {THRESHOLDS, type Thresholds} from "../drift-thresholds.ts";
import type {Profile} from "../profile.ts";
import {LOSS_MEASURES, PAIRED_MEASURES} from "./loss-measures.ts";
import {excessLimit, type PairedExcess} from "./paired-excess.ts";
import type {ServedRegret} from "./served-regret.ts";
import type {VerifiedPerformance} from "./verify.ts";

/** How much worse the model is on the window than on its training population. */
export interface PerformanceLoss {
  readonly judged: boolean;
  readonly measures: readonly {
    readonly name: (typeof LOSS_MEASURES)[number];
    readonly baseline: number;
    readonly verified: number;
    readonly rise: number;
    /** Rise from which the model is called worse: the larger of what matters and what chance explains. */
    readonly limit: number;
    readonly exceeded: boolean;
  }[];
  readonly isLost: boolean;
}

/** Errors paired with others of the same duels. */
export type PairedExcesses = Readonly<Partial<Record<(typeof PAIRED_MEASURES)[number], PairedExcess | null>>>;

export interface OtherLosses {
  readonly regret?: ServedRegret | null;
  readonly paired?: PairedExcesses;
}

/** Compares the verified error with the one measured the same way when the reference was made. */
export function performanceLoss(
  baseline: Profile["baseline"],
  verified: VerifiedPerformance | null,
  {regret = null, paired = {}}: OtherLosses = {},
  thresholds: Thresholds = THRESHOLDS
): PerformanceLoss {
  const limits = thresholds.performance;
  const others = [...regretRise(regret, thresholds), ...pairedRises(paired, thresholds)];
  if (!baseline || !verified || verified.rows < limits.minimumRows || verified.pairs < limits.minimumPairs) {
    return {
      judged: others.length > 0,
      measures: others,
      isLost: others.some(({exceeded}) => exceeded)
    };
  }
  // All measures share the rate, and are tested at every look: the window's part of the uncertainty is that of a confidence sequence.
  const tail = limits.falseAlarmRate / LOSS_MEASURES.length;
  const z = normalCritical(tail);
  const ever = (standardError: number): number =>
    sequenceWidth(standardError * Math.sqrt(verified.pairs), verified.pairs, tail);
  const compare = (
    name: PerformanceLoss["measures"][number]["name"],
    before: readonly [number, number],
    now: readonly [number, number],
    floor: number
  ) => {
    const rise = now[0] - before[0];
    const limit = Math.max(floor, Math.hypot(z * before[1], ever(now[1])));
    return {name, baseline: before[0], verified: now[0], rise, limit, exceeded: rise >= limit};
  };
  const measures = [
    compare(
      "meanAbsoluteError",
      [baseline.meanAbsoluteError, baseline.meanAbsoluteErrorDeviation],
      [verified.scores.meanAbsoluteError, verified.meanAbsoluteErrorDeviation],
      limits.absoluteErrorRise
    ),
    compare(
      "excessLogLoss",
      [baseline.excessLogLoss, baseline.excessLogLossDeviation],
      [verified.excessLogLoss, verified.excessLogLossDeviation],
      limits.excessLogLossRise
    ),
    ...others
  ];
  return {judged: true, measures, isLost: measures.some(({exceeded}) => exceeded)};
}

/** Against the evaluation, whose questions were drawn at random; nothing where too few recommendations were judged. */
function regretRise(
  regret: ServedRegret | null,
  {performance: {minimumQuestions, minimumPairs, regretRise: floor, falseAlarmRate}}: Thresholds
): PerformanceLoss["measures"] {
  if (regret === null || regret.baseline === null) return [];
  if (regret.questions < minimumQuestions || regret.pairs < minimumPairs) return [];
  const {mean: verified, baseline, baselineDeviation, high} = regret;
  const rise = verified - baseline;
  const uncertain = Math.hypot(
    normalCritical(falseAlarmRate / LOSS_MEASURES.length) * (baselineDeviation ?? 0),
    high - verified
  );
  const limit = Math.max(floor, uncertain);
  return [{name: "regret", baseline, verified, rise, limit, exceeded: rise >= limit}];
}

/** Of those measured on enough duels of enough pairs. */
const pairedRises = (paired: PairedExcesses, thresholds: Thresholds): PerformanceLoss["measures"] =>
  PAIRED_MEASURES.flatMap((name) => {
    const excess = paired[name];
    const {minimumRows, minimumPairs} = thresholds.performance;
    if (!excess || excess.rows < minimumRows || excess.pairs < minimumPairs) return [];
    const {control, error, rise} = excess;
    const limit = excessLimit(excess, thresholds);
    return [{name, baseline: control, verified: error, rise, limit, exceeded: rise >= limit}];
  });

/** The part of a verification that a profile keeps. */
export const baselineOf = (verified: VerifiedPerformance): NonNullable<Profile["baseline"]> => ({
  rows: verified.rows,
  playouts: verified.playouts,
  meanAbsoluteError: verified.scores.meanAbsoluteError,
  meanAbsoluteErrorDeviation: verified.meanAbsoluteErrorDeviation,
  excessLogLoss: verified.excessLogLoss,
  excessLogLossDeviation: verified.excessLogLossDeviation,
  fightAccuracy: verified.scores.fightAccuracy,
  accuracy: verified.scores.accuracy,
  expectedCalibrationError: verified.scores.ece
});

import type {LeftOutFile} from "../../log/readable-files.ts";
import {assessColumns, assessDataset} from "../assess.ts";
import {type ChangesInput, findChanges} from "../changes/find-changes.ts";
import {columnDistance} from "../column-drift.ts";
import {THRESHOLDS, type Thresholds} from "../drift-thresholds.ts";
import {estimatePerformance} from "../performance/estimate.ts";
import {type PairedExcesses, performanceLoss} from "../performance/loss.ts";
import type {ServedRegret} from "../performance/served-regret.ts";
import type {VerifiedPerformance} from "../performance/verify.ts";
import type {Profile} from "../profile.ts";
import {equalWeights} from "../share/column-weights.ts";
import type {ComparedRows} from "../share/compared-rows.ts";
import type {WindowAggregates} from "../window/window-aggregates.ts";
import type {BuildsDrift, DriftReport} from "./drift-report.ts";
import {assessQuality} from "./log-quality.ts";
import {reportColumn} from "./report-column.ts";
import {buildTimeline, type VerifiedSlot} from "./timeline.ts";
import {decide} from "./verdict.ts";

export interface ReportInput {
  readonly profile: Profile;
  readonly window: WindowAggregates;
  /** The window in words, such as `7d`. */
  readonly label: string;
  /** What whole rows say; null where none were compared. */
  readonly compared: ComparedRows | null;
  readonly verified: VerifiedPerformance | null;
  readonly regret?: ServedRegret | null;
  /** Errors beside others of the same duels. */
  readonly paired?: PairedExcesses | undefined;
  readonly verifiedSlots?: readonly VerifiedSlot[];
  readonly leftOut?: readonly LeftOutFile[];
  /** How often each Pokémon was asked about, and which belong together. */
  readonly asked?: Pick<ChangesInput, "asked" | "segments"> | null;
  /** Of the fights that were solved in the window; null where there were none. */
  readonly builds?: BuildsDrift | null;
  readonly now: Date;
  readonly thresholds?: Thresholds;
}

/** Everything the monitoring says of one window. Pure: all figures come from aggregates given to it. */
export function buildReport(input: ReportInput): DriftReport {
  const {profile, window, label, compared, verified, now, thresholds = THRESHOLDS} = input;
  const distances = profile.columns.map((column, i) =>
    columnDistance(profile, column, {...window.columns[i], matchups: window.matchups}, window.mix)
  );
  const judged = assessColumns(distances, thresholds);
  const prediction = columnDistance(
    profile,
    profile.prediction,
    {...window.prediction, matchups: window.matchups},
    window.mix
  );
  const [judgedPrediction] = assessColumns([prediction], thresholds);
  const columns = judged
    .map((column, i) => reportColumn(column, profile.columns[i], compared?.weights[i] ?? null, thresholds))
    .sort((a, b) => b.psiCorrected - a.psiCorrected);
  const {from, to, rows, matchups, mix, synthetic, otherVersions, unseenMoves, unseenPokemon} = window;
  const evidence = {
    window: {
      label,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      rows,
      matchups,
      mix,
      synthetic,
      isSynthetic: synthetic > 0,
      otherVersions,
      unseenMoves,
      unseenPokemon
    },
    reference: {
      createdAt: profile.createdAt,
      modelVersion: profile.modelVersion,
      featureVersion: profile.featureVersion,
      rows: profile.rows,
      baseline: profile.baseline,
      rules: profile.rules
    },
    dataset: assessDataset(judged, compared?.moved ?? null),
    changes: input.asked
      ? findChanges({profile, window, whole: distances, thresholds, ...input.asked})
      : null,
    builds: input.builds ?? null,
    prediction: reportColumn(judgedPrediction, profile.prediction, null, thresholds),
    columns,
    quality: assessQuality(window, thresholds, input.leftOut),
    multivariate: compared?.multivariate ?? null,
    performance: {
      estimated: estimatePerformance(window.moments, prediction.designEffect, thresholds.confidence),
      verified,
      regret: input.regret ?? null,
      loss: performanceLoss(
        profile.baseline,
        verified,
        {regret: input.regret ?? null, paired: input.paired ?? {}},
        thresholds
      )
    }
  };
  return {
    generatedAt: now.toISOString(),
    verdict: decide(evidence, thresholds),
    ...evidence,
    timeline: buildTimeline(profile, window, [...distances, prediction], input.verifiedSlots ?? [], {
      thresholds,
      weights: compared?.weights ?? equalWeights(columns.length)
    }),
    thresholds
  };
}

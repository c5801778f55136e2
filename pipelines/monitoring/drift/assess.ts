import {benjaminiHochberg} from "../../../lib/statistics/multiple-testing.ts";
import {criticalPsi} from "../../../lib/statistics/population-stability-index.ts";
import type {ColumnDistance} from "./column-drift.ts";
import {THRESHOLDS, type Thresholds} from "./drift-thresholds.ts";
import type {ColumnWeights} from "./share/column-weights.ts";
import type {DriftedShare} from "./share/drifted-share.ts";

export type ColumnStatus = "stable" | "moderate" | "major";

export interface ColumnDrift extends ColumnDistance {
  readonly status: ColumnStatus;
  /** p-value of the chi-squared test, adjusted for the number of columns (Benjamini–Hochberg). */
  readonly adjustedPValue: number;
  /** PSI from which this column would be called drifted at this sample size. */
  readonly limit: number;
}

export interface DatasetDrift {
  readonly columns: number;
  readonly drifted: number;
  /** What moved of what the model goes by; null where nothing was asked. */
  readonly moved: DriftedShare | null;
}

/**
 * Judges columns together. One is drifted where the window is surely different (adjusted p-value at most
 * the false-alarm rate) and different enough to matter (PSI beyond its expected noise at least moderate): a
 * small window cannot alarm by chance, a large one cannot alarm by a trifle. Below the minimum of rows
 * nothing is judged.
 */
export function assessColumns(
  distances: readonly ColumnDistance[],
  thresholds: Thresholds = THRESHOLDS
): ColumnDrift[] {
  const adjusted = benjaminiHochberg(distances.map(({chiSquared}) => chiSquared.pValue));
  const rejected = adjusted.filter((p) => p <= thresholds.falseAlarmRate).length;
  const tail = (thresholds.falseAlarmRate * Math.max(1, rejected)) / Math.max(1, distances.length);
  return distances.map((distance, i) => {
    const {psiCorrected, rows, bins, effectiveRows, referenceRows, psi} = distance;
    const judged = rows >= thresholds.minimumRows && adjusted[i] <= thresholds.falseAlarmRate;
    const status: ColumnStatus =
      judged && psiCorrected >= thresholds.psi.major
        ? "major"
        : judged && psiCorrected >= thresholds.psi.moderate
          ? "moderate"
          : "stable";
    const floor = thresholds.psi.moderate + (psi - psiCorrected);
    const limit =
      rows === 0 || bins < 2 ? floor : Math.max(floor, criticalPsi(bins, effectiveRows, referenceRows, tail));
    return {...distance, status, adjustedPValue: adjusted[i], limit};
  });
}

export const isDrifted = ({status}: Pick<ColumnDrift, "status">): boolean => status !== "stable";

/** The columns together, by what the permutation test says; null where there was nothing to test. */
export const assessDataset = (
  columns: readonly Pick<ColumnDrift, "status">[],
  moved: DriftedShare | null
): DatasetDrift => ({
  columns: columns.length,
  drifted: columns.filter(isDrifted).length,
  moved
});

/** Weight of the columns that are called drifted. */
export const driftedWeight = (
  columns: readonly Pick<ColumnDrift, "status">[],
  weights: ColumnWeights
): number => columns.reduce((sum, column, i) => (isDrifted(column) ? sum + weights[i] : sum), 0);

import {assessColumns, driftedWeight} from "../assess.ts";
import {type ColumnDistance, columnDistance} from "../column-drift.ts";
import type {Thresholds} from "../drift-thresholds.ts";
import type {Profile} from "../profile.ts";
import type {ColumnWeights} from "../share/column-weights.ts";
import type {WindowAggregates} from "../window/window-aggregates.ts";
import type {TimelinePoint} from "./drift-report.ts";

/** Mean verified figures of one slot's re-simulated predictions. */
export interface VerifiedSlot {
  readonly rows: number;
  readonly absoluteError: number;
  readonly fightAccuracy: number;
}

/**
 * The course over the window, slot by slot. A slot is judged like a window, with the design effects known
 * from the whole; one with too few rows shows its means but no drift.
 * @param whole distances over the whole window: every column's, and the prediction's last
 */
export function buildTimeline(
  profile: Profile,
  window: WindowAggregates,
  whole: readonly ColumnDistance[],
  verified: readonly VerifiedSlot[],
  {thresholds, weights}: {readonly thresholds: Thresholds; readonly weights: ColumnWeights}
): TimelinePoint[] {
  const columns = [...profile.columns, profile.prediction];
  const aggregates = [...window.columns, window.prediction];
  return window.slots.map((slot, index) => {
    const {rows, moments} = slot;
    const matchups = window.rows === 0 ? 0 : (window.matchups * rows) / window.rows;
    const distances = columns.map((column, i) =>
      columnDistance(
        profile,
        column,
        {batches: [aggregates[i].slots[index]], matchups, designEffect: whole[i].designEffect},
        window.mix
      )
    );
    const judged = rows >= thresholds.minimumRows;
    const checked = verified[index];
    return {
      from: new Date(slot.from).toISOString(),
      to: new Date(slot.to).toISOString(),
      rows,
      driftedShare: judged ? driftedWeight(assessColumns(distances.slice(0, -1), thresholds), weights) : null,
      predictionPsi: judged ? distances[distances.length - 1].psiCorrected : null,
      meanProbability: moments.rows > 0 ? moments.probability : null,
      estimatedFightAccuracy: moments.rows > 0 ? moments.confidence : null,
      verifiedRows: checked?.rows ?? 0,
      verifiedAbsoluteError: checked?.rows ? checked.absoluteError : null,
      verifiedFightAccuracy: checked?.rows ? checked.fightAccuracy : null
    };
  });
}

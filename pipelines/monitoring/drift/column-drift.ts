import {chiSquaredHomogeneity} from "../../../lib/statistics/chi-squared.ts";
import {designEffect} from "../../../lib/statistics/design-effect.ts";
import {jensenShannon} from "../../../lib/statistics/jensen-shannon.ts";
import {kolmogorovSmirnovFromCounts} from "../../../lib/statistics/kolmogorov-smirnov.ts";
import {
  expectedNullPsi,
  populationStabilityIndex
} from "../../../lib/statistics/population-stability-index.ts";
import {normalizedWasserstein, wassersteinFromCounts} from "../../../lib/statistics/wasserstein.ts";
import {toCoarse} from "./bins.ts";
import {type Mix, type Profile, type ProfileColumn, referenceMix} from "./profile.ts";

/** One column of a window: counts by consecutive batch, in the profile's fine bins or categories. */
export interface ColumnWindow {
  readonly batches: readonly (readonly number[])[];
  /** Match-ups the rows came from: moves asked for in one request about one pair are never taken for independent. */
  readonly matchups: number;
  /** Known from the whole window where this is a part of it too short to tell. */
  readonly designEffect?: number;
}

/** How far one column is from its reference, before any judgement. */
export interface ColumnDistance {
  readonly name: string;
  readonly kind: ProfileColumn["kind"];
  readonly group: string;
  readonly rows: number;
  /** Rows that independent sampling would need for the same precision. */
  readonly effectiveRows: number;
  readonly designEffect: number;
  readonly bins: number;
  /** PSI as computed, and the part that sample sizes do not explain. */
  readonly psi: number;
  readonly psiCorrected: number;
  readonly jensenShannon: number;
  readonly chiSquared: {readonly statistic: number; readonly degrees: number; readonly pValue: number};
  /** null for categories, which have no order. */
  readonly kolmogorovSmirnov: {readonly statistic: number; readonly pValue: number} | null;
  /** In standard deviations of the reference; null for categories. */
  readonly wasserstein: number | null;
  /** With every observation where its bin is taken to lie; null for categories. */
  readonly mean: number | null;
  readonly referenceMean: number | null;
  /** Shares in the fine bins or categories. */
  readonly shares: readonly number[];
  readonly referenceShares: readonly number[];
  /** Reference rows behind the comparison, as independent ones. */
  readonly referenceRows: number;
}

const add = (batches: readonly (readonly number[])[], cells: number): number[] => {
  const sums = new Array<number>(cells).fill(0);
  for (const batch of batches) for (let i = 0; i < cells; i += 1) sums[i] += batch[i];
  return sums;
};

export function columnDistance(
  profile: Pick<Profile, "rows">,
  column: ProfileColumn,
  window: ColumnWindow,
  mix: Mix
): ColumnDistance {
  const {shares: referenceShares, effectiveRows: m} = referenceMix(profile, column, mix);
  const fine = add(window.batches, referenceShares.length);
  const rows = fine.reduce((sum, count) => sum + count, 0);
  const coarsen = (cells: readonly number[]): number[] =>
    column.kind === "numeric" ? toCoarse(cells, column.coarse) : [...cells];
  const rowsAMatchup = window.matchups > 0 ? rows / window.matchups : 1;
  const effect = Math.max(1, rowsAMatchup, window.designEffect ?? designEffect(window.batches.map(coarsen)));
  const n = rows / effect;
  const reference = referenceShares.map((share) => share * m);
  const coarse = coarsen(fine);
  const coarseReference = coarsen(reference);
  const bins = coarse.filter((count, i) => count + coarseReference[i] > 0).length;
  const effective = coarse.map((count) => count / effect);
  const psi = populationStabilityIndex(effective, coarseReference);
  const numeric = column.kind === "numeric";
  const distance = numeric ? wassersteinFromCounts(fine, reference, column.positions) : 0;
  return {
    name: column.name,
    kind: column.kind,
    group: column.group,
    rows,
    effectiveRows: n,
    designEffect: effect,
    bins,
    psi,
    psiCorrected: rows === 0 ? 0 : Math.max(0, psi - expectedNullPsi(bins, n, m)),
    jensenShannon: jensenShannon(coarse, coarseReference),
    chiSquared: chiSquaredHomogeneity(coarse, coarseReference, effect),
    kolmogorovSmirnov: numeric ? kolmogorovSmirnovFromCounts(fine, reference, {n, m}) : null,
    wasserstein: numeric ? normalizedWasserstein(distance, column.deviation) : null,
    mean: numeric && rows > 0 ? meanOf(fine, column.positions) : null,
    referenceMean: numeric ? meanOf(reference, column.positions) : null,
    shares: fine.map((count) => (rows === 0 ? 0 : count / rows)),
    referenceShares,
    referenceRows: m
  };
}

function meanOf(counts: readonly number[], positions: readonly number[]): number {
  let sum = 0;
  let total = 0;
  counts.forEach((count, i) => {
    sum += count * positions[i];
    total += count;
  });
  return sum / total;
}

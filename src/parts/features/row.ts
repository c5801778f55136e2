import type {FeatureGroup, FeatureSource} from "../../../pipelines/features/feature.ts";

/** A feature as the page Features shows it. */
export interface FeatureRow {
  readonly name: string;
  readonly group: FeatureGroup;
  readonly unit: string;
  readonly description: string;
  readonly source: FeatureSource;
  readonly oneHot: string | null;
  /** Share of the model's total gain; null where no model is in production. */
  readonly gain: number | null;
}

/** Total gain by group, the largest first; empty where no model is in production. */
export function gainByGroup(
  rows: readonly FeatureRow[]
): {readonly group: FeatureGroup; readonly gain: number}[] {
  const sums = new Map<FeatureGroup, number>();
  for (const {group, gain} of rows) if (gain !== null) sums.set(group, (sums.get(group) ?? 0) + gain);
  return [...sums].map(([group, gain]) => ({group, gain})).sort((a, b) => b.gain - a.gain);
}

import type {FeatureReport, FeatureStatistics} from "../../pipelines/model/evaluation/evaluation-report.ts";
import type {FeatureGroup, FeatureSource} from "../../pipelines/model/features/feature.ts";
import {featureMeaning, featureName} from "../i18n/feature-names.ts";
import {plain} from "../ui/search.ts";

/** A feature of the catalogue as the page Features gets it. */
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

export interface DescribedFeature extends FeatureRow {
  /** null without a report, or where the report is older than the feature. */
  readonly statistics: FeatureStatistics | null;
}

/** The catalogue with what the report says of each feature. */
export function describeFeatures(
  rows: readonly FeatureRow[],
  report: FeatureReport | null
): DescribedFeature[] {
  const known = new Map(report?.features.map((statistics) => [statistics.name, statistics]));
  return rows.map((row) => ({...row, statistics: known.get(row.name) ?? null}));
}

/** What a feature is found by: its name in words, its column, what it says. */
export const searchText = ({name, description}: FeatureRow): string =>
  plain(`${name} ${featureName(name)} ${featureMeaning(name, description)}`);

/** What a feature counts for; null where it is not known. */
export type Weight = (feature: DescribedFeature) => number | null;

/** Sums of a weight by group, the largest first; groups of which nothing is known are left out. */
export function weightByGroup(
  features: readonly DescribedFeature[],
  weight: Weight
): {readonly group: FeatureGroup; readonly weight: number}[] {
  const sums = new Map<FeatureGroup, number>();
  for (const feature of features) {
    const value = weight(feature);
    if (value !== null) sums.set(feature.group, (sums.get(feature.group) ?? 0) + value);
  }
  return [...sums].map(([group, sum]) => ({group, weight: sum})).sort((x, y) => y.weight - x.weight);
}

/** Features of which the weight is known, the largest first. */
export const byWeight = (features: readonly DescribedFeature[], weight: Weight): DescribedFeature[] =>
  features.filter((feature) => weight(feature) !== null).sort((x, y) => weight(y)! - weight(x)!);

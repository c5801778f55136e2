import type {Feature, FeatureGroup} from "../../pipelines/model/features/feature.ts";
import {FEATURES} from "../../pipelines/model/features/feature-catalogue.ts";

/** What a reader may choose to train on. */
export const FEATURE_SETS = ["all", "original", "outlook", "statsAndTypes", "stats"] as const;
export type FeatureSet = (typeof FEATURE_SETS)[number];

const STATS: readonly FeatureGroup[] = ["base stats"];
const STATS_AND_TYPES: readonly FeatureGroup[] = ["base stats", "types"];

const CHOSEN: Readonly<Record<FeatureSet, (feature: Feature) => boolean>> = {
  all: () => true,
  original: ({source}) => source === "original",
  outlook: ({group}) => group === "damage outlook",
  statsAndTypes: ({group}) => STATS_AND_TYPES.includes(group),
  stats: ({group}) => STATS.includes(group)
};

/** Columns of the feature catalogue that a set holds, ascending. @param without a group that is left out */
export const columnsOf = (set: FeatureSet, without?: FeatureGroup): number[] =>
  FEATURES.flatMap((feature, column) => (CHOSEN[set](feature) && feature.group !== without ? [column] : []));

export interface Settings {
  /** Boosting rounds: one tree each. */
  readonly rounds: number;
  /** Most splits between a tree's root and a leaf. */
  readonly depth: number;
  /** Share of each tree's correction that is taken over. */
  readonly eta: number;
  /** Training duels. */
  readonly rows: number;
  readonly features: FeatureSet;
  /** A group that is left out of them. */
  readonly without?: FeatureGroup;
}

export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export type NumberSetting = Exclude<keyof Settings, "features" | "without">;

export const boundsOf = (trainRows: number): Readonly<Record<NumberSetting, Bounds>> => ({
  rounds: {min: 10, max: 300, step: 10},
  depth: {min: 1, max: 10, step: 1},
  eta: {min: 0.02, max: 1, step: 0.02},
  rows: {min: 1000, max: trainRows, step: 1000}
});

export const DEFAULT_SETTINGS: Settings = {rounds: 100, depth: 6, eta: 0.2, rows: 20_000, features: "all"};

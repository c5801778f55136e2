import type {MetricName} from "../metrics/registry.ts";

/** What training needs to know of an objective. */
export interface TrainableObjective {
  /** Its number in assembly/objective.ts. */
  readonly kernel: number;
  /** The metric that is watched where none is named. */
  readonly metric: MetricName;
  /** The labels it takes. */
  readonly labels: Labels;
  /** Whether XGBoost 3 estimates base_score as the labels' mean; elsewhere it is a Newton step or a quantile. */
  readonly mean?: boolean;
  /** Leaves are quantiles of what is left to explain, not Newton's steps. */
  readonly adaptive?: boolean;
  /** Whether it ranks the rows of each query; then its gradients are worked out outside of the kernels. */
  readonly ranking?: boolean;
  /** Whether scale_pos_weight counts. */
  readonly positiveWeight?: boolean;
}

interface Labels {
  readonly expected: string;
  fits(label: number): boolean;
}

const FINITE: Labels = {expected: "finite numbers", fits: Number.isFinite};
const PROBABILITIES: Labels = {expected: "numbers from 0 to 1", fits: (v) => v >= 0 && v <= 1};
const NOT_NEGATIVE: Labels = {
  expected: "finite numbers, none negative",
  fits: (v) => v >= 0 && Number.isFinite(v)
};
const POSITIVE: Labels = {expected: "finite numbers above 0", fits: (v) => v > 0 && Number.isFinite(v)};
const LOG: Labels = {expected: "finite numbers above -1", fits: (v) => v > -1 && Number.isFinite(v)};
const CLASSES: Labels = {expected: "class numbers", fits: (v) => Number.isInteger(v) && v >= 0};

const RELEVANCE: Labels = {
  expected: "whole numbers from 0 to 31",
  fits: (v) => Number.isInteger(v) && v >= 0 && v <= 31
};

/** Objectives that can be trained. */
export type ObjectiveName =
  | "reg:squarederror"
  | "reg:squaredlogerror"
  | "reg:logistic"
  | "reg:pseudohubererror"
  | "reg:absoluteerror"
  | "reg:quantileerror"
  | "reg:gamma"
  | "reg:tweedie"
  | "count:poisson"
  | "binary:logistic"
  | "binary:logitraw"
  | "binary:hinge"
  | "multi:softprob"
  | "multi:softmax"
  | "rank:pairwise"
  | "rank:ndcg";

export const TRAINABLE: Readonly<Record<ObjectiveName, TrainableObjective>> = {
  "reg:squarederror": {kernel: 1, metric: "rmse", labels: FINITE, mean: true, positiveWeight: true},
  "reg:squaredlogerror": {kernel: 7, metric: "rmsle", labels: LOG, positiveWeight: true},
  "reg:logistic": {kernel: 0, metric: "rmse", labels: PROBABILITIES, mean: true, positiveWeight: true},
  "reg:pseudohubererror": {kernel: 8, metric: "mphe", labels: FINITE},
  "reg:absoluteerror": {kernel: 9, metric: "mae", labels: FINITE, adaptive: true},
  "reg:quantileerror": {kernel: 10, metric: "quantile", labels: FINITE, adaptive: true},
  "reg:gamma": {kernel: 4, metric: "gamma-nloglik", labels: POSITIVE, mean: true},
  "reg:tweedie": {kernel: 5, metric: "tweedie-nloglik@1.5", labels: NOT_NEGATIVE, mean: true},
  "count:poisson": {kernel: 3, metric: "poisson-nloglik", labels: NOT_NEGATIVE, mean: true},
  "binary:logistic": {kernel: 0, metric: "logloss", labels: PROBABILITIES, mean: true, positiveWeight: true},
  "binary:logitraw": {kernel: 0, metric: "logloss", labels: PROBABILITIES, mean: true, positiveWeight: true},
  "binary:hinge": {kernel: 6, metric: "error", labels: PROBABILITIES},
  "multi:softprob": {kernel: 2, metric: "mlogloss", labels: CLASSES},
  "multi:softmax": {kernel: 2, metric: "merror", labels: CLASSES},
  "rank:pairwise": {kernel: -1, metric: "ndcg@32", labels: RELEVANCE, ranking: true},
  "rank:ndcg": {kernel: -1, metric: "ndcg@32", labels: RELEVANCE, ranking: true}
};

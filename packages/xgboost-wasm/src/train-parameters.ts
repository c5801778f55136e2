import type {MetricName} from "./metrics/registry.ts";
import type {BaseScoreEstimate} from "./train/estimate.ts";
import type {ObjectiveName} from "./train/trainable.ts";

/** XGBoost's parameters under XGBoost's names; its aliases are accepted too. Defaults are XGBoost 1.7's. */
export interface TrainParameters {
  objective?: ObjectiveName;
  /** Number of classes of multi:softprob and multi:softmax. */
  num_class?: number;
  /** Learning rate, default 0.3. */
  eta?: number;
  learning_rate?: number;
  /** Default 6; 0 is no limit (for lossguide with max_leaves). */
  max_depth?: number;
  /** Leaves a tree at most; 0 is no limit. */
  max_leaves?: number;
  grow_policy?: "depthwise" | "lossguide";
  min_child_weight?: number;
  /** Smallest loss reduction of a split. */
  gamma?: number;
  min_split_loss?: number;
  lambda?: number;
  reg_lambda?: number;
  alpha?: number;
  reg_alpha?: number;
  max_delta_step?: number;
  /** Share of the rows that a tree grows on. */
  subsample?: number;
  /** "gradient_based": rows with large gradients more often; as good with a far smaller subsample. */
  sampling_method?: "uniform" | "gradient_based";
  colsample_bytree?: number;
  colsample_bylevel?: number;
  colsample_bynode?: number;
  scale_pos_weight?: number;
  /**
   * Prediction before the first tree, on the scale of the output; default 0.5 (as XGBoost 1.7), or the labels'
   * quantile where leaves are quantiles. "estimate": from labels and weights, as XGBoost 3.1 and newer do where it is
   * not given; "estimate-2": as 2.0 and 2.1 do. With a loss of one's own all versions start from 0.5, and so do these.
   */
  base_score?: number | BaseScoreEstimate;
  max_bin?: number;
  seed?: number;
  /** -1, 0 or 1 a feature (or by feature name). */
  monotone_constraints?: readonly number[] | Readonly<Record<string, number>>;
  /** Features (numbers or names) that may meet on a way down a tree. */
  interaction_constraints?: readonly (readonly (number | string)[])[];
  /** Features of fewer categories are split one against the rest, others in two sets; default 4. */
  max_cat_to_onehot?: number;
  max_cat_threshold?: number;
  /** Of reg:tweedie, from 1 up to below 2; default 1.5. */
  tweedie_variance_power?: number;
  /** Of reg:quantileerror: the quantile, or several, each an output. */
  quantile_alpha?: number | readonly number[];
  /** Of reg:pseudohubererror and its metric; default 1. */
  huber_slope?: number;
  eval_metric?: MetricName | readonly MetricName[];
  /** Trees a round (and class), each with eta divided by their number: with subsample a boosted random forest. */
  num_parallel_tree?: number;
  /** Threads at most; default: as many as the machine has, where shared memory and workers are available. */
  nthread?: number;
  /** Only "hist" is implemented. */
  tree_method?: "hist" | "auto";
  booster?: "gbtree" | "dart";
  /** Of dart: share of trees dropped in a round, at least one of them, and the chance that none is. */
  rate_drop?: number;
  one_drop?: boolean | 0 | 1;
  skip_drop?: number;
  sample_type?: "uniform" | "weighted";
  normalize_type?: "tree" | "forest";
  verbosity?: number;
}

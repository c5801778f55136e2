/** The parts of XGBoost's JSON model (binary:logistic, gbtree) that this project reads. */
export interface XGBoostTree {
  readonly left_children: readonly number[];
  readonly right_children: readonly number[];
  readonly split_indices: readonly number[];
  /** Threshold of a split (go left below it), value of a leaf. */
  readonly split_conditions: readonly number[];
  readonly default_left: readonly (number | boolean)[];
}

export interface XGBoostModel {
  readonly version: readonly number[];
  readonly learner: {
    readonly feature_names: readonly string[];
    readonly feature_types?: readonly string[];
    readonly learner_model_param: {
      readonly base_score: string;
      readonly num_class: string;
      readonly num_feature: string;
    };
    readonly objective: {readonly name: string};
    readonly gradient_booster: {
      readonly name: string;
      readonly model: {readonly trees: readonly XGBoostTree[]; readonly tree_info: readonly number[]};
    };
  };
}

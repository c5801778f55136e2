import type {Place} from "./place.ts";

// Settings of XGBoost's configuration that this package has not, with what they are where nothing is said. Any other
// value is kept under its name, so that train refuses it.

type Settings = Readonly<Record<string, readonly string[]>>;

const GENERIC: Settings = {
  device: ["cpu"],
  gpu_id: ["-1"],
  seed_per_iteration: ["0"]
};
const TRAINING: Settings = {
  disable_default_eval_metric: ["0"],
  dsplit: ["auto", "row"],
  multi_strategy: ["one_output_per_tree"]
};
const TREES: Settings = {process_type: ["default"], predictor: ["auto", "cpu_predictor"]};
const TREE: Settings = {refresh_leaf: ["1"]};
/** Pairs of ranking: as newer versions choose them (all bits set: as many as the method takes), and as 1.7 does. */
const RANKING: Settings = {
  fix_list_weight: ["0"],
  lambdarank_bias_norm: ["1"],
  lambdarank_normalization: ["1"],
  lambdarank_num_pair_per_sample: ["4294967295", "32"],
  lambdarank_pair_method: ["topk"],
  lambdarank_score_normalization: ["1"],
  lambdarank_unbiased: ["0"],
  ndcg_exp_gain: ["1"],
  num_pairsample: ["1"]
};

function takeLacking(from: Place, settings: Settings, into: Record<string, unknown>): void {
  for (const [name, usual] of Object.entries(settings)) {
    const place = from.at(name);
    if (place.value !== undefined && !usual.includes(place.text())) into[name] = place.value;
  }
}

/** Puts what this package has not among the parameters; `trees` is the gradient booster that has them. */
export function takeWhatLacks(
  learner: Place,
  trees: Place,
  tree: Place,
  into: Record<string, unknown>
): void {
  takeLacking(learner.at("generic_param").or({}), GENERIC, into);
  takeLacking(learner.at("learner_train_param").or({}), TRAINING, into);
  takeLacking(trees.at("gbtree_train_param").or({}), TREES, into);
  takeLacking(tree, TREE, into);
  if (trees.at("specified_updater").value === true)
    into["updater"] = trees.at("gbtree_train_param").at("updater").text();
  const objective = learner.at("objective");
  for (const block of ["lambdarank_param", "lambda_rank_param"])
    takeLacking(objective.at(block).or({}), RANKING, into);
}

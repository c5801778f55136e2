import {ParameterError} from "../errors.ts";
import {ALIASES, KNOWN} from "../parameters.ts";
import {estimateOf} from "../train/estimate.ts";
import type {TrainParameters} from "../train-parameters.ts";
import {takeWhatLacks} from "./config-lacks.ts";
import {shortest, streamed} from "./float-text.ts";
import {modelToPlain} from "./json.ts";
import {Place} from "./place.ts";
import type {Model} from "./tree.ts";

// XGBoost's configuration: the parameters that a booster was trained with, every value as text.

/** Parameters of trees as the file names them, with what they are where nothing is said. */
const TREE_DEFAULTS: Readonly<Record<string, number | string>> = {
  alpha: 0,
  colsample_bylevel: 1,
  colsample_bynode: 1,
  colsample_bytree: 1,
  eta: 0.3,
  gamma: 0,
  grow_policy: "depthwise",
  interaction_constraints: "",
  lambda: 1,
  max_bin: 256,
  max_cat_threshold: 64,
  max_cat_to_onehot: 4,
  max_delta_step: 0,
  max_depth: 6,
  max_leaves: 0,
  min_child_weight: 1,
  monotone_constraints: "()",
  sampling_method: "uniform",
  subsample: 1
};
/** Whole numbers, which may need more digits than single floats have. */
const INTEGERS: ReadonlySet<string> = new Set([
  "max_bin",
  "max_cat_threshold",
  "max_cat_to_onehot",
  "max_depth",
  "max_leaves",
  "nthread",
  "num_parallel_tree",
  "seed"
]);
const DART_DEFAULTS: Readonly<Record<string, number | string>> = {
  normalize_type: "tree",
  one_drop: 0,
  rate_drop: 0,
  sample_type: "uniform",
  skip_drop: 0
};
/** Where an objective keeps a parameter of its own. */
const OWN_PARAMETERS = [
  ["reg_loss_param", "scale_pos_weight", 1],
  ["tweedie_regression_param", "tweedie_variance_power", 1.5],
  ["pseudo_huber_param", "huber_slope", 1],
  ["poisson_regression_param", "max_delta_step", 0.7]
] as const;

type Values = Record<string, unknown>;

/** A value as the file has it: single floats to nine digits, lists as Python prints them. */
function textOf(name: string, value: unknown, names: readonly string[]): string {
  if (typeof value === "number") return INTEGERS.has(name) ? String(value) : streamed(Math.fround(value), 9);
  if (typeof value === "boolean") return value ? "1" : "0";
  if (name === "interaction_constraints" && Array.isArray(value)) {
    const sets = value.map((set: (number | string)[]) => set.map((one) => numberOf(one, names)).join(", "));
    return `[${sets.map((set) => `[${set}]`).join(", ")}]`;
  }
  if (name === "monotone_constraints" && typeof value === "object") {
    const given = value as Readonly<Record<string, number>> | readonly number[];
    const signs = Array.isArray(given)
      ? given
      : names.map((one) => (given as Record<string, number>)[one] ?? 0);
    return `(${signs.join(",")})`;
  }
  return String(value);
}

const numberOf = (feature: number | string, names: readonly string[]): number =>
  typeof feature === "number" ? feature : names.indexOf(feature);

function filled(
  defaults: Readonly<Record<string, number | string>>,
  params: Values,
  names: readonly string[]
) {
  return Object.fromEntries(
    Object.entries(defaults).map(([name, other]) => [name, textOf(name, params[name] ?? other, names)])
  );
}

/** Refuses parameters that this package's configuration has no place for, or that are another model's. */
function checkWritable(model: Model, params: Values): void {
  if (model.linear) {
    throw new ParameterError(
      "saveConfig",
      "gblinear",
      "a model of trees: what trained a gblinear is not known"
    );
  }
  const lacking = Object.keys(params).find((name) => params[name] !== undefined && !KNOWN.includes(name));
  if (lacking !== undefined) {
    throw new ParameterError(lacking, params[lacking], "a parameter of this package, to be written again");
  }
  const quantiles = params["quantile_alpha"];
  const shape = {
    objective: model.objective,
    booster: model.booster ?? "gbtree",
    num_class: model.numClass,
    num_parallel_tree: model.numParallelTree ?? 1
  };
  for (const [name, own] of Object.entries(shape)) {
    const given = params[name];
    if (given === undefined || given === own || (name === "num_class" && own === 0 && Number(given) <= 1))
      continue;
    throw new ParameterError(name, given, `${own}, as the model has it, in one configuration with it`);
  }
  const outputs = model.numTarget ?? 1;
  if (quantiles !== undefined && [quantiles].flat().length !== outputs)
    throw new ParameterError("quantile_alpha", quantiles, `${outputs}, as many as the model has`);
}

/** The configuration's text, as XGBoost 1.7 lays it out. Throws ParameterError. */
export function configToJson(model: Model, parameters: TrainParameters): string {
  const params: Values = {};
  for (const [name, value] of Object.entries(parameters)) params[ALIASES[name] ?? name] = value;
  checkWritable(model, params);
  const plain = new Place(modelToPlain({...model, trees: [], treeInfo: [], treeWeights: []})).at("learner");
  const dart = model.booster === "dart";
  const [nthread, seed] = [String(params["nthread"] ?? 0), String(params["seed"] ?? 0)];
  const method = String(params["tree_method"] ?? "hist");
  const trees = {
    gbtree_model_param: {
      num_parallel_tree: String(model.numParallelTree ?? 1),
      num_trees: String(model.trees.length),
      size_leaf_vector: "0"
    },
    gbtree_train_param: {
      predictor: "auto",
      process_type: "default",
      tree_method: method,
      updater: "grow_quantile_histmaker",
      updater_seq: "grow_quantile_histmaker"
    },
    name: "gbtree",
    specified_updater: false,
    updater: {grow_quantile_histmaker: {train_param: filled(TREE_DEFAULTS, params, model.featureNames)}}
  };
  const metrics = [params["eval_metric"] ?? []].flat().map((name) => ({name}));
  const estimate = typeof params["base_score"] === "string" ? {base_score: params["base_score"]} : {};
  const learner = {
    generic_param: {n_jobs: nthread, nthread, random_state: seed, seed},
    gradient_booster: dart
      ? {dart_train_param: filled(DART_DEFAULTS, params, []), gbtree: trees, name: "dart"}
      : trees,
    learner_model_param: plain.at("learner_model_param").value,
    learner_train_param: {booster: dart ? "dart" : "gbtree", objective: model.objective, ...estimate},
    metrics,
    objective: plain.at("objective").value
  };
  return JSON.stringify({learner, version: [1, 7, 4]});
}

/** A number of the file: the shortest that is the same single float, or the whole number that it is. */
function readValue(place: Place, name: string, other: number | string): number | string {
  if (typeof other !== "number") return place.text();
  return INTEGERS.has(name) ? place.number() : shortest(Math.fround(place.number()));
}

function listOf(place: Place, opening: string): unknown {
  try {
    return JSON.parse(place.text().replace(/^\(/, "[").replace(/,?\)$/, "]"));
  } catch {
    return place.expected(`a list in ${opening}`);
  }
}

/** Puts what differs from the defaults among the parameters. */
function take(from: Place, defaults: Readonly<Record<string, number | string>>, into: Values): void {
  for (const [name, other] of Object.entries(defaults)) {
    const place = from.at(name);
    if (place.value === undefined) continue;
    const value = readValue(place, name, other);
    // No signs are no constraints; no sets are some: each feature alone.
    if (value === other || (name === "monotone_constraints" && value === "[]")) continue;
    if (name === "interaction_constraints") into[name] = listOf(place, "brackets");
    else if (name === "monotone_constraints") into[name] = listOf(place, "parentheses");
    else into[name] = value;
  }
}

/** The parameters in a configuration of any version. Throws ModelError. */
export function configFromJson(text: string): TrainParameters {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new ParameterError("config", text, `a text of JSON: ${(error as Error).message}`);
  }
  const learner = new Place(parsed).at("learner");
  const params: Values = {};
  const objective = learner.at("objective");
  const booster = learner.at("gradient_booster");
  params["objective"] = objective.at("name").text();
  const dart = booster.at("name").text() === "dart";
  if (dart || booster.at("name").value !== "gbtree") params["booster"] = booster.at("name").value;
  const trees = dart ? booster.at("gbtree") : booster;
  if (trees.at("name").value === "gbtree") takeTrees(learner, trees, params);
  if (dart) take(booster.at("dart_train_param"), DART_DEFAULTS, params);
  for (const [block, name, other] of OWN_PARAMETERS) {
    if (objective.at(block).value === undefined) continue;
    const value = readValue(objective.at(block).at(name), name, other);
    if (value === other) delete params[name];
    else params[name] = value;
  }
  const quantiles = objective.at("quantile_loss_param");
  if (quantiles.value !== undefined) {
    params["quantile_alpha"] = quantiles
      .at("quantile_alpha")
      .bracketed()
      ?.map((alpha) => shortest(Math.fround(alpha)));
  }
  takeModel(learner.at("learner_model_param"), params);
  if (params["base_score"] === undefined) takeEstimate(new Place(parsed), params);
  const own = learner.at("generic_param");
  take(own.value === undefined ? new Place({}) : own, {seed: 0, nthread: 0}, params);
  const metrics = learner.at("metrics").or([]).items();
  const names = new Set(metrics.map((metric) => metric.at("name").text()));
  if (names.size > 0) params["eval_metric"] = [...names];
  return params as TrainParameters;
}

function takeTrees(learner: Place, trees: Place, params: Values): void {
  const updaters = trees.at("updater");
  const recent = trees.at("tree_train_param");
  const [first] = Array.isArray(updaters.value) ? [] : Object.keys(updaters.or({}).fields());
  const own = (
    recent.value === undefined && first !== undefined ? updaters.at(first).at("train_param") : recent
  ).or({});
  take(own, TREE_DEFAULTS, params);
  takeWhatLacks(learner, trees, own, params);
  const training = trees.at("gbtree_train_param");
  const method = training.or({}).at("tree_method").or("auto").text();
  if (method !== "auto") params["tree_method"] = method;
  take(trees.at("gbtree_model_param").or({}), {num_parallel_tree: 1}, params);
}

function takeModel(model: Place, params: Values): void {
  const classes = model.at("num_class").or("0").number();
  if (classes > 1) params["num_class"] = classes;
  const score = model.at("base_score");
  // The oldest versions do not say whether it was given: they start from it as it is.
  if (model.at("boost_from_average").or("0").value !== "0" || score.value === undefined) return;
  const scores = (score.bracketed() ?? [score.number()]).map((one) => shortest(Math.fround(one)));
  // Several are kept together: train, which starts every output from one, refuses them.
  params["base_score"] = new Set(scores).size === 1 ? scores[0] : scores;
}

/** What the version that wrote it estimates by itself, or this package was asked to. */
function takeEstimate(config: Place, params: Values): void {
  const asked = config.at("learner").at("learner_train_param").or({}).at("base_score");
  const version = config
    .at("version")
    .or([])
    .items()
    .map(({value}) => Number(value));
  const estimate =
    asked.value === undefined ? estimateOf(version, String(params["objective"])) : asked.text();
  if (estimate !== undefined) params["base_score"] = estimate;
}

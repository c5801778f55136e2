import {type Interactions, interactionsOf, monotoneOf} from "./constraints.ts";
import {ParameterError} from "./errors.ts";
import {type Metric, metricOf} from "./metrics/registry.ts";
import {nearestName} from "./names.ts";
import {OBJECTIVES} from "./objectives.ts";
import {type BaseScoreEstimate, ESTIMATES} from "./train/estimate.ts";
import {type ObjectiveName, TRAINABLE} from "./train/trainable.ts";
import type {TrainParameters} from "./train-parameters.ts";

export type {MetricName} from "./metrics/registry.ts";
export type {ObjectiveName} from "./train/trainable.ts";
export type {TrainParameters} from "./train-parameters.ts";

export interface ResolvedParameters {
  objective: ObjectiveName;
  numClass: number;
  eta: number;
  maxDepth: number;
  maxLeaves: number;
  lossguide: boolean;
  minChildWeight: number;
  gamma: number;
  lambda: number;
  alpha: number;
  maxDeltaStep: number;
  subsample: number;
  gradientBased: boolean;
  colsampleByTree: number;
  colsampleByLevel: number;
  colsampleByNode: number;
  scalePosWeight: number;
  baseScore: number;
  baseScoreGiven: boolean;
  /** How to estimate it from the labels, where that is asked for. */
  baseScoreEstimate: BaseScoreEstimate | null;
  maxBin: number;
  seed: number;
  monotone: Int8Array;
  interactions: Interactions | null;
  /** Features of fewer categories are split one category against the rest. */
  maxCatToOneHot: number;
  /** Cuts of the order of categories that are tried from each end. */
  maxCatThreshold: number;
  /** One an output of reg:quantileerror; empty elsewhere. */
  quantiles: readonly number[];
  /** What the objective's gradient depends on beside margin and label. */
  objectiveParameter: number;
  dart: Dart | null;
  metrics: Metric[];
  /** Trees grown side by side for each output in a round. */
  parallelTrees: number;
  threads: number;
}

/** How a dart drops trees. */
export interface Dart {
  rateDrop: number;
  oneDrop: boolean;
  skipDrop: number;
  weighted: boolean;
  forest: boolean;
}

export const ALIASES: Readonly<Record<string, string>> = {
  learning_rate: "eta",
  min_split_loss: "gamma",
  reg_lambda: "lambda",
  reg_alpha: "alpha",
  random_state: "seed",
  n_jobs: "nthread"
};

export const KNOWN: readonly string[] = (
  "objective num_class eta max_depth max_leaves grow_policy min_child_weight gamma lambda alpha " +
  "max_delta_step subsample sampling_method colsample_bytree colsample_bylevel colsample_bynode scale_pos_weight " +
  "base_score max_bin seed monotone_constraints eval_metric num_parallel_tree nthread tree_method booster verbosity " +
  "interaction_constraints tweedie_variance_power quantile_alpha huber_slope rate_drop one_drop skip_drop " +
  "sample_type normalize_type max_cat_to_onehot max_cat_threshold"
).split(" ");

const SAMPLING_METHODS = ["uniform", "gradient_based"] as const;
const SAMPLE_TYPES = ["uniform", "weighted"] as const;
const NORMALIZE_TYPES = ["tree", "forest"] as const;

function withoutAliases(params: TrainParameters): Record<string, unknown> {
  if (typeof params !== "object" || params === null) {
    throw new ParameterError("params", params, "an object of parameters");
  }
  const plain: Record<string, unknown> = {};
  for (const [given, value] of Object.entries(params)) {
    if (value === undefined) continue;
    const name = ALIASES[given] ?? given;
    if (!KNOWN.includes(name)) {
      const all = [...KNOWN, ...Object.keys(ALIASES)];
      const nearest = nearestName(given, all);
      throw new ParameterError(
        given,
        value,
        `a parameter's name: ${nearest} is the nearest of ${all.join(", ")}`
      );
    }
    if (name in plain && plain[name] !== value) {
      throw new ParameterError(given, value, `the same value as its other name, ${plain[name]}`);
    }
    plain[name] = value;
  }
  return plain;
}

/** Parameters that only one objective or booster has. */
const OWN_PARAMETERS = [
  ["tweedie_variance_power", "reg:tweedie"],
  ["quantile_alpha", "reg:quantileerror"],
  ...["rate_drop", "one_drop", "skip_drop", "sample_type", "normalize_type"].map((name) => [name, "dart"])
] as const;

/** Base scores that a link can turn into a margin. */
const BASES: Readonly<Record<string, readonly [(value: number) => boolean, string]>> = {
  identity: [Number.isFinite, "a finite number"],
  logit: [(value) => value > 0 && value < 1, "a probability between 0 and 1"],
  log: [(value) => value > 0 && Number.isFinite(value), "a number above 0"]
};

function quantilesOf(given: unknown): number[] {
  const list = (Array.isArray(given) ? given : [given]) as number[];
  if (list.length === 0 || !list.every((alpha) => alpha > 0 && alpha < 1)) {
    throw new ParameterError("quantile_alpha", given, "a number between 0 and 1, or several");
  }
  return list.map(Math.fround);
}

function metricsOf(
  given: unknown,
  multi: boolean,
  own: {quantiles: readonly number[]; slope: number}
): Metric[] {
  const metrics = (Array.isArray(given) ? given : [given]).map((name) => metricOf(name, own));
  for (const {name, kind} of metrics) {
    if (kind !== (multi ? "classes" : own.quantiles.length > 0 ? "quantiles" : "values")) {
      throw new ParameterError("eval_metric", name, "a metric for the objective's outputs");
    }
    if (metrics.filter((metric) => metric.name === name).length > 1) {
      throw new ParameterError("eval_metric", name, "each metric once");
    }
  }
  return metrics;
}

/** Checks the parameters and fills in XGBoost's defaults. Throws ParameterError. */
export function resolveParameters(
  params: TrainParameters,
  columns: number,
  featureNames: readonly string[]
): ResolvedParameters {
  const plain = withoutAliases(params);
  const number = (name: string, fallback: number, ok: (v: number) => boolean, expected: string): number => {
    const value = plain[name] ?? fallback;
    if (typeof value !== "number" || !ok(value)) throw new ParameterError(name, value, expected);
    return value;
  };
  const atLeastZero = (name: string, fallback: number) =>
    number(name, fallback, (v) => v >= 0 && Number.isFinite(v), "a number, at least 0");
  const whole = (name: string, fallback: number, low: number, high: number) =>
    number(
      name,
      fallback,
      (v) => Number.isInteger(v) && v >= low && v <= high,
      `a whole number from ${low} to ${high}`
    );
  const share = (name: string) => number(name, 1, (v) => v > 0 && v <= 1, "a number above 0, at most 1");
  const oneOf = <T extends string>(name: string, fallback: T, choices: readonly T[]): T => {
    const value = plain[name] ?? fallback;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw new ParameterError(name, value, `one of ${choices.join(", ")}`);
    return found;
  };

  const objective = oneOf("objective", "reg:squarederror", Object.keys(TRAINABLE) as ObjectiveName[]);
  oneOf("tree_method", "hist", ["hist", "auto"]);
  const booster = oneOf("booster", "gbtree", ["gbtree", "dart"]);
  const numClass = whole("num_class", 0, 0, 1000);
  const multi = objective.startsWith("multi:");
  if (multi && numClass < 2) throw new ParameterError("num_class", numClass, `at least 2 with ${objective}`);
  if (!multi && numClass > 1) throw new ParameterError("num_class", numClass, `none with ${objective}`);
  for (const [name, wanted] of OWN_PARAMETERS) {
    if (plain[name] !== undefined && wanted !== objective && wanted !== booster) {
      throw new ParameterError(name, plain[name], `none: it belongs to ${wanted}`);
    }
  }
  const quantiles = objective === "reg:quantileerror" ? quantilesOf(plain["quantile_alpha"]) : [];
  const lossguide = oneOf("grow_policy", "depthwise", ["depthwise", "lossguide"]) === "lossguide";
  const maxDepth = whole("max_depth", 6, 0, 60);
  const maxLeaves = whole("max_leaves", 0, 0, 2 ** 20);
  if (maxDepth === 0 && maxLeaves === 0) {
    throw new ParameterError("max_depth", 0, "at least 1, or max_leaves to limit the tree");
  }
  const {link} = OBJECTIVES[objective];
  const [baseFits, baseExpected] = BASES[link];
  const poisson = objective === "count:poisson";
  const maxDeltaStep = atLeastZero("max_delta_step", poisson ? 0.7 : 0);
  const power = number(
    "tweedie_variance_power",
    1.5,
    (v) => v >= 1 && v < 2,
    "a number from 1 up to below 2"
  );
  const slope = number("huber_slope", 1, (v) => v > 0 && Number.isFinite(v), "a number above 0");
  const baseScoreEstimate = ESTIMATES.find((estimate) => estimate === plain["base_score"]) ?? null;
  if (baseScoreEstimate) delete plain["base_score"];
  const estimates = ESTIMATES.map((estimate) => `"${estimate}"`).join(" or ");
  const baseScore = number("base_score", 0.5, baseFits, `${baseExpected}, ${estimates}`);
  const watched = objective === "reg:tweedie" ? `tweedie-nloglik@${power}` : TRAINABLE[objective].metric;
  const metrics = metricsOf(plain["eval_metric"] ?? watched, multi, {quantiles, slope});
  const zeroToOne = (name: string) => number(name, 0, (v) => v >= 0 && v <= 1, "a number from 0 to 1");
  return {
    objective,
    numClass: multi ? numClass : 0,
    eta: number("eta", 0.3, (v) => v >= 0 && Number.isFinite(v), "a number, at least 0"),
    maxDepth,
    maxLeaves,
    lossguide,
    minChildWeight: atLeastZero("min_child_weight", 1),
    gamma: atLeastZero("gamma", 0),
    lambda: atLeastZero("lambda", 1),
    alpha: atLeastZero("alpha", 0),
    maxDeltaStep,
    subsample: share("subsample"),
    gradientBased: oneOf("sampling_method", "uniform", SAMPLING_METHODS) === "gradient_based",
    colsampleByTree: share("colsample_bytree"),
    colsampleByLevel: share("colsample_bylevel"),
    colsampleByNode: share("colsample_bynode"),
    scalePosWeight: atLeastZero("scale_pos_weight", 1),
    baseScore,
    baseScoreEstimate,
    baseScoreGiven: plain["base_score"] !== undefined,
    maxBin: whole("max_bin", 256, 2, 256),
    seed: whole("seed", 0, 0, Number.MAX_SAFE_INTEGER),
    monotone: monotoneOf(plain["monotone_constraints"], columns, featureNames),
    maxCatToOneHot: whole("max_cat_to_onehot", 4, 1, 2 ** 31),
    maxCatThreshold: whole("max_cat_threshold", 64, 1, 2 ** 31),
    interactions: interactionsOf(plain["interaction_constraints"], columns, featureNames),
    quantiles,
    objectiveParameter:
      {"count:poisson": maxDeltaStep, "reg:tweedie": power, "reg:pseudohubererror": slope}[
        objective as string
      ] ?? 0,
    dart:
      booster === "dart"
        ? {
            rateDrop: zeroToOne("rate_drop"),
            oneDrop: [true, 1].includes(plain["one_drop"] as boolean),
            skipDrop: zeroToOne("skip_drop"),
            weighted: oneOf("sample_type", "uniform", SAMPLE_TYPES) === "weighted",
            forest: oneOf("normalize_type", "tree", NORMALIZE_TYPES) === "forest"
          }
        : null,
    metrics,
    parallelTrees: whole("num_parallel_tree", 1, 1, 10_000),
    threads: whole("nthread", 0, 0, 256)
  };
}

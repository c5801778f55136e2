import {ParameterError} from "./errors.ts";
import {type Metric, type MetricName, metricOf} from "./metrics/registry.ts";
import {nearestName} from "./names.ts";

export type ObjectiveName = "binary:logistic" | "reg:squarederror" | "multi:softprob";
export type {MetricName} from "./metrics/registry.ts";

/** XGBoost's parameters under XGBoost's names; its aliases are accepted too. Defaults are XGBoost 1.7's. */
export interface TrainParameters {
  objective?: ObjectiveName;
  /** Number of classes of multi:softprob. */
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
  subsample?: number;
  colsample_bytree?: number;
  colsample_bylevel?: number;
  colsample_bynode?: number;
  scale_pos_weight?: number;
  /** Prediction before the first tree, on the scale of the output; default 0.5. */
  base_score?: number;
  max_bin?: number;
  seed?: number;
  /** -1, 0 or 1 a feature (or by feature name). */
  monotone_constraints?: readonly number[] | Readonly<Record<string, number>>;
  eval_metric?: MetricName | readonly MetricName[];
  /** Trees a round (and class), each with eta divided by their number: with subsample a boosted random forest. */
  num_parallel_tree?: number;
  /** Threads at most; default: as many as the machine has, where shared memory and workers are available. */
  nthread?: number;
  /** Only "hist" is implemented. */
  tree_method?: "hist" | "auto";
  booster?: "gbtree";
  verbosity?: number;
}

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
  colsampleByTree: number;
  colsampleByLevel: number;
  colsampleByNode: number;
  scalePosWeight: number;
  baseScore: number;
  baseScoreGiven: boolean;
  maxBin: number;
  seed: number;
  monotone: Int8Array;
  metrics: Metric[];
  /** Trees grown side by side for each output in a round. */
  parallelTrees: number;
  threads: number;
}

const ALIASES: Readonly<Record<string, string>> = {
  learning_rate: "eta",
  min_split_loss: "gamma",
  reg_lambda: "lambda",
  reg_alpha: "alpha",
  random_state: "seed",
  n_jobs: "nthread"
};

const KNOWN: readonly string[] = (
  "objective num_class eta max_depth max_leaves grow_policy min_child_weight gamma lambda alpha " +
  "max_delta_step subsample colsample_bytree colsample_bylevel colsample_bynode scale_pos_weight " +
  "base_score max_bin seed monotone_constraints eval_metric num_parallel_tree nthread tree_method booster verbosity"
).split(" ");

const OBJECTIVES: Readonly<Record<ObjectiveName, MetricName>> = {
  "binary:logistic": "logloss",
  "reg:squarederror": "rmse",
  "multi:softprob": "mlogloss"
};

function withoutAliases(params: TrainParameters): Record<string, unknown> {
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

function monotoneOf(value: unknown, columns: number, names: readonly string[]): Int8Array {
  const signs = new Int8Array(columns);
  if (value === undefined) return signs;
  const entries: [number, unknown][] = [];
  if (Array.isArray(value)) {
    if (value.length > columns) {
      throw new ParameterError("monotone_constraints", value, `at most ${columns} entries, one a feature`);
    }
    value.forEach((sign, i) => {
      entries.push([i, sign]);
    });
  } else if (typeof value === "object" && value !== null) {
    for (const [name, sign] of Object.entries(value)) {
      const index = names.indexOf(name);
      if (index < 0) throw new ParameterError("monotone_constraints", name, "a feature's name");
      entries.push([index, sign]);
    }
  } else throw new ParameterError("monotone_constraints", value, "an array or an object by feature name");
  for (const [i, sign] of entries) {
    if (sign !== -1 && sign !== 0 && sign !== 1) {
      throw new ParameterError("monotone_constraints", sign, "-1, 0 or 1");
    }
    signs[i] = sign;
  }
  return signs;
}

function metricsOf(given: unknown, objective: ObjectiveName): Metric[] {
  const metrics = (Array.isArray(given) ? given : [given]).map(metricOf);
  for (const {name, kind} of metrics) {
    if ((kind === "classes") !== (objective === "multi:softprob")) {
      throw new ParameterError("eval_metric", name, `a metric for ${objective}`);
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

  const objective = oneOf("objective", "reg:squarederror", Object.keys(OBJECTIVES) as ObjectiveName[]);
  oneOf("tree_method", "hist", ["hist", "auto"]);
  oneOf("booster", "gbtree", ["gbtree"]);
  const numClass = whole("num_class", 0, 0, 1000);
  if (objective === "multi:softprob" && numClass < 2) {
    throw new ParameterError("num_class", numClass, "at least 2 with multi:softprob");
  }
  if (objective !== "multi:softprob" && numClass > 1) {
    throw new ParameterError("num_class", numClass, `none with ${objective}`);
  }
  const lossguide = oneOf("grow_policy", "depthwise", ["depthwise", "lossguide"]) === "lossguide";
  const maxDepth = whole("max_depth", 6, 0, 60);
  const maxLeaves = whole("max_leaves", 0, 0, 2 ** 20);
  if (maxDepth === 0 && maxLeaves === 0) {
    throw new ParameterError("max_depth", 0, "at least 1, or max_leaves to limit the tree");
  }
  const logistic = objective === "binary:logistic";
  const baseScore = number(
    "base_score",
    0.5,
    (v) => Number.isFinite(v) && (!logistic || (v > 0 && v < 1)),
    logistic ? "a probability between 0 and 1" : "a finite number"
  );
  const metrics = metricsOf(plain["eval_metric"] ?? OBJECTIVES[objective], objective);
  return {
    objective,
    numClass: objective === "multi:softprob" ? numClass : 0,
    eta: number("eta", 0.3, (v) => v >= 0 && Number.isFinite(v), "a number, at least 0"),
    maxDepth,
    maxLeaves,
    lossguide,
    minChildWeight: atLeastZero("min_child_weight", 1),
    gamma: atLeastZero("gamma", 0),
    lambda: atLeastZero("lambda", 1),
    alpha: atLeastZero("alpha", 0),
    maxDeltaStep: atLeastZero("max_delta_step", 0),
    subsample: share("subsample"),
    colsampleByTree: share("colsample_bytree"),
    colsampleByLevel: share("colsample_bylevel"),
    colsampleByNode: share("colsample_bynode"),
    scalePosWeight: atLeastZero("scale_pos_weight", 1),
    baseScore,
    baseScoreGiven: plain["base_score"] !== undefined,
    maxBin: whole("max_bin", 256, 2, 256),
    seed: whole("seed", 0, 0, Number.MAX_SAFE_INTEGER),
    monotone: monotoneOf(plain["monotone_constraints"], columns, featureNames),
    metrics,
    parallelTrees: whole("num_parallel_tree", 1, 1, 10_000),
    threads: whole("nthread", 0, 0, 256)
  };
}

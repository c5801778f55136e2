import {ParameterError} from "../errors.ts";
import {nearestName} from "../names.ts";
import {merror, mlogloss} from "./classes.ts";
import {auc, aucpr} from "./curves.ts";
import {
  errorAbove,
  gammaDeviance,
  gammaLikelihood,
  logloss,
  mae,
  mape,
  poissonLikelihood,
  pseudoHuber,
  quantileLoss,
  rmse,
  rmsle,
  tweedieLikelihood
} from "./elementwise.ts";
import {ndcg} from "./ranking.ts";
import type {Scored} from "./scored.ts";

/** A metric under XGBoost's name. */
export type MetricName =
  | "logloss"
  | "error"
  | `error@${number}`
  | "auc"
  | "aucpr"
  | "rmse"
  | "rmsle"
  | "mae"
  | "mape"
  | "poisson-nloglik"
  | "gamma-nloglik"
  | "gamma-deviance"
  | `tweedie-nloglik@${number}`
  | "ndcg"
  | `ndcg@${number}`
  | "mphe"
  | "quantile"
  | "mlogloss"
  | "merror";

export interface Metric {
  readonly name: string;
  readonly maximize: boolean;
  /** What it judges: one value a row, a probability for each class, or quantiles. */
  readonly kind: "values" | "classes" | "quantiles";
  compute(scored: Scored): number;
}

const PLAIN: Readonly<Record<string, (scored: Scored) => number>> = {
  logloss,
  auc,
  aucpr,
  rmse,
  rmsle,
  mae,
  mape,
  "poisson-nloglik": poissonLikelihood,
  "gamma-nloglik": gammaLikelihood,
  "gamma-deviance": gammaDeviance,
  mlogloss,
  merror
};

/** Metrics with a number after "@": its range, and what to take when there is none. */
const WITH_NUMBER: Readonly<
  Record<string, {low: number; high: number; none?: number; make: (x: number) => (scored: Scored) => number}>
> = {
  error: {low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, none: 0.5, make: errorAbove},
  ndcg: {low: 0, high: Number.POSITIVE_INFINITY, none: 32, make: ndcg},
  "tweedie-nloglik": {low: 1, high: 2, make: tweedieLikelihood}
};

const CLASSES = new Set(["mlogloss", "merror"]);
const MAXIMIZED = new Set(["auc", "aucpr", "ndcg"]);
const NAMES = [
  ...Object.keys(PLAIN),
  "error",
  "error@t",
  "ndcg",
  "ndcg@n",
  "tweedie-nloglik@rho",
  "mphe",
  "quantile"
];

/** The metric of a name. Throws ParameterError. */
export function metricOf(name: unknown, own = {quantiles: [0.5] as readonly number[], slope: 1}): Metric {
  if (name === "quantile") {
    return {name, kind: "quantiles", maximize: false, compute: quantileLoss(own.quantiles)};
  }
  if (name === "mphe") return {name, kind: "values", maximize: false, compute: pseudoHuber(own.slope)};
  const [base, ...rest] = String(name).split("@");
  const kind = CLASSES.has(base) ? "classes" : "values";
  const shared = {name: String(name), kind, maximize: MAXIMIZED.has(base)} as const;
  if (typeof name === "string" && Object.hasOwn(PLAIN, name)) return {...shared, compute: PLAIN[name]};
  if (typeof name === "string" && Object.hasOwn(WITH_NUMBER, base)) {
    const {low, high, none, make} = WITH_NUMBER[base];
    const value =
      rest.length === 0
        ? (none ?? Number.NaN)
        : rest.length === 1 && rest[0] !== ""
          ? Number(rest[0])
          : Number.NaN;
    if (value > low && value < high) return {...shared, compute: make(value)};
    throw new ParameterError("eval_metric", name, `${base}@ and a number above ${low} and below ${high}`);
  }
  throw new ParameterError(
    "eval_metric",
    name,
    `the name of a metric: ${nearestName(String(name), NAMES)} is the nearest of ${NAMES.join(", ")}`
  );
}

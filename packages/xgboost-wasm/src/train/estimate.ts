import type {DMatrix} from "../dmatrix.ts";
import {ParameterError} from "../errors.ts";
import {marginOf, OBJECTIVES, transformMargins} from "../objectives.ts";
import type {ResolvedParameters} from "../parameters.ts";
import {quantileOfRows} from "./quantile.ts";
import {TRAINABLE} from "./trainable.ts";

export const ESTIMATES = ["estimate", "estimate-2"] as const;
/** Ways to estimate base_score from the labels: as XGBoost 3.1 and newer do by themselves, or as 2.0 and 2.1 do. */
export type BaseScoreEstimate = (typeof ESTIMATES)[number];

/** XGBoost's kRtEps. */
const SMALLEST = 1e-6;

/** Sums of the gradients and Hessians of all rows with margins of 0. */
type SumsAtZero = () => {readonly gradient: number; readonly hessian: number};

/** What a version of XGBoost does where no base_score is given; undefined: as is done here. */
export function estimateOf(
  [major, minor]: readonly number[],
  objective: string
): BaseScoreEstimate | undefined {
  if (!(major >= 2)) return undefined;
  // 2.0 did not know how for hinge, nor 3.0 for several outputs.
  if (major === 2) return minor === 0 && objective === "binary:hinge" ? undefined : "estimate-2";
  const several = objective.startsWith("multi:") || objective === "reg:quantileerror";
  return major === 3 && minor === 0 && several ? "estimate-2" : "estimate";
}

type Info = Pick<DMatrix, "label" | "weight" | "rows">;

/**
 * The predictions to start from, on the output's scale: one for all outputs, or one each. Where nothing is said that
 * is XGBoost 1.7's.
 */
export function startingScores(
  params: ResolvedParameters,
  data: Info,
  sumsAtZero: SumsAtZero
): readonly number[] {
  const {objective, baseScoreEstimate: estimate} = params;
  if (params.baseScoreGiven) return [params.baseScore];
  if (TRAINABLE[objective].adaptive) {
    const starts = quantiles(params, data);
    return estimate === "estimate" ? starts : [Math.fround(meanOf(starts))];
  }
  if (!estimate) return [params.baseScore];
  const scores = estimated(params, data, sumsAtZero);
  const wrong = scores.find((score) => !Number.isFinite(marginOf(score, OBJECTIVES[objective])));
  if (wrong === undefined) return scores;
  throw new ParameterError("base_score", estimate, `a number with these labels, whose estimate is ${wrong}`);
}

function estimated(params: ResolvedParameters, data: Info, sumsAtZero: SumsAtZero): readonly number[] {
  const {objective, numClass, baseScoreEstimate: estimate} = params;
  if (numClass > 0) return estimate === "estimate" ? logShares(data, numClass) : [params.baseScore];
  return [fromMean(params) ? labelMean(data) : newtonStep(sumsAtZero(), objective)];
}

/** XGBoost 3 takes the mean where no positive weight shifts it. */
function fromMean({objective, scalePosWeight, baseScoreEstimate}: ResolvedParameters): boolean {
  const {mean = false, positiveWeight = false} = TRAINABLE[objective];
  const shifted = positiveWeight && Math.abs(scalePosWeight - 1) > SMALLEST;
  return baseScoreEstimate === "estimate" && mean && !shifted;
}

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** What one leaf for all rows would add to margins of 0, without regularization, as it is predicted. */
function newtonStep({gradient, hessian}: ReturnType<SumsAtZero>, objective: string): number {
  const margin = Float32Array.of(-gradient / Math.max(hessian, SMALLEST));
  return transformMargins(margin, OBJECTIVES[objective].transform, 1, [1, 1])[0];
}

function labelMean({label, weight, rows}: Info): number {
  const total = weight ? weight.reduce((sum, w) => sum + w, 0) : rows;
  return Math.fround(label!.reduce((sum, y, row) => sum + (y / total) * (weight ? weight[row] : 1), 0));
}

/** Logarithms of the classes' shares of the weight, their mean being 0. */
function logShares({label, weight, rows}: Info, classes: number): number[] {
  const shares = new Float64Array(classes);
  label!.forEach((k, row) => {
    shares[k] += weight ? weight[row] : 1;
  });
  const total = weight ? shares.reduce((a, b) => a + b, 0) : rows;
  const logs = Array.from(shares, (share) => Math.fround(Math.log(Math.fround(share / total + SMALLEST))));
  const mean = Math.fround(meanOf(logs));
  return logs.map((log) => Math.fround(log - mean));
}

/** The labels' quantiles, one an output; the median where the objective has none. */
function quantiles({quantiles: given}: ResolvedParameters, {label, weight, rows}: Info): number[] {
  const all = Uint32Array.from({length: rows}, (_, row) => row);
  const labels = label!;
  const alphas = given.length > 0 ? given : [0.5];
  return alphas.map((alpha) => quantileOfRows((row) => labels[row], weight, alpha, all));
}

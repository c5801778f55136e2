import {logGamma} from "./log-gamma.ts";
import {type Scored, weightedMean} from "./scored.ts";

const EPSILON = Math.fround(1e-16);
const GAMMA_EPSILON = 1e-6;

const meanOf =
  (loss: (label: number, prediction: number) => number) =>
  (scored: Scored): number =>
    weightedMean(scored, (row) => loss(scored.label[row], scored.predictions[0][row]));

/** As XGBoost clips it: at 1e-16 from 0 and, in single precision, from 1. */
function logLoss(y: number, p: number): number {
  const q = Math.fround(1 - p);
  if (p < EPSILON) return -y * Math.log(EPSILON);
  if (q < EPSILON) return -(1 - y) * Math.log(EPSILON);
  return -y * Math.log(p) - (1 - y) * Math.log(q);
}

const squared = meanOf((y, p) => (y - p) ** 2);
const squaredLog = meanOf((y, p) => (Math.log1p(y) - Math.log1p(p)) ** 2);
const deviance = meanOf((y, p) => {
  const [label, prediction] = [y + GAMMA_EPSILON, p + GAMMA_EPSILON];
  return Math.log(prediction / label) + label / prediction - 1;
});

export const rmse = (scored: Scored): number => Math.sqrt(squared(scored));
export const rmsle = (scored: Scored): number => Math.sqrt(squaredLog(scored));
export const mae = meanOf((y, p) => Math.abs(y - p));
export const mape = meanOf((y, p) => Math.abs((y - p) / y));
export const logloss = meanOf(logLoss);
export const gammaDeviance = (scored: Scored): number => 2 * deviance(scored);
export const poissonLikelihood = meanOf((y, p) => {
  const prediction = Math.max(p, EPSILON);
  return logGamma(y + 1) + prediction - Math.log(prediction) * y;
});
export const gammaLikelihood = meanOf((y, p) => {
  const prediction = Math.max(p, GAMMA_EPSILON);
  return y / prediction + Math.log(prediction);
});

/** Share of rows on the wrong side of the threshold. */
export const errorAbove = (threshold: number): ((scored: Scored) => number) =>
  meanOf((y, p) => (p > threshold ? 1 - y : y));

export const tweedieLikelihood = (rho: number): ((scored: Scored) => number) =>
  meanOf((y, p) => {
    const log = Math.log(p);
    return Math.exp((2 - rho) * log) / (2 - rho) - (y * Math.exp((1 - rho) * log)) / (1 - rho);
  });

export const pseudoHuber = (slope: number): ((scored: Scored) => number) =>
  meanOf((y, p) => slope ** 2 * (Math.sqrt(1 + ((y - p) / slope) ** 2) - 1));

/** Mean pinball loss, over the quantiles too. */
export const quantileLoss =
  (alphas: readonly number[]) =>
  ({predictions, ...rows}: Scored): number =>
    alphas.reduce((sum, alpha, k) => {
      const scored = {...rows, predictions: [predictions[k]]};
      return sum + meanOf((y, p) => (y >= p ? alpha * (y - p) : (1 - alpha) * (p - y)))(scored);
    }, 0) / alphas.length;

import type {DMatrix} from "../dmatrix.ts";
import type {ResolvedParameters} from "../parameters.ts";
import {quantileOfRows} from "./quantile.ts";
import {TRAINABLE} from "./trainable.ts";

/**
 * The prediction to start from: what the parameters say; where they leave it open and leaves are quantiles, the mean
 * of the labels' quantiles (as XGBoost 1.7 and 2.1); where they say "mean", the labels' mean (as XGBoost 3.1).
 */
export function startingScore(params: ResolvedParameters, {label, weight, rows}: DMatrix): number {
  const labels = label!;
  const {objective, quantiles, baseScore} = params;
  if (params.baseScoreMean) {
    let [sum, total] = [0, 0];
    labels.forEach((value, row) => {
      const w = weight ? weight[row] : 1;
      sum += w * value;
      total += w;
    });
    return Math.fround(sum / total);
  }
  if (params.baseScoreGiven || !TRAINABLE[objective].adaptive) return baseScore;
  const all = Uint32Array.from({length: rows}, (_, row) => row);
  const alphas = quantiles.length > 0 ? quantiles : [0.5];
  const sum = alphas.reduce(
    (total, alpha) => total + quantileOfRows((row) => labels[row], weight, alpha, all),
    0
  );
  return Math.fround(sum / alphas.length);
}

import {setImmediate} from "node:timers/promises";
import type {Duel, Recommender} from "../../../model/prediction/prediction-answers.ts";

/**
 * How much the model goes by each feature: mean |SHAP| over duels as they are asked, in log-odds, by name. null where the
 * model does not explain itself.
 */
export async function featureImportance(
  {explain, featureNames}: Pick<Recommender, "explain" | "featureNames">,
  duels: readonly Duel[],
  signal?: AbortSignal
): Promise<ReadonlyMap<string, number> | null> {
  if (explain === undefined || duels.length === 0) return null;
  const sums = new Float64Array(featureNames.length);
  for (const duel of duels) {
    await setImmediate();
    signal?.throwIfAborted();
    explain(duel).contributions.forEach((share, feature) => {
      sums[feature] += Math.abs(share);
    });
  }
  return new Map(featureNames.map((name, feature) => [name, sums[feature] / duels.length]));
}

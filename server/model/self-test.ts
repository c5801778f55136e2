import type {Duel} from "../../pipelines/model/prediction/prediction-answers.ts";
import type {ServedModel} from "./served-model.ts";

/** A model that must not be served, and why. */
export class BrokenModelError extends Error {
  constructor(version: string, reason: string, cause?: unknown) {
    super(`Model version ${version} is refused: ${reason}`, {cause});
    this.name = "BrokenModelError";
  }
}

/**
 * Lets a model answer `probes` before it may serve.
 * @throws BrokenModelError where an answer is no probability or the features are not those of the manifest.
 */
export function selfTest({manifest, recommender}: ServedModel, probes: readonly Duel[]): void {
  const version = recommender.modelVersion;
  const {featureNames} = recommender;
  if (featureNames.join("\n") !== manifest.featureNames.join("\n")) {
    throw new BrokenModelError(version, "its features are not those its manifest names");
  }
  for (const duel of probes) {
    let probability: number;
    let features: number;
    try {
      probability = recommender.winProbability(duel);
      features = recommender.featureVector(duel).length;
    } catch (cause) {
      throw new BrokenModelError(version, `it fails on the duel ${JSON.stringify(duel)}`, cause);
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new BrokenModelError(version, `it answers ${probability} to the duel ${JSON.stringify(duel)}`);
    }
    if (features !== featureNames.length) {
      throw new BrokenModelError(
        version,
        `it computes ${features} features instead of ${featureNames.length}`
      );
    }
  }
}

import type {Duel, Recommender} from "../../pipelines/predict/types.ts";
import type {ModelManifest} from "../../pipelines/registry/manifest.ts";

/** Contributions of each feature to the model's output for one duel, in log-odds. */
export interface Contributions {
  readonly baseValue: number;
  /** In the order of `featureNames`. */
  readonly contributions: ArrayLike<number>;
}

/** A recommender that may also be able to explain itself. */
export interface ServedRecommender extends Recommender {
  readonly explain?: (duel: Duel) => Contributions;
}

/** One version of the model, whole and immutable; a request works with one from start to end. */
export interface ServedModel {
  readonly manifest: ModelManifest;
  readonly recommender: ServedRecommender;
}

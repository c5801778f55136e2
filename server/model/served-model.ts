import type {Explanation} from "../../pipelines/model/row-model.ts";
import type {Duel, Recommender} from "../../pipelines/predict/types.ts";
import type {ModelManifest} from "../../pipelines/registry/manifest.ts";

/** A recommender that may also be able to explain itself, in log-odds. */
export interface ServedRecommender extends Recommender {
  readonly explain?: (duel: Duel) => Explanation;
}

/** One version of the model, whole and immutable; a request works with one from start to end. */
export interface ServedModel {
  readonly manifest: ModelManifest;
  readonly recommender: ServedRecommender;
}

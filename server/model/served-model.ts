import type {GameData} from "../../data-loaders/game-data.ts";
import type {RegretReport} from "../../pipelines/model/evaluation/regret/regret-report.ts";
import type {
  ForesightedRecommender,
  Recommender
} from "../../pipelines/model/prediction/prediction-answers.ts";
import type {ModelManifest} from "../../pipelines/model/training/manifest.ts";

/** A recommender that may also be able to look ahead. */
type ServedRecommender = Recommender & Partial<Pick<ForesightedRecommender, "pokemonCount" | "learn">>;

/** One version of the model, whole and immutable; a request works with one from start to end. */
export interface ServedModel {
  /** The game that it answers about. */
  readonly game: GameData;
  readonly manifest: ModelManifest;
  readonly recommender: ServedRecommender;
  /** P(the side that acts first wins) from features as the model sees them, where that can be asked. */
  readonly predictRow?: (features: Float32Array) => number;
  /** How good its moves were found to be; missing or null where that is not known. */
  readonly regret?: RegretReport | null;
}

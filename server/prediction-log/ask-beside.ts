import type {Duel} from "../../pipelines/model/prediction/prediction-answers.ts";
import type {PairedPrediction} from "../../pipelines/monitoring/log/logged-prediction.ts";
import type {ServedModel} from "../model/served-model.ts";

/** What a version on trial says to a duel that another one answers. Nobody waits for it, and it can fail no request. */
export function askBeside({recommender}: Pick<ServedModel, "recommender">, duel: Duel): PairedPrediction {
  const version = recommender.modelVersion;
  try {
    return {version, probability: recommender.winProbability(duel)};
  } catch {
    return {version, probability: Number.NaN};
  }
}

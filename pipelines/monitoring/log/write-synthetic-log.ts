import {FEATURE_VERSION} from "../../model/features/feature-catalogue.ts";
import type {Duel, Recommender} from "../../model/prediction/prediction-answers.ts";
import {featuresOf} from "./log-features.ts";
import {writeLogFile} from "./log-file.ts";
import {rowsOf} from "./log-rows.ts";
import {LOG_SCHEMA, type LogSchema} from "./log-schema.ts";
import {type LoggedFight, SOLVER} from "./logged-prediction.ts";

/** A prediction that nobody asked for. */
export interface SyntheticPrediction {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly request: string;
  readonly endpoint: string;
  readonly duel: Duel;
  readonly probability: number;
  /** Of a fight that the solver would have answered. */
  readonly fight?: LoggedFight;
}

/** Writes a file of the prediction log as if a server had answered requests that are marked as synthetic. */
export async function writeSyntheticLog(
  path: string,
  recommender: Pick<Recommender, "modelVersion" | "featureNames" | "featureVector">,
  predictions: readonly SyntheticPrediction[],
  schema: LogSchema = LOG_SCHEMA
): Promise<void> {
  const model = {version: recommender.modelVersion, featureVersion: FEATURE_VERSION};
  const logged = predictions
    .map(({time, request, endpoint, duel, probability, fight}) => ({
      time,
      request: {id: request, endpoint, headers: {"x-synthetic": "true"}},
      model: fight ? {...model, version: SOLVER} : model,
      instance: "synthetic",
      duel,
      probability,
      ...(fight && {fight})
    }))
    .sort((a, b) => a.time - b.time);
  const rows = rowsOf(logged, schema);
  await writeLogFile(path, rows, featuresOf(rows, recommender), schema);
}

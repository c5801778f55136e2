import {NOMINAL, withOpening} from "../../budget/price.ts";
import {defineEndpoint} from "../../http/endpoint.ts";
import {modelInfoResponse} from "../../schemas/model-info-answer.ts";
import {versionQuery} from "../../schemas/predict-questions.ts";
import {modelAsked} from "./serve.ts";

export const modelInfoEndpoint = defineEndpoint({
  method: "get",
  path: "/predict/model-info",
  operationId: "getModelInfo",
  tag: "Predictions",
  summary: "The model in service, or a registered version",
  access: "key",
  query: versionQuery,
  response: modelInfoResponse,
  problems: ["unavailable"],
  price: ({query, services}) => withOpening(NOMINAL, services, query.model_version),
  handle({query, services}) {
    const {manifest, recommender} = modelAsked(services, query.model_version);
    return {
      name: manifest.name,
      versions: services.versions.list().map(String),
      model_type: manifest.modelType,
      version: recommender.modelVersion,
      n_features: manifest.featureNames.length,
      features: [...manifest.featureNames],
      feature_version: manifest.featureVersion,
      metrics: {...manifest.metrics},
      trained_at: manifest.trainedAt,
      training_rows: manifest.trainingRows,
      hyperparameters: {...manifest.parameters},
      model_hash: manifest.modelHash
    };
  }
});

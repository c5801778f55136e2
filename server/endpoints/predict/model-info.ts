import {defineEndpoint} from "../../http/endpoint.ts";
import {modelInfoResponse} from "../../schemas/model-info-answer.ts";
import {modelInService} from "./serve.ts";

export const modelInfoEndpoint = defineEndpoint({
  method: "get",
  path: "/predict/model-info",
  operationId: "getModelInfo",
  tag: "Predictions",
  summary: "The model in service",
  access: "key",
  response: modelInfoResponse,
  problems: ["unavailable"],
  handle({services}) {
    const {manifest, recommender} = modelInService(services);
    return {
      name: manifest.name,
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

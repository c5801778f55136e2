import {expect, it} from "vitest";
import {askEndpoint} from "../../support/ask-endpoint.ts";
import {FAKE_FEATURES} from "../../support/fake-model.ts";

it("the model in service is told with what its manifest says", async () => {
  expect(await askEndpoint("getModelInfo")).toEqual({
    name: "battle_winner_predictor",
    versions: ["1", "2", "3"],
    model_type: "fake",
    version: "1",
    n_features: 3,
    features: [...FAKE_FEATURES],
    feature_version: "fake",
    metrics: {accuracy: 0.99},
    trained_at: "2026-01-02T03:04:05.000Z",
    training_rows: 10,
    hyperparameters: {max_depth: 8},
    model_hash: "fake-1"
  });
});

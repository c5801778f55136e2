import type {LoggedPrediction} from "../../pipelines/monitoring/log/logged-prediction.ts";

/** A prediction as a server logs it: Squirtle's Surf against Charmander's Ember. */
export const loggedPrediction = (over: Partial<LoggedPrediction> = {}): LoggedPrediction => ({
  time: Date.UTC(2026, 10, 1, 12, 30, 0, 250),
  request: {id: "request-1", endpoint: "/predict/duel", headers: {}},
  model: {version: "3", featureVersion: "old"},
  instance: "4711-0a1b2c3d",
  duel: {pokemonA: 7, moveA: 57, pokemonB: 4, moveB: 52},
  probability: 0.25,
  ...over
});

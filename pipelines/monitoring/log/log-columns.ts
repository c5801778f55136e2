/** The prediction log's columns that the monitoring reads, beside one column a feature under its own name. */
export const LOG_COLUMNS = {
  time: "time",
  modelVersion: "model_version",
  endpoint: "endpoint",
  requestId: "request_id",
  pokemonA: "pokemon_a_id",
  moveA: "move_a_id",
  pokemonB: "pokemon_b_id",
  moveB: "move_b_id",
  probability: "win_probability",
  synthetic: "synthetic"
} as const;
export type LogColumn = keyof typeof LOG_COLUMNS;

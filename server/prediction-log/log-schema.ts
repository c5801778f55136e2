import {LOG_COLUMNS} from "../../pipelines/monitoring/log/log-columns.ts";

/**
 * The prediction log in Parquet: these columns, whose names are the monitoring's, and one FLOAT column a
 * feature under its own name. One row a served win probability; a request has as many as it was answered.
 */
export const LOG_SCHEMA = [
  {name: LOG_COLUMNS.time, type: "TIMESTAMP", description: "When it was served, UTC, to the millisecond"},
  {
    name: LOG_COLUMNS.requestId,
    type: "VARCHAR",
    description: "The request, as in X-Request-Id and the server's log"
  },
  {name: LOG_COLUMNS.endpoint, type: "VARCHAR", description: "Route pattern, such as /predict/best-move"},
  {name: LOG_COLUMNS.modelVersion, type: "VARCHAR", description: "Version of the model that answered"},
  {name: "feature_version", type: "VARCHAR", description: "Version of the feature catalogue"},
  {name: "instance", type: "VARCHAR", description: "The server process that answered"},
  {name: LOG_COLUMNS.pokemonA, type: "INTEGER", description: "PokéAPI's Pokémon id of A"},
  {name: LOG_COLUMNS.moveA, type: "INTEGER", description: "National move number of A's move"},
  {name: LOG_COLUMNS.pokemonB, type: "INTEGER", description: "PokéAPI's Pokémon id of B"},
  {name: LOG_COLUMNS.moveB, type: "INTEGER", description: "National move number of B's move"},
  {name: LOG_COLUMNS.probability, type: "DOUBLE", description: "P(A wins) as served"},
  {name: LOG_COLUMNS.synthetic, type: "BOOLEAN", description: "Made for demonstration (X-Synthetic: true)"}
] as const;

import type {LoggedPrediction} from "./logged-prediction.ts";

/** What TypeScript holds of each SQL type; a TIMESTAMP is milliseconds since 1970. */
interface LogValues {
  readonly TIMESTAMP: number;
  readonly VARCHAR: string;
  readonly INTEGER: number;
  readonly DOUBLE: number;
  readonly BOOLEAN: boolean;
}
export type LogType = keyof LogValues;
export type LogValue = LogValues[LogType] | null;

interface Declared<Type extends LogType, Value> {
  readonly name: string;
  readonly type: Type;
  readonly description: string;
  readonly get: (prediction: LoggedPrediction) => Value;
}

/** A column that every log has. */
type FirstColumn<Type extends LogType> = Declared<Type, LogValues[Type]> & {
  readonly since: 1;
  readonly before?: undefined;
};

/** A column that came later: its log version, and what files and segments of versions before are read as. */
type LaterColumn<Type extends LogType, Value> = Declared<Type, Value> & {
  readonly since: number;
  readonly before: Value;
};

/** Only a column that earlier files do not know (`before: null`) may be null in later ones. */
export type LogColumn = {
  [Type in LogType]:
    | FirstColumn<Type>
    | LaterColumn<Type, LogValues[Type]>
    | (LaterColumn<Type, LogValues[Type] | null> & {readonly before: null});
}[LogType];
export type LogSchema = readonly LogColumn[];

/**
 * The prediction log: these columns and one FLOAT column a feature under its own name. One row a served win
 * probability; a request has as many as it was answered. Whatever writes, reads or describes the log derives
 * from this list: a new column is a new element, with `since` one above the highest (columns that come together share it) and a `before`.
 */
export const LOG_SCHEMA = [
  {
    name: "time",
    type: "TIMESTAMP",
    description: "When it was served, UTC, to the millisecond",
    since: 1,
    get: ({time}) => time
  },
  {
    name: "request_id",
    type: "VARCHAR",
    description: "The request, as in `X-Request-Id` and the server's log",
    since: 1,
    get: ({request}) => request.id
  },
  {
    name: "endpoint",
    type: "VARCHAR",
    description: "Route pattern, such as `/predict/best-move`",
    since: 1,
    get: ({request}) => request.endpoint
  },
  {
    name: "model_version",
    type: "VARCHAR",
    description: "Version of the model that answered; `solver` of a solved fight",
    since: 1,
    get: ({model}) => model.version
  },
  {
    name: "feature_version",
    type: "VARCHAR",
    description: "Version of the feature catalogue",
    since: 1,
    get: ({model}) => model.featureVersion
  },
  {
    name: "instance",
    type: "VARCHAR",
    description: "The server process that answered",
    since: 1,
    get: ({instance}) => instance
  },
  {
    name: "pokemon_a_id",
    type: "INTEGER",
    description: "PokéAPI's Pokémon id of A",
    since: 1,
    get: ({duel}) => duel.pokemonA
  },
  {
    name: "move_a_id",
    type: "INTEGER",
    description: "National move number of A's move",
    since: 1,
    get: ({duel}) => duel.moveA
  },
  {
    name: "pokemon_b_id",
    type: "INTEGER",
    description: "PokéAPI's Pokémon id of B",
    since: 1,
    get: ({duel}) => duel.pokemonB
  },
  {
    name: "move_b_id",
    type: "INTEGER",
    description: "National move number of B's move",
    since: 1,
    get: ({duel}) => duel.moveB
  },
  {
    name: "win_probability",
    type: "DOUBLE",
    description: "P(A wins) as served",
    since: 1,
    get: ({probability}) => probability
  },
  {
    name: "synthetic",
    type: "BOOLEAN",
    description: "Made for demonstration (`X-Synthetic: true`)",
    since: 1,
    get: ({request}) => request.headers["x-synthetic"] === "true"
  },
  {
    name: "arm",
    type: "VARCHAR",
    description: "Who answered: `production`, `trial` (the version on trial), `asked` (named by the request)",
    since: 2,
    before: null,
    get: ({arm, fight}) => (fight ? null : (arm ?? null))
  },
  {
    name: "paired_version",
    type: "VARCHAR",
    description: "While a trial is on, the version that was asked beside the one that answered",
    since: 2,
    before: null,
    get: ({paired}) => paired?.version ?? null
  },
  {
    name: "paired_probability",
    type: "DOUBLE",
    description: "P(A wins) by that version, logged and not served; `null` where it could not say",
    since: 2,
    before: null,
    get: ({paired}) => (paired && Number.isFinite(paired.probability) ? paired.probability : null)
  },
  {
    name: "move_rank",
    type: "INTEGER",
    description: "Place of A's move in a ranking, 1 for the recommended one; `null` where none was asked for",
    since: 3,
    before: null,
    get: ({place}) => place?.rank ?? null
  },
  {
    name: "replies",
    type: "VARCHAR",
    description:
      "Moves that B could choose its reply from in a ranking, by number, separated by spaces; `any` of its learnset",
    since: 3,
    before: null,
    get: ({place}) => (place ? (place.replies?.join(" ") ?? "any") : null)
  },
  {
    name: "fight",
    type: "VARCHAR",
    description:
      "Of a fight solved as a game, both sides as JSON (`a`, `b`: moves, build, HP left); its moves are what each side should do now, most often, and it has no features. `null` for a duel of the model",
    since: 4,
    before: null,
    get: ({fight}) => (fight ? JSON.stringify({a: fight.a, b: fight.b}) : null)
  },
  {
    name: "interval_low",
    type: "DOUBLE",
    description: "Of a solved fight: P(A wins) is no less",
    since: 4,
    before: null,
    get: ({fight}) => fight?.low ?? null
  },
  {
    name: "interval_high",
    type: "DOUBLE",
    description: "Of a solved fight: P(A wins) is no more",
    since: 4,
    before: null,
    get: ({fight}) => fight?.high ?? null
  }
] as const satisfies LogSchema;

export type LogColumnName = (typeof LOG_SCHEMA)[number]["name"];

export const versionOf = (schema: LogSchema): number => Math.max(...schema.map(({since}) => since));

/** Grows by one with each change of the columns. */
export const LOG_VERSION = versionOf(LOG_SCHEMA);

/** Under this name a Parquet file's metadata says which version of the log it is of. */
export const VERSION_KEY = "prediction_log_version";

/** SQL type of a feature's column. */
export const FEATURE_TYPE = "FLOAT";

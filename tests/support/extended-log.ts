import {LOG_SCHEMA, LOG_VERSION, type LogSchema} from "../../pipelines/monitoring/log/log-schema.ts";

/** The log with a column of each kind more, declared as a next version would; nothing else knows of them. */
export const EXTENDED_SCHEMA = [
  ...LOG_SCHEMA,
  {
    name: "request_origin",
    type: "VARCHAR",
    description: "Site whose page asked, where one did",
    since: LOG_VERSION + 1,
    before: null,
    get: ({request}) => {
      const {origin} = request.headers;
      return typeof origin === "string" ? origin : null;
    }
  },
  {
    name: "region",
    type: "VARCHAR",
    description: "Where it was answered",
    since: LOG_VERSION + 1,
    before: "it's home",
    get: ({request}) => String(request.headers["x-region"] ?? "nowhere")
  },
  {
    name: "asked_at",
    type: "TIMESTAMP",
    description: "When it was asked",
    since: LOG_VERSION + 2,
    before: Date.UTC(2026, 0, 1),
    get: ({time}) => time - 5
  },
  {
    name: "confident",
    type: "BOOLEAN",
    description: "Whether the model was sure",
    since: LOG_VERSION + 2,
    before: false,
    get: ({probability}) => Math.abs(probability - 0.5) > 0.2
  },
  {
    name: "tries",
    type: "INTEGER",
    description: "How often it was tried",
    since: LOG_VERSION + 2,
    before: 1,
    get: () => 2
  }
] as const satisfies LogSchema;

/** What a log of this version is read as in those columns, as DuckDB's JSON says it. */
export const BEFORE = {
  request_origin: null,
  region: "it's home",
  asked_at: "2026-01-01 00:00:00",
  confident: false,
  tries: 1
};

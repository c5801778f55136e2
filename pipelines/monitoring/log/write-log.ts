import {DuckDBInstance} from "@duckdb/node-api";
import {publishFile} from "../../../lib/files/publish.ts";
import {FEATURE_VERSION} from "../../model/features/feature-catalogue.ts";
import type {Duel, Recommender} from "../../model/prediction/prediction-answers.ts";
import {LOG_COLUMNS} from "./log-columns.ts";
import {quoteName, quoteText} from "./log-sql.ts";

/** One prediction to write into the log by hand. */
export interface LoggedPrediction {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly request: string;
  readonly endpoint: string;
  readonly duel: Duel;
  readonly probability: number;
}

/** Writes a file of the prediction log, with the server's columns, marked as synthetic. */
export async function writeSyntheticLog(
  path: string,
  recommender: Recommender,
  predictions: readonly LoggedPrediction[]
): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", {threads: "1"});
  const connection = await instance.connect();
  const c = LOG_COLUMNS;
  const features = recommender.featureNames.map((feature) => `${quoteName(feature)} FLOAT`);
  try {
    await connection.run(
      `CREATE TABLE log (${c.time} BIGINT, ${c.requestId} VARCHAR, ${c.endpoint} VARCHAR, ${c.pokemonA} INTEGER,
        ${c.moveA} INTEGER, ${c.pokemonB} INTEGER, ${c.moveB} INTEGER, ${c.probability} DOUBLE, ${features.join(", ")})`
    );
    const appender = await connection.createAppender("log");
    for (const {time, request, endpoint, duel, probability} of predictions) {
      appender.appendBigInt(BigInt(Math.round(time)));
      appender.appendVarchar(request);
      appender.appendVarchar(endpoint);
      appender.appendInteger(duel.pokemonA);
      appender.appendInteger(duel.moveA);
      appender.appendInteger(duel.pokemonB);
      appender.appendInteger(duel.moveB);
      appender.appendDouble(probability);
      for (const value of recommender.featureVector(duel)) appender.appendFloat(value);
      appender.endRow();
    }
    appender.closeSync();
    await publishFile(path, async (temporary) => {
      await connection.run(
        `COPY (SELECT * REPLACE (make_timestamp_ms(${c.time}) AS ${c.time}), ${quoteText(recommender.modelVersion)} AS ${c.modelVersion},
          ${quoteText(FEATURE_VERSION)} AS feature_version, 'synthetic' AS instance, true AS ${c.synthetic} FROM log ORDER BY ${c.time})
         TO ${quoteText(temporary)} (FORMAT parquet, COMPRESSION zstd)`
      );
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

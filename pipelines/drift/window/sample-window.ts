import type {DuckDBConnection} from "@duckdb/node-api";
import type {FeatureRows} from "../multivariate/domain-classifier.ts";
import type {ServedDuel} from "../performance/verify.ts";
import {LOG_COLUMNS} from "./log-columns.ts";
import {condition, type WindowQuestion} from "./question.ts";
import {quoteName} from "./sql.ts";

const column = (name: keyof typeof LOG_COLUMNS): string => quoteName(LOG_COLUMNS[name]);

export interface TimedDuel extends ServedDuel {
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** A random sample of the window's predictions, the same for the same seed and log. */
export async function sampleServed(
  connection: DuckDBConnection,
  question: WindowQuestion,
  {rows, seed}: {readonly rows: number; readonly seed: number}
): Promise<TimedDuel[]> {
  const reader = await connection.runAndReadAll(
    `SELECT epoch_ms(${column("time")})::DOUBLE, ${column("pokemonA")}, ${column("moveA")}, ${column("pokemonB")}, ${column("moveB")}, ${column("probability")}
     FROM (SELECT * FROM ${question.relation} WHERE ${condition(question)} AND ${column("probability")} BETWEEN 0 AND 1)
     ORDER BY hash(${column("requestId")}, ${column("time")}, ${column("pokemonA")}, ${column("moveA")}, ${column("pokemonB")}, ${column("moveB")}, ${seed})
     LIMIT ${rows}`
  );
  return reader.getRows().map((row) => {
    const [time, pokemonA, moveA, pokemonB, moveB, probability] = row.map(Number);
    return {time, duel: {pokemonA, moveA, pokemonB, moveB}, probability};
  });
}

/**
 * Feature rows of the window for a classifier, one of each match-up so that rows are independent.
 * @param size rows in the window
 */
export async function sampleFeatures(
  connection: DuckDBConnection,
  question: WindowQuestion,
  features: readonly string[],
  {rows, size, seed}: {readonly rows: number; readonly size: number; readonly seed: number}
): Promise<FeatureRows> {
  // Rows of a match-up are asked for together: draw about four times as many, by a hash of the request.
  const every = Math.max(1, Math.floor(size / (4 * rows)));
  const reader = await connection.runAndReadAll(
    `SELECT ${column("requestId")}, ${column("pokemonA")}, ${column("pokemonB")}, ${features.map((feature) => `${quoteName(feature)}::DOUBLE`).join(", ")}
     FROM ${question.relation}
     WHERE ${condition(question)} AND hash(${column("requestId")}, ${seed}) % ${every} = 0
     LIMIT ${8 * rows}`
  );
  const seen = new Set<string>();
  const kept: {readonly matchup: string; readonly values: number[]}[] = [];
  for (const [request, a, b, ...values] of reader.getRows()) {
    const key = `${request} ${a} ${b}`;
    if (seen.has(key) || kept.length >= rows) continue;
    seen.add(key);
    const [low, high] = [Number(a), Number(b)].sort((x, y) => x - y);
    kept.push({
      matchup: `${low} ${high}`,
      values: values.map((value) => (value === null ? 0 : Number(value)))
    });
  }
  const out = new Float32Array(kept.length * features.length);
  kept.forEach(({values}, row) => {
    out.set(values, row * features.length);
  });
  return {values: out, matchups: kept.map(({matchup}) => matchup)};
}

import type {DuckDBConnection} from "@duckdb/node-api";
import {quoteName} from "../../../../lib/duckdb/quote-sql.ts";
import type {Duel} from "../../../model/prediction/prediction-answers.ts";
import {logColumn} from "../../log/log-sql.ts";
import {readLogFiles} from "../../log/open-log.ts";
import type {Stratum} from "../profile.ts";
import {BEST_MOVE, condition, type WindowQuestion} from "./window-question.ts";

export interface ServedDuel {
  readonly duel: Duel;
  /** P(A wins) as served. */
  readonly probability: number;
}

export interface TimedDuel extends ServedDuel {
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** Rows of features with the match-up each is about. */
export interface FeatureRows {
  /** Row-major. */
  readonly values: Float32Array;
  /** Rows of one match-up never stand in the training and the test part at once. */
  readonly matchups: readonly string[];
  /** How each was asked for. */
  readonly strata: readonly Stratum[];
}

const NO_ROWS: FeatureRows = {values: new Float32Array(), matchups: [], strata: []};

const DUEL = (["pokemon_a_id", "move_a_id", "pokemon_b_id", "move_b_id"] as const).map(logColumn).join(", ");
const PAIR = (["request_id", "pokemon_a_id", "pokemon_b_id"] as const).map(logColumn).join(", ");

/** A random sample of the window's predictions, the same for the same seed and log. */
export async function sampleServed(
  connection: DuckDBConnection,
  question: WindowQuestion,
  {rows, seed}: {readonly rows: number; readonly seed: number}
): Promise<TimedDuel[]> {
  const reader = await connection.runAndReadAll(
    `SELECT epoch_ms(${logColumn("time")})::DOUBLE, ${DUEL}, ${logColumn("win_probability")}
     FROM (SELECT * FROM ${question.relation} WHERE ${condition(question)} AND ${logColumn("win_probability")} BETWEEN 0 AND 1)
     ORDER BY hash(${logColumn("request_id")}, ${logColumn("time")}, ${DUEL}, ${seed})
     LIMIT ${rows}`
  );
  return reader.getRows().map((row) => {
    const [time, pokemonA, moveA, pokemonB, moveB, probability] = row.map(Number);
    return {time, duel: {pokemonA, moveA, pokemonB, moveB}, probability};
  });
}

/** Enough files of the log for a sample, drawn at random: reading a column costs the same for one row as for all. */
async function someFiles(
  connection: DuckDBConnection,
  question: WindowQuestion,
  wanted: number,
  seed: number
): Promise<{readonly files: readonly string[]; readonly rows: number}> {
  const reader = await connection.runAndReadAll(
    `SELECT filename, count(*)::DOUBLE FROM ${question.relation} WHERE ${condition(question)}
     GROUP BY filename ORDER BY hash(filename, ${seed})`
  );
  const files: string[] = [];
  let rows = 0;
  for (const [file, count] of reader.getRows()) {
    if (files.length >= LEAST_FILES && rows >= wanted) break;
    files.push(String(file));
    rows += Number(count);
  }
  return {files, rows};
}

/** From so many files at least, so that a sample is of many moments. */
const LEAST_FILES = 30;
/** Rows looked at for each row wanted: those of one match-up are asked for together and count once. */
const ROWS_A_MATCHUP = 4;

/**
 * Feature rows of the window for a classifier, one of each request's match-up so that rows are independent. Which one
 * is left to chance: a best-move answer is logged best move first.
 */
export async function sampleFeatures(
  connection: DuckDBConnection,
  question: WindowQuestion,
  features: readonly string[],
  {rows, seed}: {readonly rows: number; readonly seed: number}
): Promise<FeatureRows> {
  const chosen = await someFiles(connection, question, 4 * ROWS_A_MATCHUP * rows, seed);
  if (chosen.files.length === 0) return NO_ROWS;
  const {select} = await readLogFiles(connection, chosen.files);
  const every = Math.max(1, Math.floor(chosen.rows / (ROWS_A_MATCHUP * rows)));
  const chance = `hash(${logColumn("move_a_id")}, ${logColumn("move_b_id")}, ${logColumn("request_id")}, ${seed})`;
  const reader = await connection.runAndReadAll(
    `SELECT ${PAIR}, ${BEST_MOVE}, ${features.map((feature) => `${quoteName(feature)}::DOUBLE`).join(", ")}
     FROM (${select})
     WHERE ${condition(question)} AND hash(${logColumn("request_id")}, ${seed}) % ${every} = 0
     QUALIFY row_number() OVER (
       PARTITION BY ${PAIR}
       ORDER BY ${chance}
     ) = 1
     ORDER BY ${chance} LIMIT ${rows}`
  );
  const kept = reader.getRows().map(([, a, b, bestMove, ...values]) => {
    const [low, high] = [Number(a), Number(b)].sort((x, y) => x - y);
    const stratum: Stratum = bestMove ? "best_move" : "duel";
    return {matchup: `${low} ${high}`, stratum, values};
  });
  const out = new Float32Array(kept.length * features.length);
  kept.forEach(({values}, row) => {
    // What is missing counts as 0.
    out.set(values.map(Number), row * features.length);
  });
  return {
    values: out,
    matchups: kept.map(({matchup}) => matchup),
    strata: kept.map(({stratum}) => stratum)
  };
}

import type {DuckDBConnection} from "@duckdb/node-api";
import {quoteText} from "../../../lib/duckdb/quote-sql.ts";
import type {Duel} from "../../model/prediction/prediction-answers.ts";
import type {Trial} from "../../model/registry/trial.ts";
import {logColumn} from "../log/log-sql.ts";

/** A question that production and the version beside it both answered. */
interface PairedAnswer {
  readonly duel: Duel;
  readonly production: number;
  readonly beside: number;
}

export interface PairedAnswers {
  readonly answers: readonly PairedAnswer[];
  /** Answers of the judged version that are no probabilities. */
  readonly unusable: number;
}

const [TIME, VERSION, PAIRED, GIVEN, BESIDE, SYNTHETIC, REQUEST] = (
  [
    "time",
    "model_version",
    "paired_version",
    "win_probability",
    "paired_probability",
    "synthetic",
    "request_id"
  ] as const
).map(logColumn);
const DUEL = (["pokemon_a_id", "move_a_id", "pokemon_b_id", "move_b_id"] as const).map(logColumn);
const COLUMNS = DUEL.join(", ");

export interface PairedOptions {
  readonly rows: number;
  readonly seed: number;
  readonly synthetic: boolean;
  /** Ids that the game has: it may have lost what an older question names. */
  readonly known: {readonly pokemon: readonly number[]; readonly moves: readonly number[]};
}

/** A sample of what both answered since the trial began, whoever of them was given. */
export async function readPaired(
  connection: DuckDBConnection,
  relation: string,
  {phase, version, production, since}: Trial,
  {rows, seed, synthetic, known}: PairedOptions
): Promise<PairedAnswers> {
  const [mine, theirs] = [production, version].map((number) => quoteText(String(number)));
  const isOf = (answered: string, other: string): string =>
    `(${VERSION} = ${answered} AND ${PAIRED} = ${other})`;
  const swapped = isOf(theirs, mine);
  const among = `${relation} WHERE ${TIME} >= make_timestamp_ms(${Date.parse(since)})
    AND (${isOf(mine, theirs)} OR ${swapped}) ${synthetic ? "" : `AND NOT ${SYNTHETIC}`}`;
  const select = `SELECT ${COLUMNS}, ${REQUEST}, ${TIME},
      CASE WHEN ${swapped} THEN ${BESIDE} ELSE ${GIVEN} END AS production,
      CASE WHEN ${swapped} THEN ${GIVEN} ELSE ${BESIDE} END AS beside
    FROM ${among}`;
  const judged = phase === "challenge" ? "beside" : "production";
  const [ofA, moveOfA, ofB, moveOfB] = DUEL;
  const isKnown = `${ofA} IN (${known.pokemon}) AND ${ofB} IN (${known.pokemon})
    AND ${moveOfA} IN (${known.moves}) AND ${moveOfB} IN (${known.moves})`;
  const usable = `production BETWEEN 0 AND 1 AND beside BETWEEN 0 AND 1 AND ${isKnown}`;
  const faulty = await connection.runAndReadAll(
    `SELECT count(*)::DOUBLE FROM (${select}) WHERE NOT coalesce(${judged} BETWEEN 0 AND 1, false)`
  );
  const reader = await connection.runAndReadAll(
    `SELECT ${COLUMNS}, production, beside FROM (${select}) WHERE ${usable}
     ORDER BY hash(${REQUEST}, ${TIME}, ${COLUMNS}, ${seed}) LIMIT ${rows}`
  );
  return {
    unusable: Number(faulty.getRows()[0][0]),
    answers: reader.getRows().map((row) => {
      const [pokemonA, moveA, pokemonB, moveB, given, other] = row.map(Number);
      return {duel: {pokemonA, moveA, pokemonB, moveB}, production: given, beside: other};
    })
  };
}

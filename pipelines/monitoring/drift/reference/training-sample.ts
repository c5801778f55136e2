import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {quoteText} from "../../../../lib/duckdb/quote-sql.ts";
import type {Duel} from "../../../model/prediction/prediction-answers.ts";
import type {Stratum} from "../profile.ts";

/**
 * Draws training duels the way each kind of question shows them. A `best_move` question is about any move of A: the
 * training scenario `random_move`, where one side takes any move, with the sides exchanged; its reply is the caller's
 * to find. A plain duel may be any training duel.
 */
export async function sampleTraining(
  connection: DuckDBConnection,
  duelsFolder: string,
  {rows, seed}: {readonly rows: number; readonly seed: number}
): Promise<Record<Stratum, Duel[]>> {
  const sample = async (file: string, a: "a" | "b", b: "a" | "b"): Promise<Duel[]> => {
    const reader = await connection.runAndReadAll(
      `SELECT pokemon_${a}_id, move_${a}_id, pokemon_${b}_id, move_${b}_id
       FROM read_parquet(${quoteText(join(duelsFolder, file))})
       USING SAMPLE reservoir(${rows} ROWS) REPEATABLE (${seed})`
    );
    return reader.getRows().map((row) => {
      const [pokemonA, moveA, pokemonB, moveB] = row.map(Number);
      return {pokemonA, moveA, pokemonB, moveB};
    });
  };
  return {
    best_move: await sample("random_move.parquet", "b", "a"),
    duel: await sample("*.parquet", "a", "b")
  };
}

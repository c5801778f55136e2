import {existsSync, readdirSync} from "node:fs";
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

/** A duel with what the simulator said of it when the training data was made. */
export interface LabelledDuel {
  readonly duel: Duel;
  readonly label: number;
  /** 0 where the label is exact. */
  readonly playouts: number;
}

/** Training duels with their labels, drawn at random; none where there are no files, or they keep no labels. */
export async function sampleLabels(
  connection: DuckDBConnection,
  duelsFolder: string,
  {rows, seed}: {readonly rows: number; readonly seed: number}
): Promise<LabelledDuel[]> {
  if (!existsSync(duelsFolder) || !readdirSync(duelsFolder).some((name) => name.endsWith(".parquet")))
    return [];
  const source = `read_parquet(${quoteText(join(duelsFolder, "*.parquet"))}, union_by_name = true)`;
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`);
  const columns = new Set(described.getRows().map(([name]) => String(name)));
  if (!columns.has("win_probability") || !columns.has("playouts")) return [];
  const reader = await connection.runAndReadAll(
    `SELECT pokemon_a_id, move_a_id, pokemon_b_id, move_b_id, win_probability, playouts
     FROM ${source} USING SAMPLE reservoir(${rows} ROWS) REPEATABLE (${seed})`
  );
  return reader.getRows().map((row) => {
    const [pokemonA, moveA, pokemonB, moveB, label, playouts] = row.map(Number);
    return {duel: {pokemonA, moveA, pokemonB, moveB}, label, playouts};
  });
}

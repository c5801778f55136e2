import {existsSync} from "node:fs";
import {join} from "node:path";
import {withDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../lib/duckdb/quote-sql.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import type {BestMoves} from "./best-moves.ts";

/**
 * Counts the simulated best-move duels that are open; null before any. Where a form wins or loses for certain its
 * best move is a mere tie-break.
 */
export async function countBestMoves({duels}: Pick<DataPaths, "duels">): Promise<BestMoves | null> {
  const file = join(duels, "best_move.parquet");
  if (!existsSync(file)) return null;
  const reader = await withDuckDb((connection) =>
    connection.runAndReadAll(
      `select pokemon_a_id::integer, move_a_id::integer, count(*)::integer from ${quoteText(file)} where pokemon_a_id <> pokemon_b_id and win_probability > 0 and win_probability < 1 group by all order by all`
    )
  );
  const counts: Record<string, Record<string, number>> = {};
  for (const [pokemon, move, count] of reader.getRows() as [number, number, number][])
    counts[pokemon] = {...counts[pokemon], [move]: count};
  return {counts};
}

import {existsSync, readdirSync} from "node:fs";
import {basename, join} from "node:path";
import {withDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../lib/duckdb/quote-sql.ts";
import type {DataPaths} from "../../lib/files/paths.ts";

/** The best-move duels beside the warehouse's own tables. */
const DUEL = "duel";

/** The Parquet file of each table that a page may show. */
export function warehouseTables(paths: Pick<DataPaths, "parquet" | "duels">): ReadonlyMap<string, string> {
  if (!existsSync(paths.parquet)) throw new Error(`${paths.parquet} does not exist: run npm run etl`);
  const tables = readdirSync(paths.parquet)
    .filter((name) => name.endsWith(".parquet"))
    .sort()
    .map((name) => [basename(name, ".parquet"), join(paths.parquet, name)] as const);
  const duels = join(paths.duels, "best_move.parquet");
  return new Map(existsSync(duels) ? [...tables, [DUEL, duels]] : tables);
}

/** A table's rows as JSON has them. @throws RangeError that names the tables there are */
export async function readRows(
  paths: Pick<DataPaths, "parquet" | "duels">,
  name: string
): Promise<Record<string, unknown>[]> {
  const tables = warehouseTables(paths);
  const file = tables.get(name);
  if (file === undefined)
    throw new RangeError(
      `there is no table ${JSON.stringify(name)}; the tables are ${[...tables.keys()].join(", ")}`
    );
  return withDuckDb(async (connection) => {
    const reader = await connection.runAndReadAll(`from ${quoteText(file)}`);
    return reader.getRowObjectsJson();
  });
}

import {existsSync, readdirSync} from "node:fs";
import {basename, join} from "node:path";
import {openDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../lib/duckdb/quote-sql.ts";
import {dataPaths} from "../../lib/files/paths.ts";

const paths = dataPaths();
const {connection} = await openDuckDb();
const files = readdirSync(paths.parquet)
  .filter((name) => name.endsWith(".parquet"))
  .map((name) => join(paths.parquet, name));
const duels = join(paths.duels, "best_move.parquet");

/** Every table by column, which packs far better than by row. */
const tables: Record<string, unknown> = {};
for (const file of existsSync(duels) ? [...files, duels] : files) {
  const reader = await connection.runAndReadAll(`from ${quoteText(file)}`);
  tables[file === duels ? "duel" : basename(file, ".parquet")] = reader.getColumnsObjectJson();
}
process.stdout.write(JSON.stringify(tables));

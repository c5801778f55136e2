import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, expect, it} from "vitest";
import {withDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../lib/duckdb/quote-sql.ts";
import {type DataPaths, dataPaths} from "../../lib/files/paths.ts";
import {readTables} from "./read-tables.ts";
import {SQL_TABLES} from "./sql-tables.ts";

let root: string;
let paths: DataPaths;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "it's-sql-"));
  paths = dataPaths({PREDICTIONDEX_DATA: root});
});
afterAll(() => rmSync(root, {recursive: true}));

async function write(connection: DuckDBConnection, file: string, sql: string): Promise<void> {
  mkdirSync(dirname(file), {recursive: true});
  await connection.run(`COPY (${sql}) TO ${quoteText(file)}`);
}

it("gives each table's file as it is published, the duels of all scenarios as one, and says what there is not", async () => {
  await withDuckDb(async (connection) => {
    const file = join(paths.parquet, "type.parquet");
    await write(connection, file, "SELECT 1::SMALLINT AS id, 'Normal' AS name_en");
    for (const [rows, scenario] of ["best_move", "random_move", "all_combinations"].entries())
      await write(
        connection,
        join(paths.duels, `${scenario}.parquet`),
        `SELECT '${scenario}' AS scenario, 0.5::FLOAT AS win_probability FROM range(${rows + 1})`
      );
    const tables = new Map((await readTables(paths, connection)).map((read) => [read.table.name, read]));
    expect(tables.get("type")?.table).toEqual({
      name: "type",
      rows: 1,
      columns: [
        {name: "id", type: "SMALLINT"},
        {name: "name_en", type: "VARCHAR"}
      ]
    });
    expect(Buffer.from(tables.get("type")!.bytes).equals(readFileSync(file))).toBe(true);
    expect([tables.get("duel")?.table.rows, tables.get("all_duels")?.table.rows]).toEqual([1, 6]);
    const all = join(root, "all.parquet");
    writeFileSync(all, tables.get("all_duels")!.bytes);
    const counted = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM ${quoteText(all)}`);
    expect(counted.getRows()).toEqual([[6]]);
    expect(tables.get("move")).toEqual({
      table: {name: "move", rows: null, columns: []},
      bytes: new Uint8Array()
    });
  });
});

it("has every table in its page, which must name each file", () => {
  const page = readFileSync(new URL("index.md", import.meta.url), "utf8");
  const named = [...page.matchAll(/^ {4}(\w+): FileAttachment\("\.\/tables\/(\w+)\.parquet"\)/gm)];
  expect(named.map(([, name]) => name)).toEqual([...SQL_TABLES]);
  expect(named.map(([, , file]) => file)).toEqual([...SQL_TABLES]);
});

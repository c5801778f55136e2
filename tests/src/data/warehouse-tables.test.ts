import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {withDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../../lib/duckdb/quote-sql.ts";
import {dataPaths} from "../../../lib/files/paths.ts";
import {readRows, warehouseTables} from "../../../src/data/warehouse-tables.ts";

let root: string;
const paths = () => dataPaths({PREDICTIONDEX_DATA: root});
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "it's-tables-"));
  for (const folder of [paths().parquet, paths().duels]) mkdirSync(folder);
  await withDuckDb(async (connection) => {
    const write = (sql: string, file: string) => connection.run(`copy (${sql}) to ${quoteText(file)}`);
    await write(
      "select 1 as id, 'Pound' as name union all select 2, null order by id",
      join(paths().parquet, "move.parquet")
    );
    await write("select 0.5::double as p", join(paths().duels, "best_move.parquet"));
  });
});
afterAll(() => rmSync(root, {recursive: true}));

it("gives the warehouse's tables and the best-move duels by name", async () => {
  expect([...warehouseTables(paths()).keys()]).toEqual(["move", "duel"]);
  expect(await readRows(paths(), "move")).toEqual([
    {id: 1, name: "Pound"},
    {id: 2, name: null}
  ]);
  expect(await readRows(paths(), "duel")).toEqual([{p: 0.5}]);
});

it("says which tables there are where there is none of a name, and how to get any", async () => {
  await expect(readRows(paths(), "moves")).rejects.toThrow(
    'there is no table "moves"; the tables are move, duel'
  );
  const none = dataPaths({PREDICTIONDEX_DATA: join(root, "none")});
  await expect(readRows(none, "move")).rejects.toThrow("run npm run etl");
});

import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, it} from "vitest";
import {withDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../../lib/duckdb/quote-sql.ts";
import {writeParquet} from "../../../lib/duckdb/write-parquet.ts";
import {hashOf} from "../../../lib/files/hash.ts";

const folder = mkdtempSync(join(tmpdir(), "write-parquet-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const COLUMNS = [
  {name: "n", description: "how many, it's said"},
  {name: "half", description: "n divided by two"}
];

/** The file of the same rows, which came in pieces of so many. */
async function written(rows: number, piece: number): Promise<string> {
  const path = join(folder, `${piece}.parquet`);
  await withDuckDb(
    async (connection) => {
      await connection.run("CREATE TABLE halves (n INTEGER, half DOUBLE)");
      for (let first = 0; first < rows; first += piece)
        await connection.run(
          `INSERT INTO halves SELECT i, i / 2 FROM range(${first}, ${Math.min(rows, first + piece)}) t(i)`
        );
      await writeParquet(connection, "halves", path, COLUMNS);
    },
    {threads: 1}
  );
  return path;
}

it("writes the same bytes for the same rows, in whatever pieces they came, and what the columns mean", async () => {
  const rows = 260_000;
  const whole = await written(rows, rows);
  for (const piece of [50_011, 130_001])
    expect(hashOf(readFileSync(await written(rows, piece))), `${piece}`).toBe(hashOf(readFileSync(whole)));
  const told = await withDuckDb(async (connection) =>
    (
      await connection.runAndReadAll(
        `SELECT decode(key) AS name, decode(value) AS description FROM parquet_kv_metadata(${quoteText(whole)})`
      )
    ).getRowObjectsJson()
  );
  expect(told).toEqual(expect.arrayContaining(COLUMNS));
});

import {type Table, tableFromIPC} from "apache-arrow";
import {expect, it} from "vitest";
import {withDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {absentArrow, arrowOfQuery, arrowOfRows} from "../../../src/workbench/arrow-table.ts";

const query = async (sql: string, times?: readonly string[]) =>
  tableFromIPC(await withDuckDb((connection) => arrowOfQuery(connection, sql, times)));
const types = (table: Table): Record<string, string> =>
  Object.fromEntries(table.schema.fields.map(({name, type}) => [name, String(type)]));

it("keeps values, nulls and types of a query", async () => {
  const table = await query(
    `SELECT i::USMALLINT AS id, (i / 4)::FLOAT AS share, CASE WHEN i > 1 THEN i::SMALLINT END AS some,
      i > 1 AS big, 'n' || i AS name, CASE WHEN i > 1 THEN 'x' END AS maybe, i AS count
     FROM range(3) t(i) ORDER BY i`
  );
  expect(table.toArray().map((row) => row.toJSON())).toEqual([
    {id: 0, share: 0, some: null, big: false, name: "n0", maybe: null, count: 0},
    {id: 1, share: 0.25, some: null, big: false, name: "n1", maybe: null, count: 1},
    {id: 2, share: 0.5, some: 2, big: true, name: "n2", maybe: "x", count: 2}
  ]);
  expect(types(table)).toMatchObject({
    id: "Uint16",
    share: "Float32",
    some: "Int16",
    big: "Bool",
    name: "Dictionary<Int8, Utf8>",
    count: "Float64"
  });
});

it("keeps a whole number's type, so that sums and products of ids have room", async () => {
  const table = await query("SELECT 255 AS small, -1 AS below, 65536 AS four, 7::SMALLINT AS half");
  expect(types(table)).toEqual({small: "Int32", below: "Int32", four: "Int32", half: "Int16"});
  expect(table.get(0)?.toJSON()).toEqual({small: 255, below: -1, four: 65_536, half: 7});
});

it("holds each of many texts once, under numbers that suffice", async () => {
  const table = await query("SELECT 'text ' || (i % 300) AS text FROM range(900) t(i)");
  expect(types(table)["text"]).toBe("Dictionary<Int16, Utf8>");
  expect(table.get(601)?.toJSON()).toEqual({text: "text 1"});
});

it("shows milliseconds as times where it is told so", async () => {
  const table = await query("SELECT epoch_ms(TIMESTAMP '2026-11-29 12:00:00')::DOUBLE AS time", ["time"]);
  expect(new Date(table.get(0)!["time"])).toEqual(new Date("2026-11-29T12:00:00Z"));
});

it("says which type it cannot hold", async () => {
  await expect(query("SELECT [1] AS list")).rejects.toThrow(
    "a column of type INTEGER[]: cast it in the query"
  );
});

it("holds rows of numbers, texts and truths", () => {
  const rows = [
    {name: "a", value: null, isIt: true},
    {name: "b", value: 1.5, isIt: false}
  ];
  expect(
    tableFromIPC(arrowOfRows(rows))
      .toArray()
      .map((row) => row.toJSON())
  ).toEqual(rows);
});

it("says of a table that is not there why", () => {
  const table = tableFromIPC(absentArrow({"not-made": "npm run drift"}));
  expect([table.numRows, [...table.schema.metadata]]).toEqual([0, [["not-made", "npm run drift"]]]);
});

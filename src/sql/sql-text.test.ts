import {describe, expect, it} from "vitest";
import {isReading, limited} from "./limited-statement.ts";
import {queryNotebook} from "./query-notebook.ts";
import {isChanging, splitStatements} from "./split-statements.ts";
import {placeIn, sqlError} from "./sql-error.ts";

describe("splitStatements", () => {
  it("keeps each statement's place, without what stands around it", () => {
    const sql = "-- first; one\nSELECT 1;\n\n ; /* ; */ SELECT ';' AS \"a;b\" -- end;\n";
    expect(splitStatements(sql)).toEqual([
      {text: "SELECT 1", from: 14},
      {text: "SELECT ';' AS \"a;b\"", from: sql.indexOf("SELECT ';'")}
    ]);
  });

  it.each(["", " ;; ", "-- nothing", "/* not closed"])("finds nothing in %j", (sql) => {
    expect(splitStatements(sql)).toEqual([]);
  });

  it.each([
    "SELECT 'it''s; one'",
    "SELECT $$a;b$$",
    "SELECT $t$a;$$;b$t$",
    "SELECT e'\\';'",
    "SELECT 'open;"
  ])("%s is one", (sql) => {
    expect(splitStatements(`${sql};`).map(({text}) => text)).toHaveLength(1);
  });
});

it("knows what changes the database from what only reads it", () => {
  const changing = (sql: string): boolean => isChanging({text: sql, from: 0});
  for (const sql of ["DROP TABLE duel", "create table a as from duel", "Update x SET y = 1"])
    expect([sql, changing(sql), isReading(sql)]).toEqual([sql, true, false]);
  for (const sql of ["SELECT 1", "from duel", "(SELECT 1)", "WITH a AS (SELECT 1) FROM a"])
    expect([sql, changing(sql), isReading(sql)]).toEqual([sql, false, true]);
  expect(isReading("WITH a AS (SELECT 1) INSERT INTO b FROM a")).toBe(false);
  expect(limited("DESCRIBE duel", 5)).toEqual({text: "DESCRIBE duel", shift: 0});
});

describe("sqlError", () => {
  /** As DuckDB says it of a statement that stands inside another. */
  const told = (sql: string, drawn: string) =>
    sqlError({message: `Binder Error: no\n\n${drawn}`, sent: limited(sql, 10)}, {text: sql, from: 100});

  it("finds the place in the reader's own text", () => {
    expect(told("SELECT a,\n  nope\nFROM duel", "LINE 3:   nope\n          ^")).toEqual({
      message: "Binder Error: no",
      at: 100 + "SELECT a,\n  ".length
    });
  });

  it("finds it in a line of which only a part is drawn", () => {
    const sql = `SELECT ${"a_column, ".repeat(12)}nope, ${"more, ".repeat(20)}x`;
    const excerpt = sql.slice(sql.indexOf("nope") - 20, sql.indexOf("nope") + 30);
    const drawn = `LINE 2: ...${excerpt}...\n${" ".repeat("LINE 2: ...".length + 20)}^`;
    expect(told(sql, drawn).at).toBe(100 + sql.indexOf("nope"));
  });

  it("stays in the statement where the database stumbles over what stands around it", () => {
    expect(told("SELECT (1", "LINE 3: ) LIMIT 10\n        ^").at).toBe(100 + "SELECT (1".length);
  });

  it("has no place where none is drawn", () => {
    expect(told("SELECT 1", "")).toEqual({message: "Binder Error: no\n\n", at: null});
  });

  it("counts lines and columns from 1", () => {
    expect(placeIn("ab\ncd", 4)).toEqual({line: 2, column: 2});
  });
});

describe("queryNotebook", () => {
  it("is a cell of SQL for one statement", () => {
    expect(queryNotebook("My query", splitStatements("SELECT 1 AS a;")).split("\n")).toEqual([
      "# My query",
      "",
      "```sql id=result",
      "SELECT 1 AS a",
      "```",
      "",
      "```js",
      "Inputs.table(result, {select: false})",
      "```",
      "",
      "$" + "{result.numRows} rows.",
      ""
    ]);
  });

  it("runs several statements in their order, and lets no text end the template", () => {
    const value = "$" + "{x}";
    const notebook = queryNotebook(
      "T",
      splitStatements(`CREATE TABLE a AS SELECT '${value}\\d'; SELECT '\`'`)
    );
    expect(notebook).toContain(
      `\`\`\`js\nawait sql\`CREATE TABLE a AS SELECT '\\${value}\\\\d'\`;\nconst result = await sql\`SELECT '\\\`'\`;\n\`\`\`\n`
    );
  });
});

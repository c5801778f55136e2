import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {openDuckDb, withDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteName, quoteText} from "../../../lib/duckdb/quote-sql.ts";

/** What DuckDB takes as text: no lone surrogates, no NUL. */
const text = fc.string({unit: "grapheme"}).filter((value) => !value.includes("\0"));

describe("SQL's quotes", () => {
  it("keep every text and every name as it is", async () => {
    await withDuckDb((connection) =>
      fc.assert(
        fc.asyncProperty(text, text, async (value, name) => {
          fc.pre(name !== "");
          const reader = await connection.runAndReadAll(`select ${quoteText(value)} as ${quoteName(name)}`);
          expect(reader.getRows()).toEqual([[value]]);
          expect(reader.columnNames()).toEqual([name]);
        }),
        {
          numRuns: 100,
          examples: [
            ["'; drop table x; --", '"; --'],
            ["''", '""']
          ]
        }
      )
    );
  });
});

describe("DuckDB", () => {
  const setting = (name: string) =>
    withDuckDb(
      async (connection) =>
        (await connection.runAndReadAll(`select current_setting('${name}')::varchar`)).getRows()[0][0],
      {threads: 1, memory_limit: "100MB", preserve_insertion_order: false}
    );
  it("takes its settings", async () => {
    expect(await setting("threads")).toBe("1");
    expect(await setting("preserve_insertion_order")).toBe("false");
    expect(await setting("memory_limit")).toMatch(/^95\.\d MiB$/);
  });

  it("is closed whatever comes of the work", async () => {
    let escaped: {run(sql: string): Promise<unknown>} | undefined;
    await expect(
      withDuckDb(async (connection) => {
        escaped = connection;
        throw new Error("the work failed");
      })
    ).rejects.toThrow("the work failed");
    await expect((async () => escaped!.run("select 1"))()).rejects.toThrow();
  });

  it("says what it cannot open", async () => {
    await expect(openDuckDb({access_mode: "READ_ONLY"}, "/nowhere/at/all.duckdb")).rejects.toThrow(
      /at\/all\.duckdb/
    );
  });
});

import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {ownSources} from "./own-sources.ts";

const OPENING = /\bDuckDBInstance\b/;
const QUOTING = /replace(?:All)?\(\s*(?:"'"|'"'|\/['"]\/g?)\s*,\s*(?:"''"|'""')\s*\)/;
/** CSV's quotes are not SQL's. */
const APART = /^src\/ui\/csv\.ts$/;

const withText = (pattern: RegExp): string[] =>
  ownSources().filter(
    (file) => !APART.test(file) && pattern.test(readFileSync(join(REPOSITORY, file), "utf8"))
  );

it("opens DuckDB in one place", () => {
  expect(withText(OPENING)).toEqual(["lib/duckdb/open-duckdb.ts"]);
});

it("quotes SQL in one place, and CSV in another", () => {
  expect(withText(QUOTING)).toEqual(["lib/duckdb/quote-sql.ts", "lib/tables/csv.ts"]);
});

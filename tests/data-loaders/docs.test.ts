import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {withSchema} from "../../data-loaders/schema/schema-markdown.ts";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {embeddedTables} from "./embedded-tables.ts";

it("docs/DATA.md describes the schema as it is declared (if not, rename DATA-changed.md)", () => {
  const path = join(REPOSITORY, "docs", "DATA.md");
  const changed = join(REPOSITORY, "docs", "DATA-changed.md");
  const document = readFileSync(path, "utf8");
  const current = withSchema(document, embeddedTables().tables);
  if (document === current) rmSync(changed, {force: true});
  else writeFileSync(changed, current);
  expect(document).toBe(current);
});

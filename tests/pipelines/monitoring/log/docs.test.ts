import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {REPOSITORY} from "../../../../lib/files/paths.ts";
import {withLogColumns} from "../../../../pipelines/monitoring/log/log-markdown.ts";

it("docs/API.md describes the log as it is declared (if not, rename API-changed.md)", () => {
  const changed = join(REPOSITORY, "docs", "API-changed.md");
  const document = readFileSync(join(REPOSITORY, "docs", "API.md"), "utf8");
  const current = withLogColumns(document);
  if (document === current) rmSync(changed, {force: true});
  else writeFileSync(changed, current);
  expect(document).toBe(current);
});

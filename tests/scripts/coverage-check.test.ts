import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {type CoverageSummary, ELSEWHERE, judgeCoverage} from "../../scripts/coverage-check.ts";

const lines = (covered: number, total = 100) => ({lines: {total, covered, pct: (100 * covered) / total}});
const judged = (files: Record<string, ReturnType<typeof lines>>) =>
  judgeCoverage(
    Object.fromEntries([
      ["total", lines(0)],
      ...Object.entries(files).map(([path, value]) => [`/r/${path}`, value])
    ]) as CoverageSummary,
    "/r"
  );

describe("judgeCoverage", () => {
  it("wants 85 % over all and 70 % in each file", () => {
    expect(judged({"server/a.ts": lines(100), "server/b.ts": lines(70)})).toEqual({
      all: 85,
      files: 2,
      problems: []
    });
    expect(judged({"server/a.ts": lines(100), "server/b.ts": lines(69)}).problems).toEqual([
      "all files: 84.5 % of the lines, 85 % are wanted",
      "server/b.ts: 69.0 % of its lines, 70 % are wanted"
    ]);
  });

  it("weighs files by their lines", () => {
    expect(judged({"server/a.ts": lines(300, 300), "server/b.ts": lines(80)}).all).toBe(95);
  });

  it("leaves out what other tests run, and what has no line", () => {
    expect(
      judged({"src/drift/drift-entry.ts": lines(0), "server/types.ts": lines(0, 0), "server/a.ts": lines(90)})
    ).toEqual({
      all: 90,
      files: 1,
      problems: []
    });
  });

  it("measures pages as it does all else", () => {
    expect(judged({"src/drift/drift-page.ts": lines(90), "src/ui/table.ts": lines(60)}).files).toBe(2);
  });

  it("finds nothing good in nothing", () => expect(judged({}).problems).toHaveLength(1));
});

describe("what is tested elsewhere", () => {
  const measured = ["lib", "data-loaders", "pipelines", "server", "src", "stages", "cli", "scripts"].flatMap(
    (folder) =>
      readdirSync(join(REPOSITORY, folder), {recursive: true, encoding: "utf8"})
        .filter((file) => file.endsWith(".ts"))
        .map((file) => `${folder}/${file}`)
  );
  const {scripts} = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };

  it.each(ELSEWHERE)("%s matches a file that is measured", (pattern) => {
    expect(measured.filter((path) => pattern.test(path))).not.toEqual([]);
  });

  it.each(ELSEWHERE)("%s is tested by what is there: %s", (_, tested) => {
    for (const [path] of tested.matchAll(/tests\/\S+\.ts/g))
      expect(existsSync(join(REPOSITORY, path)), path).toBe(true);
    for (const [, script] of tested.matchAll(/npm run ([\w:-]*\w)/g))
      expect(scripts).toHaveProperty([script]);
  });
});

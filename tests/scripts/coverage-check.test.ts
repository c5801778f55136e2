import {describe, expect, it} from "vitest";
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
      judged({"src/entries/a.ts": lines(0), "server/types.ts": lines(0, 0), "server/a.ts": lines(90)})
    ).toEqual({
      all: 90,
      files: 1,
      problems: []
    });
    for (const [, tested] of ELSEWHERE) expect(tested).not.toBe("");
  });

  it("finds nothing good in nothing", () => expect(judged({}).problems).toHaveLength(1));
});

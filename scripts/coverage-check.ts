import {readFileSync} from "node:fs";
import {join, relative} from "node:path";
import {pathToFileURL} from "node:url";
import {REPOSITORY} from "../lib/files/paths.ts";

/** Least shares of lines, in per cent. */
export const LEAST = {all: 85, file: 70} as const;

/**
 * Files that run where this measurement does not reach, and what tests them instead: what starts a page in a browser,
 * what the site's build runs, children in processes of their own. The pages themselves are measured.
 */
export const ELSEWHERE: readonly (readonly [pattern: RegExp, tested: string])[] = [
  [/^src\/[^/]+\/[^/]+-entry\.ts$/, "a browser, by npm run test:e2e, which opens every page"],
  [
    /^src\/[^/]+\/[^/]+\.(json|bin|svg)\.ts$/,
    "the site's build, a stage of npm run pipeline, a step of .ci/run"
  ],
  [
    /^src\/train-it-yourself\/training-worker\.ts$/,
    "a browser's worker, by tests/e2e/training.e2e.ts; its trainer by training.test.ts"
  ],
  [/^cli\/figures\/render-figures\.ts$/, "a browser, by tests/e2e/figures.e2e.ts"],
  [/^pipelines\/model\/duels\/duel-tasks\.ts$/, "worker threads, by tests/pipelines/model/duels/run.test.ts"],
  [
    /^pipelines\/model\/search\/search-tasks\.ts$/,
    "worker threads, by tests/pipelines/model/lifecycle.test.ts"
  ],
  [/^lib\/workers\/low-priority\.ts$/, "a worker thread, by tests/server/foresight.test.ts"],
  [/^server\/model\/foresee-tasks\.ts$/, "a worker thread, by tests/server/foresight.test.ts"],
  [/^server\/main\.ts$/, "processes of their own, by tests/server/process.test.ts"],
  [/^server\/run\.ts$/, "processes of their own, by tests/server/process.test.ts"],
  [/^server\/workers\.ts$/, "processes of their own, by tests/server/workers.test.ts"],
  [/^cli\/main\.ts$/, "a process of its own, by tests/pipelines/model/evaluation/train-on-file.test.ts"],
  [/^stages\//, "a process for each stage, by npm run pipeline, a step of .ci/run"],
  [/^src\/build\/build-site\.ts$/, "the last stage of npm run pipeline, a step of .ci/run"],
  [/^scripts\/compose-walk\.ts$/, "npm run compose:walk, a step of .ci/run"],
  [/^scripts\/api-figures\.ts$/, "by hand; its parts by tests/server/api-figures.test.ts"],
  [
    /^scripts\/model-card\.ts$/,
    "npm run card, by hand; its parts by tests/pipelines/model/registry/model-card.test.ts"
  ],
  [/\.d\.ts$/, "the type checker"]
];

/** Istanbul's `coverage-summary.json`, the part that is read. */
export type CoverageSummary = Readonly<
  Record<string, {readonly lines: {readonly total: number; readonly covered: number; readonly pct: number}}>
>;

export interface CoverageVerdict {
  /** Per cent of the lines of all judged files. */
  readonly all: number;
  readonly files: number;
  readonly problems: readonly string[];
}

/** Judges a summary whose paths begin with `root`. */
export function judgeCoverage(summary: CoverageSummary, root: string): CoverageVerdict {
  const judged = Object.entries(summary)
    .filter(([path]) => path !== "total")
    .map(([path, {lines}]) => ({path: relative(root, path), ...lines}))
    .filter(({path, total}) => total > 0 && !ELSEWHERE.some(([pattern]) => pattern.test(path)));
  const sum = (pick: "total" | "covered"): number => judged.reduce((count, file) => count + file[pick], 0);
  const all = judged.length === 0 ? 0 : (100 * sum("covered")) / sum("total");
  const problems = judged
    .filter(({pct}) => pct < LEAST.file)
    .sort((a, b) => a.pct - b.pct)
    .map(({path, pct}) => `${path}: ${pct.toFixed(1)} % of its lines, ${LEAST.file} % are wanted`);
  if (all < LEAST.all)
    problems.unshift(`all files: ${all.toFixed(1)} % of the lines, ${LEAST.all} % are wanted`);
  return {all, files: judged.length, problems};
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const file = join(REPOSITORY, "coverage", "coverage-summary.json");
  const {all, files, problems} = judgeCoverage(
    JSON.parse(readFileSync(file, "utf8")) as CoverageSummary,
    REPOSITORY
  );
  console.log(`${all.toFixed(1)} % of the lines of ${files} files are covered by the unit tests`);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

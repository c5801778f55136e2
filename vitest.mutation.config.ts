import {defineConfig} from "vitest/config";
import {BaseSequencer, type TestSpecification} from "vitest/node";

/** Put something else in place of a module of Node or ours, which a file that ran before may have read already. */
const MOCKING =
  /\/server\/(metrics\/metrics|model\/foresight-run|prediction-log\/(retention|write-ahead))\.test\.ts$/;

/** The golden files last: most mutants are noticed before, by tests that take less time. */
class MockingFirstGoldenLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({moduleId}: TestSpecification): number =>
      Number(moduleId.includes("-golden")) - Number(MOCKING.test(moduleId));
    return files.toSorted((x, y) => rank(x) - rank(y) || x.moduleId.localeCompare(y.moduleId));
  }
}

/** Draw their cases anew every time: whether a mutant is noticed must not depend on a seed. */
const RANDOM = ["tests/pipelines/battle/{damage-formula,duel,isomorphic,move-sets,outlook,replay}.test.ts"];

/** Take seconds for one test: whole runs over real files, processes, measurements of power. */
const SLOW = [
  "tests/pipelines/monitoring/drift/{alarms,domain-classifier,monitor,performance,run-drift}.test.ts",
  "tests/server/{foresight,hot-swap,process,workers}.test.ts",
  "tests/server/fuzz/**"
];

/** Folders or files of tests, comma-separated, where only part of the code is changed: `TESTS=tests/server,src`. */
const only = process.env["TESTS"]?.split(",").map((at) => (at.endsWith(".ts") ? at : `${at}/**/*.test.ts`));

/** The tests that mutation testing judges. What those left out cover, golden files and tests of single modules do too. */
export default defineConfig({
  test: {
    include: only ?? [
      "tests/pipelines/battle/**/*.test.ts",
      "tests/lib/statistics/**/*.test.ts",
      "tests/pipelines/model/registry/**/*.test.ts",
      "tests/pipelines/monitoring/**/*.test.ts",
      "tests/server/**/*.test.ts",
      "tests/src/{charts,i18n,ui}/**/*.test.ts",
      "src/**/*.test.ts"
    ],
    exclude: [...RANDOM, ...SLOW, "**/*.full.test.ts"],
    globalSetup: "tests/support/kept-folder.setup.ts",
    isolate: false,
    sequence: {sequencer: MockingFirstGoldenLast},
    testTimeout: 60_000
  }
});

import {fileURLToPath} from "node:url";
import {defineConfig} from "vitest/config";
import {BaseSequencer, type TestSpecification} from "vitest/node";

/** The golden files last: most mutants are noticed before, by tests that take less time. */
class GoldenLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isGolden = ({moduleId}: TestSpecification): number => Number(moduleId.includes("-golden"));
    return files.toSorted((x, y) => isGolden(x) - isGolden(y) || x.moduleId.localeCompare(y.moduleId));
  }
}

/**
 * The tests that mutation testing judges: of mechanics, statistics and the gate. Left out are those of the battle
 * engine that draw their cases anew every time: they take most of its tests' time, and whether a mutant is noticed
 * must not depend on a seed. What they cover, the golden files and the tests of single modules cover too.
 */
export default defineConfig({
  resolve: {
    alias: [
      {
        find: "../data-loaders/embedded-game.ts",
        replacement: fileURLToPath(new URL("tests/data-loaders/kept-game.ts", import.meta.url))
      }
    ]
  },
  test: {
    include: [
      "tests/pipelines/battle/**/*.test.ts",
      "tests/lib/statistics/**/*.test.ts",
      "tests/pipelines/model/registry/**/*.test.ts"
    ],
    exclude: ["tests/pipelines/battle/{damage-formula,duel,isomorphic,move-sets,outlook,replay}.test.ts"],
    globalSetup: "tests/data-loaders/kept-game.setup.ts",
    isolate: false,
    sequence: {sequencer: GoldenLast},
    testTimeout: 60_000
  }
});

import {defineConfig} from "vitest/config";

/** The long tests: fuzzing at full length, a real Prometheus, the reference engine. */
export default defineConfig({
  test: {
    include: ["tests/**/*.full.test.ts"],
    testTimeout: 1_200_000,
    hookTimeout: 300_000,
    globalSetup: "tests/support/kept-folder.setup.ts",
    pool: "forks",
    maxWorkers: 1
  }
});

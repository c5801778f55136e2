import {defineConfig} from "vitest/config";

const EXCLUDED = ["**/node_modules/**", "tests/e2e/**", "**/*.full.test.ts", "**/*.native.test.ts"];
const BATTLE = "tests/battle/**/*.test.ts";

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
    projects: [
      // Many small files of one game: without isolation a process reads it once, not for every file.
      {extends: true, test: {name: "battle", include: [BATTLE], exclude: EXCLUDED, isolate: false}},
      {
        extends: true,
        test: {
          name: "all else",
          include: ["tests/**/*.test.ts", "packages/*/tests/**/*.test.ts"],
          exclude: [...EXCLUDED, BATTLE]
        }
      }
    ],
    coverage: {
      reporter: ["text-summary", "json-summary", "html"],
      include: [
        "lib/**/*.ts",
        "data-loaders/**/*.ts",
        "pipelines/**/*.ts",
        "server/**/*.ts",
        "scripts/**/*.ts",
        "src/**/*.ts"
      ]
    }
  }
});

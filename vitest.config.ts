import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts", "packages/*/tests/**/*.test.ts"],
    exclude: ["**/node_modules/**", "tests/e2e/**", "**/*.full.test.ts", "**/*.native.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
    coverage: {
      reporter: ["text-summary", "json-summary", "html"],
      include: [
        "data-loaders/**/*.ts",
        "pipelines/**/*.ts",
        "server/**/*.ts",
        "scripts/**/*.ts",
        "src/**/*.ts"
      ]
    }
  }
});

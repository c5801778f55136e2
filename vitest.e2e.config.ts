import {defineConfig} from "vitest/config";

/** Browser tests of the built site: `npm run test:e2e`, after `npm run build`. */
export default defineConfig({
  test: {
    include: ["tests/e2e/**/*.e2e.ts"],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 1,
    fileParallelism: false
  }
});

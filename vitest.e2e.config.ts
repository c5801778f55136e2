import {defineConfig} from "vitest/config";

/** Browser tests over the built site: `npm run build` first. Chromium is found at CHROMIUM or /usr/bin/chromium. */
export default defineConfig({
  test: {
    include: ["tests/e2e/**/*.e2e.ts"],
    testTimeout: 240_000,
    hookTimeout: 120_000,
    // A browser on a busy machine is late once in thousands of steps; the report says "retry x1" where it was.
    retry: 1,
    pool: "forks",
    maxWorkers: 2
  }
});

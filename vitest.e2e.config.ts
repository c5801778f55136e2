import {defineConfig} from "vitest/config";

/** Browser tests over the built site: `npm run build` first. Chromium is found at CHROMIUM or /usr/bin/chromium. */
export default defineConfig({
  test: {
    include: ["tests/e2e/**/*.e2e.ts"],
    testTimeout: 240_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2
  }
});

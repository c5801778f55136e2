import {defineConfig} from "vitest/config";

// What needs more than Node: native XGBoost, Chromium.
export default defineConfig({
  test: {
    include: ["tests/native/**/*.test.ts", "tests/**/*.full.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 120_000
  }
});

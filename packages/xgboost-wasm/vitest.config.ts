import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/native/**", "**/*.full.test.ts"],
    testTimeout: 60_000
  }
});

import {defineConfig} from "vitest/config";

/** The tests that mutation testing judges: of mechanics, statistics and the gate. */
export default defineConfig({
  test: {
    include: [
      "tests/battle/**/*.test.ts",
      "tests/drift/statistics/**/*.test.ts",
      "tests/registry/**/*.test.ts"
    ],
    testTimeout: 60_000
  }
});

import {defineConfig} from "vitest/config";

/** The long part: `npm run test:fuzz`. */
// biome-ignore lint/style/noDefaultExport: Vitest reads the default export
export default defineConfig({
  test: {include: ["tests/server/fuzz/*.full.test.ts"], testTimeout: 900_000, pool: "forks"}
});

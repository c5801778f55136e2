import {build} from "esbuild";
import {describe, expect, it} from "vitest";

describe("the battle engine", () => {
  it("bundles for the browser without a package or a Node module", async () => {
    const {metafile} = await build({
      entryPoints: ["pipelines/battle/index.ts"],
      bundle: true,
      platform: "browser",
      format: "esm",
      write: false,
      metafile: true,
      logLevel: "silent"
    });
    const inputs = Object.keys(metafile.inputs);
    expect(inputs.length).toBeGreaterThan(20);
    for (const input of inputs) expect(input).toMatch(/^(pipelines\/battle\/|data-loaders\/game-data\.ts)/);
  });
});

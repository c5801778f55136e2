import {readdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {build} from "esbuild";

/**
 * Bundles every `src/entries/NAME.ts` to `src/generated/NAME.js`, with shared chunks. Framework only serves
 * modules from inside its source root; bundling is how the pages run the very code of `pipelines/`, and it
 * drops what a page does not use of d3 and Plot.
 */
export async function bundlePages(root: string): Promise<void> {
  const entries = join(root, "entries");
  const generated = join(root, "generated");
  rmSync(generated, {recursive: true, force: true});
  await build({
    entryPoints: readdirSync(entries)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(entries, name)),
    outdir: generated,
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    chunkNames: "chunk-[hash]",
    charset: "utf8",
    logLevel: "error"
  });
}

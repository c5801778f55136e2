import {rmSync} from "node:fs";
import {basename, join} from "node:path";
import {type BuildOptions, build} from "esbuild";
import {sitePages} from "../chrome/site-pages.ts";

/** Modules that no page names: language, theme and menu of every page; parts for what Markdown says in code. */
const COMMON = [
  ["chrome", "chrome-entry.ts"],
  ["ui", "components.ts"],
  ["workbench", "workbench.ts"],
  ["workbench", "notebook-model.ts"],
  ["workbench", "cells.ts"]
] as const;

/** The browser modules of a site's root: those its pages name in their front matter, and what all may use. */
export const browserEntries = (root: string): string[] => [
  ...COMMON.map((path) => join(root, ...path)),
  ...new Set(sitePages(root).flatMap(({entries}) => entries))
];

export const generatedFolder = (root: string): string => join(root, "generated");

/**
 * How pages' browser modules are bundled: `src/X/NAME.ts` to `src/generated/NAME.js`, with shared chunks. Framework
 * only serves modules from inside its source root; bundling is how the pages run the very code of `pipelines/`, and
 * it drops what a page does not use of d3 and Plot.
 */
export const bundleOptions = (root: string) =>
  ({
    entryPoints: browserEntries(root).map((file) => ({in: file, out: basename(file, ".ts")})),
    outdir: generatedFolder(root),
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    chunkNames: "chunk-[hash]",
    charset: "utf8",
    logLevel: "error"
  }) satisfies BuildOptions;

/** Bundles the pages' browser modules, in place of earlier ones. */
export async function bundlePages(root: string): Promise<void> {
  rmSync(generatedFolder(root), {recursive: true, force: true});
  await build(bundleOptions(root));
}

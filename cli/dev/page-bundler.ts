import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {basename, join} from "node:path";
import {type BuildContext, type BuildFailure, context, formatMessages, type OutputFile} from "esbuild";
import {browserEntries, bundleOptions, generatedFolder} from "../../src/build/bundle-pages.ts";

/** Writes those files that are new or different, chunks before the modules that import them; removes all others. */
function writeOutputs(folder: string, files: readonly OutputFile[]): string[] {
  mkdirSync(folder, {recursive: true});
  const isChunk = ({path}: OutputFile): boolean => basename(path).startsWith("chunk-");
  const changed = files
    .toSorted((a, b) => Number(isChunk(b)) - Number(isChunk(a)))
    .filter(({path, contents}) => !existsSync(path) || !readFileSync(path).equals(contents));
  for (const {path, contents} of changed) writeFileSync(path, contents);
  const names = new Set(files.map(({path}) => basename(path)));
  for (const name of readdirSync(folder))
    if (!names.has(name)) rmSync(join(folder, name), {recursive: true, force: true});
  return changed.map(({path}) => basename(path));
}

export interface PageBundler {
  /** Bundles again what the pages' front matter names now. @returns names of the modules that are different */
  rebuild(): Promise<readonly string[]>;
  /** Whether a changed file makes another bundle: it is part of one, or might mend one that is broken. */
  concerns(files: Iterable<string>): boolean;
  stop(): Promise<void>;
}

/**
 * Keeps `src/generated` up to date, as `bundlePages` makes it, but readable and in steps: esbuild keeps what it knows
 * of unchanged files.
 * @param say is told of modules that cannot be bundled, by file and line; what was bundled before stays
 */
export function createPageBundler(root: string, say: (text: string) => void): PageBundler {
  let entries = "";
  let current: BuildContext | null = null;
  let inputs: ReadonlySet<string> = new Set();
  let broken = false;

  const renew = async (): Promise<BuildContext> => {
    const now = browserEntries(root).join("\n");
    if (current !== null && now === entries) return current;
    await current?.dispose();
    current = await context({
      ...bundleOptions(root),
      minify: false,
      write: false,
      metafile: true,
      absWorkingDir: root,
      logLevel: "silent"
    });
    entries = now;
    return current;
  };

  const rebuild = async (): Promise<readonly string[]> => {
    try {
      const {outputFiles, metafile} = await (await renew()).rebuild();
      if (broken) say("bundles: mended");
      broken = false;
      inputs = new Set(Object.keys(metafile!.inputs).map((file) => join(root, file)));
      return writeOutputs(generatedFolder(root), outputFiles!);
    } catch (error) {
      broken = true;
      const {errors} = error as Partial<BuildFailure>;
      if (errors === undefined) say((error as Error).message);
      else for (const text of await formatMessages(errors, {kind: "error"})) say(text.trim());
      return [];
    }
  };

  return {
    rebuild,
    concerns: (files) =>
      [...files].some((file) => inputs.has(file) || (broken && file.endsWith(".ts")) || file.endsWith(".md")),
    async stop() {
      await current?.dispose();
    }
  };
}

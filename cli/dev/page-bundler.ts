import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {basename, join} from "node:path";
import {type BuildContext, type BuildFailure, context, formatMessages, type OutputFile} from "esbuild";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {browserEntries, bundleOptions, generatedFolder} from "../../src/build/bundle-pages.ts";
import {FrontMatterError} from "../../src/chrome/site-pages.ts";

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
  /** Whether changed files make other bundles: they are part of one, might mend one, or name others. */
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

  /** What the pages name; null where that cannot be read, which whoever shows the pages tells. */
  const entriesNow = (): string | null => {
    try {
      return browserEntries(root).join("\n");
    } catch (error) {
      if (error instanceof FrontMatterError) return null;
      throw error;
    }
  };

  const renew = async (): Promise<BuildContext> => {
    const now = browserEntries(root).join("\n");
    if (current !== null && now === entries) return current;
    await current?.dispose();
    current = await context({
      ...bundleOptions(root),
      minify: false,
      write: false,
      metafile: true,
      absWorkingDir: REPOSITORY,
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
      inputs = new Set(Object.keys(metafile!.inputs).map((file) => join(REPOSITORY, file)));
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
      [...files].some((file) => inputs.has(file) || (broken && file.endsWith(".ts"))) ||
      (entriesNow() ?? entries) !== entries,
    async stop() {
      await current?.dispose();
    }
  };
}

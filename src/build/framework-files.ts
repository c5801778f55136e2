import {createHash} from "node:crypto";
import {readFileSync, statSync} from "node:fs";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {frameworkCommand} from "./framework.ts";
import {loaderPrograms} from "./loader-programs.ts";

/** How Framework finds and makes a file that pages attach. Its package declares no way to it; its version is fixed. */
interface LoaderResolver {
  find(path: string): {load(options: object, effects: object): Promise<string>} | undefined;
}
interface LoaderModule {
  readonly LoaderResolver: new (options: {
    root: string;
    interpreters: Record<string, string[]>;
  }) => LoaderResolver;
}

/** A file that pages attach, as it is now. */
export interface AttachedFile {
  readonly bytes: Buffer;
  readonly lastModified: number;
  /** Where a built site has it, from its root. */
  readonly place: string;
}

const QUIET = {logger: {log() {}, warn() {}, error() {}}, output: {write: () => true}};

/** `_file/a/b.json` and the hash of its content as Framework names it. */
const placeOf = (path: string, bytes: Buffer): string => {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  return join("_file", path.replace(/(\.\w+)$/, `.${hash}$1`));
};

/**
 * Finds attached files by their path from the site's root (`drift/drift.json`): as they lie there, as a loader wrote
 * them, or as one writes them now.
 * @throws Error that names the file which cannot be had
 */
export async function attachedFiles(root: string): Promise<(path: string) => Promise<AttachedFile>> {
  const module = join(dirname(frameworkCommand()), "..", "loader.js");
  const {LoaderResolver} = (await import(pathToFileURL(module).href)) as LoaderModule;
  const resolver = new LoaderResolver({root, interpreters: loaderPrograms()});
  return async (path) => {
    const loader = resolver.find(`/${path}`);
    if (loader === undefined)
      throw new Error(`${path}: there is neither such a file in ${root} nor a loader for it`);
    let file: string;
    try {
      file = join(root, await loader.load({useStale: true}, QUIET));
    } catch (cause) {
      throw new Error(`${path}: ${(cause as Error).message}`, {cause});
    }
    const bytes = readFileSync(file);
    return {bytes, lastModified: Math.floor(statSync(file).mtimeMs), place: placeOf(path, bytes)};
  };
}

import {existsSync, readFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {build} from "esbuild";

/** What a program is made of. */
export interface ModuleGraph {
  /** Absolute. */
  readonly files: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
}

const WORKER = /new URL\(\s*"(\.{1,2}\/[^"]+\.(?:ts|mjs|js))",\s*import\.meta\.url\s*\)/g;

const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

async function imported(entries: readonly string[], root: string): Promise<ModuleGraph> {
  const {metafile} = await build({
    entryPoints: [...entries],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    outdir: "unused",
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent"
  });
  const packages = Object.values(metafile.inputs)
    .flatMap(({imports}) => imports)
    .filter(({external, path}) => external && !path.startsWith("node:"))
    .map(({path}) => packageOf(path));
  return {
    files: new Set(Object.keys(metafile.inputs).map((file) => join(root, file))),
    packages: new Set(packages)
  };
}

/**
 * Every file of the repository that modules import, directly or not, with the workers they start
 * (`new URL("./x.ts", import.meta.url)`), and every package.
 * @throws esbuild's BuildFailure where a module cannot be read
 */
export async function moduleGraph(entries: readonly string[], root: string): Promise<ModuleGraph> {
  const files = new Set<string>();
  const packages = new Set<string>();
  let next = [...entries];
  while (next.length > 0) {
    const graph = await imported(next, root);
    const fresh = [...graph.files].filter((file) => !files.has(file));
    for (const file of fresh) files.add(file);
    for (const name of graph.packages) packages.add(name);
    next = fresh
      .flatMap((file) =>
        [...readFileSync(file, "utf8").matchAll(WORKER)].map(([, path]) => resolve(dirname(file), path))
      )
      .filter((file) => !files.has(file) && existsSync(file));
  }
  return {files, packages};
}

/** The workspace a file belongs to, by its package's name: `packages/NAME/…`. */
const workspaceOf = (file: string, root: string): string | undefined =>
  file.startsWith(join(root, "packages/"))
    ? file.slice(join(root, "packages/").length).split("/")[0]
    : undefined;

const isPartOf = ({files, packages}: ModuleGraph, changed: Iterable<string>, root: string): boolean =>
  [...changed].some((file) => files.has(file) || packages.has(workspaceOf(file, root) ?? ""));

export interface WatchedProgram {
  /** Reads what the program is made of now. */
  refresh(): Promise<void>;
  /** Whether the program is another one after these files have changed; until it could be read, by any module. */
  concerns(files: ReadonlySet<string>): boolean;
}

/** A program that runs, and may be out of date. @param entries gives its modules, absolute */
export function watchProgram(entries: () => readonly string[], root: string): WatchedProgram {
  let graph: ModuleGraph | null = null;
  return {
    async refresh() {
      // What cannot be read now may be mended by any module: the program's own start tells what is wrong.
      graph = await moduleGraph(entries(), root).catch(() => null);
    },
    concerns: (files) =>
      graph === null ? [...files].some((file) => file.endsWith(".ts")) : isPartOf(graph, files, root)
  };
}

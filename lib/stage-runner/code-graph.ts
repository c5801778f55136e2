import {existsSync, readFileSync} from "node:fs";
import {dirname, join, relative, resolve, sep} from "node:path";
import {init, parse} from "es-module-lexer";
import {transformSync} from "esbuild";
import {hashOf} from "../files/hash.ts";

/** What a module and all it reaches are made of. */
export interface CodeGraph {
  /** Files of the repository, from its root, sorted. */
  readonly files: readonly string[];
  /** SHA-256 of each of them. */
  readonly hashes: ReadonlyMap<string, string>;
  /** Packages from elsewhere that they import, sorted. */
  readonly packages: readonly string[];
}

export class CodeGraphError extends Error {
  constructor(
    readonly file: string,
    problem: string,
    options?: ErrorOptions
  ) {
    super(`${file}: ${problem}`, options);
    this.name = "CodeGraphError";
  }
}

/** A file's text, or undefined where there is none. */
export type ReadSource = (file: string) => string | undefined;

const CODE = /\.[cm]?[jt]s$/;
/** A module that is started by its address: a worker thread, a child process. */
const STARTED = /new URL\("(\.{1,2}\/[^"]+\.[cm]?[jt]s)",\s*import\.meta\.url\)/g;

interface References {
  /** What is imported, statically or when it is needed. */
  readonly imports: readonly string[];
  /** Modules beside the file that it starts. */
  readonly started: readonly string[];
}

interface Source {
  readonly hash: string;
  /** Files of the repository that it refers to, from its root. */
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

/** By place and text, so that asking again about files that have not changed costs next to nothing. */
const known = new Map<string, Map<string, Source>>();

function readSource(root: string, file: string, text: string): Source {
  const place = join(root, file);
  const texts = known.get(place) ?? new Map<string, Source>();
  known.set(place, texts);
  const source = texts.get(text) ?? parseSource(root, file, text);
  texts.set(text, source);
  return source;
}

function parseSource(root: string, file: string, text: string): Source {
  const hash = hashOf(text);
  if (!CODE.test(file)) return {hash, files: [], packages: []};
  const beside = (path: string): string =>
    relative(root, resolve(root, dirname(file), path))
      .split(sep)
      .join("/");
  const {imports, started} = referencesOf(file, text);
  const files = started.map(beside);
  const packages: string[] = [];
  for (const specifier of imports) {
    if (specifier.startsWith("node:")) continue;
    const inside = specifier.startsWith(".") ? beside(specifier) : workspaceFile(specifier, root);
    if (inside === undefined) packages.push(nameOfPackage(specifier));
    else files.push(inside);
  }
  return {hash, files, packages};
}

/** What a module's text refers to; types are left out, since they are gone when it runs. */
function referencesOf(file: string, text: string): References {
  let code: string;
  try {
    ({code} = transformSync(text, {
      loader: /\.[cm]?ts$/.test(file) ? "ts" : "js",
      format: "esm",
      // As tsx reads it: `import {type X} from "./x.ts"` still loads x.ts, `import type` does not.
      tsconfigRaw: {compilerOptions: {verbatimModuleSyntax: true}}
    }));
  } catch (cause) {
    throw new CodeGraphError(file, `cannot be read as code: ${(cause as Error).message.split("\n")[1]}`, {
      cause
    });
  }
  const [imports] = parse(code);
  return {
    imports: imports.flatMap(({n}) => (n === undefined ? [] : [n])),
    started: Array.from(code.matchAll(STARTED), ([, path]) => path)
  };
}

const nameOfPackage = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** The file of a workspace that a bare specifier means, or undefined where it is a package from elsewhere. */
function workspaceFile(specifier: string, root: string): string | undefined {
  const name = nameOfPackage(specifier);
  const manifest = join(root, "packages", name, "package.json");
  if (!existsSync(manifest)) return undefined;
  const {exports} = JSON.parse(readFileSync(manifest, "utf8")) as {exports: Record<string, string>};
  const target = exports[`.${specifier.slice(name.length)}`];
  if (target === undefined)
    throw new CodeGraphError(relative(root, manifest), `does not export ${specifier}`);
  return join("packages", name, target);
}

/**
 * Every file of the repository that modules reach: what they import, directly or not, statically or when needed, and
 * the modules they start by `new URL("./x.ts", import.meta.url)`.
 * @param entries modules, from the repository's root
 * @throws CodeGraphError that names the file which cannot be read, or imports what is not there
 */
export async function codeGraph(
  entries: readonly string[],
  root: string,
  read: ReadSource = (file) =>
    existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : undefined
): Promise<CodeGraph> {
  await init;
  const hashes = new Map<string, string>();
  const packages = new Set<string>();
  const open = entries.map((file) => ({file, from: ""}));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const {file, from} = next;
    if (hashes.has(file)) continue;
    const text = read(file);
    if (text === undefined)
      throw new CodeGraphError(from || file, from ? `imports ${file}, which is not there` : "is not there");
    const source = readSource(root, file, text);
    hashes.set(file, source.hash);
    for (const name of source.packages) packages.add(name);
    for (const inside of source.files) open.push({file: inside, from: file});
  }
  return {files: [...hashes.keys()].sort(), hashes, packages: [...packages].sort()};
}

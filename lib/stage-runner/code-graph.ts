import {createHash} from "node:crypto";
import {createReadStream, existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join, relative} from "node:path";
import {pipeline} from "node:stream/promises";
import {build} from "esbuild";
import {hashOf} from "../files/hash.ts";

/** SHA-256 of a file's bytes, read as a stream. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** Files under a path in a stable order: the path itself if it is a file, else all files below, hidden ones left out. */
export function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, {withFileTypes: true})
    .filter((entry) => !entry.name.startsWith("."))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesBelow(join(path, entry.name)));
}

/** One hash for a file or a folder: names and contents. `missing` where there is nothing. */
export async function hashPath(path: string): Promise<string> {
  const files = filesBelow(path);
  if (files.length === 0) return "missing";
  if (files.length === 1 && files[0] === path) return hashFile(path);
  const parts = await Promise.all(
    files.map(async (file) => `${relative(path, file)} ${await hashFile(file)}`)
  );
  return hashOf(parts.join("\n"));
}

/**
 * What a module's behaviour depends on: every file of the repository it imports, directly or not, by
 * content, and every package it imports, by version. esbuild walks the imports.
 * @param entries paths from the repository's root
 */
export async function hashCode(entries: readonly string[], root: string): Promise<string> {
  const {metafile} = await build({
    entryPoints: entries.map((entry) => join(root, entry)),
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
  const packages = new Set<string>();
  for (const input of Object.values(metafile.inputs)) {
    for (const {path, external} of input.imports) {
      if (external && !path.startsWith("node:")) packages.add(packageOf(path));
    }
  }
  const files = Object.keys(metafile.inputs).sort();
  const parts = [
    ...files.map((file) => `${file} ${hashOf(readFileSync(join(root, file)))}`),
    ...[...packages].sort().flatMap((name) => packageVersion(name, root))
  ];
  return hashOf(parts.join("\n"));
}

const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** `name@version`; for a workspace of this repository the hash of its sources instead. */
function packageVersion(name: string, root: string): string[] {
  const workspace = join(root, "packages", name);
  if (existsSync(workspace)) {
    const sources = filesBelow(workspace).filter((file) => /\/(src|assembly|scripts)\//.test(file));
    return [`${name} ${hashOf(sources.map((file) => hashOf(readFileSync(file))).join())}`];
  }
  const manifest = join(root, "node_modules", name, "package.json");
  if (!existsSync(manifest)) return [];
  return [`${name}@${(JSON.parse(readFileSync(manifest, "utf8")) as {version: string}).version}`];
}

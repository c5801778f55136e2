import {createHash} from "node:crypto";
import {createReadStream, existsSync, readdirSync, statSync} from "node:fs";
import {join, relative} from "node:path";
import {pipeline} from "node:stream/promises";
import {hashOf} from "./hash.ts";

/** SHA-256 of a file's bytes, read as a stream. */
async function hashFile(path: string): Promise<string> {
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

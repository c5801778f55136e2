import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

/** SHA-256 in hexadecimal. */
export const hashOf = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

/** SHA-256 of a value's JSON; equal values must have their keys in equal order. */
export const hashOfJson = (value: unknown): string => hashOf(JSON.stringify(value));

/** One hash of every file with this ending below a folder, by name and content. */
export function hashOfFolder(folder: string, ending: string): string {
  const files = readdirSync(folder, {recursive: true, encoding: "utf8"})
    .filter((name) => name.endsWith(ending))
    .sort();
  return hashOf(files.map((name) => `${name} ${hashOf(readFileSync(join(folder, name)))}`).join("\n"));
}

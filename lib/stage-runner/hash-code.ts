import {readFileSync} from "node:fs";
import {join} from "node:path";
import {hashOf} from "../files/hash.ts";
import {codeGraph, type ReadSource} from "./code-graph.ts";
import {packageVersions} from "./package-versions.ts";

const fromDisk =
  (root: string): ReadSource =>
  (file) => {
    try {
      return readFileSync(join(root, file), "utf8");
    } catch {
      return undefined;
    }
  };

export interface HashCodeOptions {
  /** Packages that are used without being imported. */
  readonly packages?: readonly string[] | undefined;
  readonly read?: ReadSource;
  readonly versionsOf?: typeof packageVersions;
}

/**
 * What modules' behaviour depends on: every file of the repository they reach, by content, and every package that
 * those import, with all it depends on, by version.
 * @param entries modules, from the repository's root
 */
export async function hashCode(
  entries: readonly string[],
  root: string,
  {packages: others = [], read = fromDisk(root), versionsOf = packageVersions}: HashCodeOptions = {}
): Promise<string> {
  const {files, hashes, packages} = await codeGraph(entries, root, read);
  return hashOf(
    [
      ...files.map((file) => `${file} ${hashes.get(file)}`),
      ...versionsOf([...packages, ...others], root)
    ].join("\n")
  );
}

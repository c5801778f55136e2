import {readFileSync} from "node:fs";
import {join} from "node:path";
import {REPOSITORY} from "../../lib/files/paths.ts";

/** An installed npm package and its version. */
export function installedPackage(name: string): {readonly name: string; readonly version: string} {
  const manifest = join(REPOSITORY, "node_modules", name, "package.json");
  const {version} = JSON.parse(readFileSync(manifest, "utf8")) as {version: string};
  return {name: `npm:${name}`, version};
}

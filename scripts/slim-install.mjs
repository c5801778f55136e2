// Runs after `npm ci`: removes what installed packages carry and nothing here opens, about a third of node_modules
// (maps of bundled game data, builds for other games, command-line tools beside a library). Plain JavaScript: it runs
// before anything is sure to be there. SLIM_INSTALL=off keeps everything.

import {readdirSync, rmSync, statSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

/** What of which package is not needed, by a test on the path inside the package. */
export const UNNEEDED = {
  // Maps name sources that the packages do not carry, or that are larger than the code.
  "@pkmn/dex": (path) => path.endsWith(".map") || path.endsWith(".min.js"),
  "@pkmn/sim": (path) => path.endsWith(".map"),
  "@pkmn/mods": (path) =>
    path.endsWith(".map") || (/^build\/[^/]+\//.test(path) && !path.startsWith("build/gen7letsgo/")),
  // The site serves the `mvp` and `eh` builds (src/build/installed-packages.ts).
  "@duckdb/duckdb-wasm": (path) =>
    path.endsWith(".map") || /^dist\/duckdb-(coi\.wasm|browser-coi|node)/.test(path),
  "swagger-ui-dist": (path) => path.endsWith(".map"),
  // The AssemblyScript compiler uses the library, not its tools.
  binaryen: (path) => /^bin\/wasm/.test(path)
};

/**
 * @param {string} modules a node_modules folder
 * @returns {{files: number, bytes: number}} what was removed
 */
export function slim(modules) {
  let files = 0;
  let bytes = 0;
  for (const [name, isUnneeded] of Object.entries(UNNEEDED)) {
    const folder = join(modules, name);
    let entries;
    try {
      entries = readdirSync(folder, {recursive: true, withFileTypes: true});
    } catch {
      continue;
    }
    for (const entry of entries) {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      if (!entry.isFile() || !isUnneeded(path.slice(folder.length + 1).replaceAll("\\", "/"))) continue;
      bytes += statSync(path).size;
      files++;
      rmSync(path);
    }
  }
  return {files, bytes};
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.env.SLIM_INSTALL !== "off") {
  const {files, bytes} = slim(fileURLToPath(new URL("../node_modules", import.meta.url)));
  if (files > 0)
    console.log(`removed ${files} unneeded files from node_modules (${Math.round(bytes / 2 ** 20)} MB)`);
}

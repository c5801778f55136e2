// What both packages' pack scripts do alike.
import {execFileSync} from "node:child_process";
import {readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const TSC = fileURLToPath(new URL("../node_modules/.bin/tsc", import.meta.url));

/**
 * Writes the declarations of a package's sources into a folder, as its tsconfig.build.json says.
 * @param {string} root the package's folder
 * @param {string} out
 */
export async function writeDeclarations(root, out) {
  const emit = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--stripInternal"];
  execFileSync(TSC, ["-p", "tsconfig.build.json", ...emit, "--rootDir", "src", "--outDir", out], {
    cwd: root,
    stdio: "inherit"
  });
  // A consumer's compiler looks for "./x.js" beside x.d.ts.
  for (const file of await readdir(out, {recursive: true})) {
    if (!file.endsWith(".d.ts")) continue;
    const path = join(out, file);
    await writeFile(path, (await readFile(path, "utf8")).replace(/(["'])(\.[^"']*)\.ts\1/g, "$1$2.js$1"));
  }
}

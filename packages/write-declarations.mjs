// What both packages' pack scripts do alike.
import {execFileSync} from "node:child_process";
import {readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const TSC = fileURLToPath(new URL("../node_modules/.bin/tsc", import.meta.url));

/**
 * What the published package.json says of a package's own: without scripts and what only development needs, with the
 * repository that a workflow runs in, which the provenance of a publication is checked against.
 * @param {string} root the package's folder
 */
export async function publishedManifest(root) {
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const {scripts: _, private: __, devDependencies: ___, ...published} = manifest;
  const {GITHUB_SERVER_URL: server = "https://github.com", GITHUB_REPOSITORY: repository} = process.env;
  if (repository) {
    const url = `git+${server}/${repository}.git`;
    published.repository = {type: "git", url, directory: `packages/${manifest.name}`};
    published.bugs = `${server}/${repository}/issues`;
    published.homepage = `${server}/${repository}/tree/main/packages/${manifest.name}#readme`;
  }
  return published;
}

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

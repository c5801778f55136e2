// Writes build/, the package as it is published: compiled JavaScript, declarations, README, LICENSE and a
// package.json that points to them. Inside the workspace the sources themselves are imported, without a build.
// Publish with `npm publish packages/predictiondex-client/build`.
import {execFileSync} from "node:child_process";
import {copyFile, mkdir, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "build");

await rm(out, {recursive: true, force: true});
await mkdir(out);
await build({
  absWorkingDir: root,
  entryPoints: ["src/index.ts"],
  bundle: true,
  external: ["openapi-fetch"],
  outdir: out,
  format: "esm",
  target: "es2022",
  platform: "neutral",
  legalComments: "none"
});
const tsc = fileURLToPath(new URL("../../../node_modules/.bin/tsc", import.meta.url));
const options = [
  "--noEmit",
  "false",
  "--declaration",
  "--emitDeclarationOnly",
  "--rootDir",
  "src",
  "--outDir",
  out
];
execFileSync(tsc, ["-p", "tsconfig.build.json", ...options], {cwd: root, stdio: "inherit"});
// A consumer's compiler looks for "./x.js" beside x.d.ts.
for (const file of await readdir(out)) {
  if (!file.endsWith(".d.ts")) continue;
  const path = join(out, file);
  await writeFile(path, (await readFile(path, "utf8")).replace(/(["'])(\.[^"']*)\.ts\1/g, "$1$2.js$1"));
}
await copyFile(join(root, "README.md"), join(out, "README.md"));
await copyFile(join(root, "../../LICENSE"), join(out, "LICENSE"));
const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const {scripts: _, private: __, devDependencies: ___, ...published} = manifest;
published.exports = {".": {types: "./index.d.ts", default: "./index.js"}, "./package.json": "./package.json"};
published.types = "./index.d.ts";
await writeFile(join(out, "package.json"), `${JSON.stringify(published, null, 2)}\n`);

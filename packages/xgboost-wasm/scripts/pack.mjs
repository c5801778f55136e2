// Writes build/, the package as it is published: compiled JavaScript, declarations, README, LICENSE and a
// package.json that points to them. Inside the workspace the sources themselves are imported, without a build.
// Publish with `npm publish packages/xgboost-wasm/build`.
import {execFileSync} from "node:child_process";
import {copyFile, cp, mkdir, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "build");

await rm(out, {recursive: true, force: true});
await mkdir(out, {recursive: true});
await build({
  absWorkingDir: root,
  entryPoints: ["src/index.ts", "src/predict.ts"],
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  platform: "neutral",
  chunkNames: "shared-[hash]",
  minifySyntax: true,
  legalComments: "none"
});
const types = join(out, "types");
const tsc = fileURLToPath(new URL("../../../node_modules/.bin/tsc", import.meta.url));
const options = [
  "--noEmit",
  "false",
  "--declaration",
  "--emitDeclarationOnly",
  "--rootDir",
  "src",
  "--outDir",
  types
];
execFileSync(tsc, ["-p", "tsconfig.build.json", ...options], {cwd: root, stdio: "inherit"});
// A consumer's compiler looks for "./x.js" beside x.d.ts.
for (const file of await readdir(types, {recursive: true})) {
  if (!file.endsWith(".d.ts")) continue;
  const path = join(types, file);
  await writeFile(path, (await readFile(path, "utf8")).replace(/(["'])(\.[^"']*)\.ts\1/g, "$1$2.js$1"));
}
await cp(join(root, "README.md"), join(out, "README.md"));
await copyFile(join(root, "../../LICENSE"), join(out, "LICENSE"));
const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const entry = (name) => ({types: `./types/${name}.d.ts`, default: `./${name}.js`});
const {scripts: _, private: __, ...published} = manifest;
published.exports = {".": entry("index"), "./predict": entry("predict")};
published.types = "./types/index.d.ts";
published.main = "./index.js";
await writeFile(join(out, "package.json"), `${JSON.stringify(published, null, 2)}\n`);

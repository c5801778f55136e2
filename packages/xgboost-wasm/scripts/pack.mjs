// Writes build/, the package as it is published: compiled JavaScript, declarations, README, LICENSE and a
// package.json that points to them. Inside the workspace the sources themselves are imported, without a build.
// Publish with `npm publish packages/xgboost-wasm/build`.
import {copyFile, cp, mkdir, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import {publishedManifest, writeDeclarations} from "../../write-declarations.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "build");

await rm(out, {recursive: true, force: true});
await mkdir(join(out, "cjs"), {recursive: true});
const shared = {
  absWorkingDir: root,
  entryPoints: ["src/index.ts", "src/predict.ts"],
  bundle: true,
  target: "es2022",
  platform: "neutral",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none"
};
await build({...shared, outdir: out, splitting: true, format: "esm", chunkNames: "shared-[hash]"});
// For `require`: a folder of its own, whose package.json says what its files are.
await build({...shared, outdir: join(out, "cjs"), format: "cjs", minify: true});
await writeFile(join(out, "cjs/package.json"), '{"type": "commonjs"}\n');
const types = join(out, "types");
await writeDeclarations(root, types);
await cp(types, join(out, "cjs/types"), {recursive: true});
// Compilers that know no "exports" look for predict.d.ts.
await writeFile(join(out, "predict.d.ts"), 'export * from "./types/predict.js";\n');
await cp(join(root, "README.md"), join(out, "README.md"));
await cp(join(root, "docs"), join(out, "docs"), {recursive: true});
await copyFile(join(root, "../../LICENSE"), join(out, "LICENSE"));
const entry = (name) => ({
  import: {types: `./types/${name}.d.ts`, default: `./${name}.js`},
  require: {types: `./cjs/types/${name}.d.ts`, default: `./cjs/${name}.js`}
});
const published = await publishedManifest(root);
published.exports = {".": entry("index"), "./predict": entry("predict"), "./package.json": "./package.json"};
published.types = "./cjs/types/index.d.ts";
published.main = "./cjs/index.js";
published.module = "./index.js";
await writeFile(join(out, "package.json"), `${JSON.stringify(published, null, 2)}\n`);

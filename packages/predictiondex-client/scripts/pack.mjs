// Writes build/, the package as it is published: compiled JavaScript, declarations, README, LICENSE and a
// package.json that points to them. Inside the workspace the sources themselves are imported, without a build.
// Publish with `npm publish packages/predictiondex-client/build`.
import {copyFile, mkdir, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import {publishedManifest, writeDeclarations} from "../../write-declarations.mjs";

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
await writeDeclarations(root, out);
await copyFile(join(root, "README.md"), join(out, "README.md"));
await copyFile(join(root, "../../LICENSE"), join(out, "LICENSE"));
const published = await publishedManifest(root);
published.exports = {".": {types: "./index.d.ts", default: "./index.js"}, "./package.json": "./package.json"};
published.types = "./index.d.ts";
await writeFile(join(out, "package.json"), `${JSON.stringify(published, null, 2)}\n`);

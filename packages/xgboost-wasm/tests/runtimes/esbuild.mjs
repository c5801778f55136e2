import {build} from "esbuild";

await build({
  entryPoints: ["smoke.mjs"],
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  outfile: "esbuild-out/smoke.mjs"
});

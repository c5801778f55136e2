import {build} from "vite";

await build({
  logLevel: "warn",
  build: {
    target: "es2022",
    outDir: "vite-out",
    rollupOptions: {input: "smoke.mjs", output: {format: "es", entryFileNames: "smoke.mjs"}}
  }
});

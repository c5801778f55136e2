import {execFileSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import {describe, expect, it} from "vitest";
import {apiTypes} from "../scripts/api-types.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

describe("the package", () => {
  it("has the types of today's description; `npm run generate -w predictiondex-client` writes them", async () => {
    const kept = readFileSync(join(root, "src/api.generated.ts"), "utf8");
    expect(kept === (await apiTypes())).toBe(true);
  });

  it("needs nothing of Node, and is small", async () => {
    const entryPoints = [join(root, "src/index.ts")];
    const {outputFiles} = await build({
      entryPoints,
      bundle: true,
      minify: true,
      platform: "browser",
      write: false
    });
    expect(outputFiles[0].text).not.toMatch(/node:|require\(|Buffer/);
    expect(outputFiles[0].contents.length).toBeLessThan(16_000);
  });

  it("is built as it is published: by its name, from its files alone", () => {
    execFileSync(process.execPath, [join(root, "scripts/pack.mjs")], {stdio: "pipe"});
    const folder = mkdtempSync(join(tmpdir(), "predictiondex-client-"));
    try {
      mkdirSync(join(folder, "node_modules"));
      symlinkSync(join(root, "build"), join(folder, "node_modules/predictiondex-client"));
      const script = join(folder, "script.mjs");
      writeFileSync(
        script,
        'import {createClient} from "predictiondex-client"; console.log(typeof createClient({address: "http://x"}).batch);'
      );
      expect(execFileSync(process.execPath, [script], {encoding: "utf8"})).toBe("function\n");
      const manifest = JSON.parse(readFileSync(join(root, "build/package.json"), "utf8"));
      expect(manifest).toMatchObject({
        dependencies: {"openapi-fetch": expect.any(String)},
        types: "./index.d.ts"
      });
      expect(manifest).not.toHaveProperty("private");
      for (const name of [
        "index.js",
        "index.d.ts",
        "client.d.ts",
        "api.generated.d.ts",
        "README.md",
        "LICENSE"
      ]) {
        expect(existsSync(join(root, "build", name)), name).toBe(true);
      }
    } finally {
      rmSync(folder, {recursive: true});
    }
  });
});

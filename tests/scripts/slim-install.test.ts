import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
// @ts-expect-error plain JavaScript: it runs before TypeScript can be read
import {slim, UNNEEDED} from "../../scripts/slim-install.mjs";

let modules: string;
beforeEach(() => {
  modules = mkdtempSync(join(tmpdir(), "slim-"));
});
afterEach(() => rmSync(modules, {recursive: true}));

function put(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(join(modules, path, ".."), {recursive: true});
    writeFileSync(join(modules, path), "12345");
  }
}

describe("slim", () => {
  it("removes what nothing opens and nothing else", () => {
    const kept = [
      "@pkmn/mods/build/gen7letsgo/index.mjs",
      "@pkmn/mods/build/index.mjs",
      "@pkmn/mods/package.json",
      "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm",
      "@duckdb/duckdb-wasm/dist/duckdb-browser-mvp.worker.js",
      "binaryen/index.js",
      "other/dist/index.js.map"
    ];
    put(...kept);
    put("@pkmn/mods/build/champions/index.mjs", "@pkmn/dex/build/index.js.map", "binaryen/bin/wasm-opt");
    put("@duckdb/duckdb-wasm/dist/duckdb-coi.wasm");
    expect(slim(modules)).toEqual({files: 4, bytes: 20});
    for (const path of kept) expect(existsSync(join(modules, path)), path).toBe(true);
    expect(readdirSync(join(modules, "binaryen", "bin"))).toEqual([]);
    expect(slim(modules)).toEqual({files: 0, bytes: 0});
  });

  it("names only packages of the lock file, and keeps the files that the site's build copies", () => {
    const lock = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8"));
    for (const name of Object.keys(UNNEEDED)) expect(lock.packages).toHaveProperty([`node_modules/${name}`]);
    for (const platform of ["mvp", "eh"])
      for (const file of [`dist/duckdb-${platform}.wasm`, `dist/duckdb-browser-${platform}.worker.js`])
        expect(UNNEEDED["@duckdb/duckdb-wasm"](file)).toBe(false);
  });
});

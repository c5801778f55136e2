import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {seedNpmCache} from "../../../src/build/seed-npm-cache.ts";

const require = createRequire(import.meta.url);
const lock = JSON.parse(readFileSync(new URL("../../../package-lock.json", import.meta.url), "utf8")) as {
  packages: Record<string, {version: string}>;
};
const versionOf = (name: string): string => lock.packages[`node_modules/${name}`].version;
const ARROW = `apache-arrow@${versionOf("apache-arrow")}`;
const DUCKDB = `@duckdb/duckdb-wasm@${versionOf("@duckdb/duckdb-wasm")}`;

const cache = mkdtempSync(join(tmpdir(), "site-seed-"));
beforeAll(() => seedNpmCache(cache));
afterAll(() => rmSync(cache, {recursive: true}));

/** Packages with their versions. */
const folders = (): string[] =>
  readdirSync(cache).flatMap((folder) =>
    folder.startsWith("@") ? readdirSync(join(cache, folder)).map((below) => `${folder}/${below}`) : [folder]
  );
const entry = (seed: string): string => readFileSync(join(cache, seed, "_esm.js"), "utf8");
/** What a module imports, each once. */
const imports = (seed: string): string[] => [
  ...new Set(
    [...entry(seed).matchAll(/\b(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, specifier]) => specifier)
  )
];
const framework = (file: string): string =>
  readFileSync(
    new URL(`../../../node_modules/@observablehq/framework/dist/${file}`, import.meta.url),
    "utf8"
  );

describe("Framework's npm cache, filled from node_modules", () => {
  it("holds each package under the version that is installed, and no other version", () => {
    for (const seed of [ARROW, DUCKDB])
      expect(folders().filter((folder) => folder.startsWith(seed.replace(/[^@]+$/, "")))).toEqual([seed]);
  });

  it("holds DuckDB's engines and workers as they were delivered", () => {
    for (const platform of ["mvp", "eh"])
      for (const file of [`duckdb-${platform}.wasm`, `duckdb-browser-${platform}.worker.js`]) {
        const delivered = readFileSync(require.resolve(`@duckdb/duckdb-wasm/dist/${file}`));
        expect(readFileSync(join(cache, DUCKDB, "dist", file)).equals(delivered), file).toBe(true);
      }
  });

  it("lets DuckDB import the one Arrow that pages import too, not a copy of its own", () => {
    const [arrow, ...others] = imports(DUCKDB);
    expect(others).toEqual([]);
    expect(resolve(cache, DUCKDB, arrow)).toBe(join(cache, ARROW, "_esm.js"));
    expect(entry(ARROW).length).toBeGreaterThan(100_000);
    expect(entry(DUCKDB).length).toBeLessThan(entry(ARROW).length);
  });

  it("has nothing in it that a browser could not load", async () => {
    expect(imports(ARROW)).toEqual([]);
    for (const seed of [ARROW, DUCKDB]) expect(entry(seed)).not.toContain("process.env");
    const arrow = await import(join(cache, ARROW, "_esm.js"));
    expect(arrow.tableFromArrays({x: Int32Array.of(1, 2, 3)}).numRows).toBe(3);
  });

  it("answers which version there is of whatever Framework's standard library may load", () => {
    const library = ["recommendedLibraries", "sampleDatasets", "fileAttachment"]
      .map((module) => framework(`client/stdlib/${module}.js`))
      .join("\n");
    const names = [...library.matchAll(/"npm:((?:@[\w-]+\/)?[\w-]+)/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(10);
    const known = folders().map((folder) => folder.replace(/(?<=.)@.*/, ""));
    // Framework brings its inputs itself.
    for (const name of names) if (name !== "@observablehq/inputs") expect(known).toContain(name);
  });

  it("holds the very version of DuckDB that Framework asks for", () => {
    expect(/DUCKDB_WASM_VERSION = "([^"]+)"/.exec(framework("duckdb.js"))?.[1]).toBe(
      versionOf("@duckdb/duckdb-wasm")
    );
  });
});

it("can be filled again over what is there", async () => {
  const before = entry(DUCKDB);
  await seedNpmCache(cache);
  expect(entry(DUCKDB)).toBe(before);
  expect(folders()).toHaveLength(new Set(folders()).size);
});

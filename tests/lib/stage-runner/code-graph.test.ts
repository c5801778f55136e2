import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {CodeGraphError, codeGraph} from "../../../lib/stage-runner/code-graph.ts";
import {hashCode} from "../../../lib/stage-runner/hash-code.ts";

let root: string;
const put = (file: string, text: string): void => {
  mkdirSync(join(root, dirname(file)), {recursive: true});
  writeFileSync(join(root, file), text);
};
const install = (
  name: string,
  version: string,
  dependencies: Record<string, string> = {},
  within = ""
): void =>
  put(join(within, "node_modules", name, "package.json"), JSON.stringify({name, version, dependencies}));

beforeEach(() => (root = mkdtempSync(join(tmpdir(), "code-graph-"))));
afterEach(() => rmSync(root, {recursive: true}));

describe("the files a module reaches", () => {
  it("are what it imports in any way, and what those import", async () => {
    put(
      "stages/a.ts",
      'import {b} from "../lib/b.ts";\nexport * from "./c.ts";\nconst d = () => import("./d.mjs");'
    );
    put("lib/b.ts", 'import "./e.ts";\nexport const b = 1;');
    for (const file of ["stages/c.ts", "stages/d.mjs", "lib/e.ts", "lib/alone.ts"]) put(file, "export {};");
    expect((await codeGraph(["stages/a.ts"], root)).files).toEqual([
      "lib/b.ts",
      "lib/e.ts",
      "stages/a.ts",
      "stages/c.ts",
      "stages/d.mjs"
    ]);
  });

  it("are the workers it starts too, but not those it writes of", async () => {
    put(
      "a.ts",
      '/** As in new URL("./nowhere.ts", import.meta.url) */\nstart(new URL("./worker.ts", import.meta.url), new URL(\'./boot.mjs\', import.meta.url));\nopen(new URL("./data.csv", import.meta.url));'
    );
    put("worker.ts", 'import "./deep.ts";');
    put("boot.mjs", "");
    put("deep.ts", "");
    expect((await codeGraph(["a.ts"], root)).files).toEqual(["a.ts", "boot.mjs", "deep.ts", "worker.ts"]);
  });

  it("are not what it takes types from, which are gone when it runs", async () => {
    put(
      "a.ts",
      'import type {T} from "./types.ts";\nimport {type U} from "./loaded.ts";\nexport type V = T | U;'
    );
    put("types.ts", "");
    put("loaded.ts", "");
    expect((await codeGraph(["a.ts"], root)).files).toEqual(["a.ts", "loaded.ts"]);
  });

  it("go round in circles once", async () => {
    put("a.ts", 'import "./b.ts";');
    put("b.ts", 'import "./a.ts";');
    expect((await codeGraph(["a.ts"], root)).files).toEqual(["a.ts", "b.ts"]);
  });

  it("lead into the repository's own packages, and only name the others", async () => {
    put(
      "packages/own/package.json",
      JSON.stringify({exports: {".": "./src/index.ts", "./part": "./src/part.ts"}})
    );
    put("packages/own/src/index.ts", 'import "./inner.ts";');
    put("packages/own/src/inner.ts", "");
    put("packages/own/src/part.ts", "");
    put("a.ts", 'import "own";\nimport "other/deep";\nimport "@scope/name/deep";\nimport "node:fs";');
    put("b.ts", 'import "own/part";');
    expect(await codeGraph(["a.ts"], root)).toMatchObject({
      files: ["a.ts", "packages/own/src/index.ts", "packages/own/src/inner.ts"],
      packages: ["@scope/name", "other"]
    });
    expect((await codeGraph(["b.ts"], root)).files).toEqual(["b.ts", "packages/own/src/part.ts"]);
  });

  it.each([
    ["an import of what is not there", 'import "./gone.ts";', "a.ts: imports gone.ts, which is not there"],
    ["what cannot be read as code", "const = 1;", "a.ts: cannot be read as code:"],
    [
      "an entry of a package that it does not export",
      'import "own/hidden";',
      "packages/own/package.json: does not export own/hidden"
    ]
  ])("tell of %s by name", async (_, text, message) => {
    put("packages/own/package.json", JSON.stringify({exports: {}}));
    put("a.ts", text);
    await expect(codeGraph(["a.ts"], root)).rejects.toThrow(CodeGraphError);
    await expect(codeGraph(["a.ts"], root)).rejects.toThrow(message);
  });

  it("must be there to begin with", () =>
    expect(codeGraph(["gone.ts"], root)).rejects.toThrow("gone.ts: is not there"));
});

describe("the hash of code", () => {
  it("follows the packages it uses, and those that they use", async () => {
    put("a.ts", 'import "direct";');
    install("direct", "1.0.0", {deep: "^1", absent: "*"});
    install("deep", "1.0.0");
    install("deep", "1.5.0", {}, "node_modules/direct");
    install("aside", "1.0.0");
    const before = await hashCode(["a.ts"], root);
    install("aside", "2.0.0");
    install("deep", "1.1.0");
    expect(await hashCode(["a.ts"], root), "another package, and another copy of a package").toBe(before);
    install("deep", "1.5.1", {}, "node_modules/direct");
    const deeper = await hashCode(["a.ts"], root);
    expect(deeper).not.toBe(before);
    expect(await hashCode(["a.ts"], root, {packages: ["aside"]})).not.toBe(deeper);
  });

  it("notices a file that is moved, not only one that is changed", async () => {
    put("a.ts", 'import "./b.ts";');
    put("b.ts", "");
    const before = await hashCode(["a.ts"], root);
    put("a.ts", 'import "./c.ts";');
    put("c.ts", "");
    expect(await hashCode(["a.ts"], root)).not.toBe(before);
  });
});

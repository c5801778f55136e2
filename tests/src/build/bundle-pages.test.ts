import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {bundlePages} from "../../../src/build/bundle-pages.ts";

let root: string;
const put = (path: string, text: string): void => {
  mkdirSync(join(root, path, ".."), {recursive: true});
  writeFileSync(join(root, path), text);
};
const generated = (): string[] => readdirSync(join(root, "generated")).sort();
const load = (name: string): Promise<Record<string, unknown>> => import(join(root, "generated", name));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "site-bundle-"));
  put("chrome/chrome-entry.ts", "document.title;");
  put("ui/components.ts", "export const component = 1;");
  put("workbench/workbench.ts", "export const cell = 1;");
  put("workbench/notebook-model.ts", "export const model = 1;");
  put("workbench/cells.ts", "export const library = 1;");
  put("one/index.md", "---\ntitle: one\nentry: one.ts\n---\n");
  put("two/index.md", "---\ntitle: two\nentry: two.ts\n---\n");
  put("three/index.md", "---\ntitle: three\n---\n");
  put("parts/shared.ts", 'export const counted = {times: 0};\nexport const unused = "nobody needs this";\n');
  put(
    "one/one.ts",
    'import {counted} from "../parts/shared.ts";\nexport const one = (): number => ++counted.times;\n'
  );
  put(
    "two/two.ts",
    'import {counted} from "../parts/shared.ts";\nexport const two = (): number => counted.times;\nexport const é = "Pokémon";\n'
  );
});
afterEach(() => rmSync(root, {recursive: true}));

it("makes one module of each page, and of what pages share one more", async () => {
  await bundlePages(root);
  expect(generated()).toEqual([
    "cells.js",
    "chrome-entry.js",
    expect.stringMatching(/^chunk-\w+\.js$/),
    "components.js",
    "notebook-model.js",
    "one.js",
    "two.js",
    "workbench.js"
  ]);
  const [{one}, {two}] = [await load("one.js"), await load("two.js")];
  (one as () => number)();
  expect((two as () => number)(), "the state of a shared part is shared").toBe(1);
});

it("leaves out what no page uses, and text as it is written", async () => {
  await bundlePages(root);
  const all = generated()
    .map((file) => readFileSync(join(root, "generated", file), "utf8"))
    .join("\n");
  expect(all).not.toContain("nobody needs this");
  expect(all).toContain("Pokémon");
});

it("leaves nothing of the bundle before", async () => {
  await bundlePages(root);
  rmSync(join(root, "two"), {recursive: true});
  await bundlePages(root);
  expect(generated()).toEqual([
    "cells.js",
    "chrome-entry.js",
    "components.js",
    "notebook-model.js",
    "one.js",
    "workbench.js"
  ]);
});

import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {dirname, join, posix} from "node:path";
import {pathToFileURL} from "node:url";
import {init, parse} from "es-module-lexer";
import {Window} from "happy-dom";
import {afterAll, describe, expect, it} from "vitest";
import {
  answerFromInstalled,
  forgetOldCopies,
  STANDARD_LIBRARY,
  useInstalledPackages
} from "../../../src/build/installed-packages.ts";

const require = createRequire(import.meta.url);
const lock = JSON.parse(readFileSync(new URL("../../../package-lock.json", import.meta.url), "utf8")) as {
  packages: Record<string, {version: string}>;
};
const versionOf = (name: string): string => lock.packages[`node_modules/${name}`].version;
const framework = (file: string): string =>
  readFileSync(
    new URL(`../../../node_modules/@observablehq/framework/dist/${file}`, import.meta.url),
    "utf8"
  );

const file = async (specifier: string): Promise<Response> => {
  const answer = await answerFromInstalled(`https://cdn.jsdelivr.net/npm/${specifier}`);
  expect(answer?.ok).toBe(true);
  return answer!;
};
const entry = async (name: string): Promise<string> => (await file(`${name}@${versionOf(name)}/+esm`)).text();
/** What a module imports, each once. */
const imports = async (source: string): Promise<string[]> => {
  await init;
  return [...new Set(parse(source)[0].flatMap(({n}) => n ?? []))];
};

const folder = mkdtempSync(join(tmpdir(), "installed-"));
afterAll(() => rmSync(folder, {recursive: true}));
/** The module, run by Node. */
async function run(name: string, source: string): Promise<Record<string, unknown>> {
  const path = join(folder, `${name.replaceAll("/", "-")}.mjs`);
  writeFileSync(path, source);
  return import(pathToFileURL(path).href);
}

describe("what Framework asks of the registry", () => {
  const ask = async (path: string): Promise<unknown> =>
    (await answerFromInstalled(`https://registry.npmjs.org/${path}`))?.json();

  it("is answered with the version that is installed", async () => {
    expect(await ask("d3")).toEqual({versions: {[versionOf("d3")]: {}}});
    expect(await ask("@observablehq/plot/latest")).toEqual({version: versionOf("@observablehq/plot")});
    expect(await ask("no-such-package/latest")).toEqual({version: "0.0.0"});
  });

  it("is asked of nobody else, and nothing else is answered", async () => {
    expect(await answerFromInstalled("https://example.org/npm/d3")).toBeNull();
    const before = globalThis.fetch;
    try {
      globalThis.fetch = async () => new Response("from the network");
      useInstalledPackages(folder);
      useInstalledPackages(folder);
      expect(await (await fetch("https://registry.npmjs.org/htl/latest")).json()).toEqual({
        version: versionOf("htl")
      });
      expect(await (await fetch(new Request("https://example.org/"))).text()).toBe("from the network");
    } finally {
      globalThis.fetch = before;
    }
  });
});

describe("what Framework asks of jsDelivr", () => {
  it("is every package of its standard library, as one module that a browser can load", async () => {
    for (const name of STANDARD_LIBRARY) {
      const source = await entry(name);
      expect(source, name).not.toContain('throw new Error("npm:');
      expect(source, name).not.toContain("process.env.NODE_ENV");
      for (const specifier of await imports(source)) expect(specifier, name).toMatch(/^\.\.?\//);
    }
  });

  it("is one copy for all that import it", async () => {
    const [arrow, ...others] = await imports(await entry("@duckdb/duckdb-wasm"));
    expect(others).toEqual([]);
    const from = `/_npm/@duckdb/duckdb-wasm@${versionOf("@duckdb/duckdb-wasm")}/_esm.js`;
    expect(posix.join(dirname(from), arrow)).toBe(`/_npm/apache-arrow@${versionOf("apache-arrow")}/_esm.js`);
    expect((await imports(await entry("@observablehq/plot"))).join()).toContain(
      `/d3@${versionOf("d3")}/_esm.js`
    );
  });

  it("works", async () => {
    const arrow = await run("arrow", await entry("apache-arrow"));
    const make = arrow["tableFromArrays"] as (columns: unknown) => {numRows: number};
    expect(make({x: Int32Array.of(1, 2, 3)}).numRows).toBe(3);
    const {default: lodash} = await run("lodash", await entry("lodash"));
    expect((lodash as {range(n: number): number[]}).range(2)).toEqual([0, 1]);
  });

  it("is a htl that writes no handler into an attribute, which the site's policy would block", async () => {
    const {html} = (await run("htl", await entry("htl"))) as {
      html(strings: readonly string[], ...values: unknown[]): HTMLElement;
    };
    const window = new Window();
    const written: string[] = [];
    const template = window.document.createElement("template");
    const prototype = Object.getPrototypeOf(template) as object;
    const innerHtml = Object.getOwnPropertyDescriptor(prototype, "innerHTML")!;
    Object.defineProperty(prototype, "innerHTML", {
      ...innerHtml,
      set(this: object, text: string) {
        written.push(text);
        innerHtml.set!.call(this, text);
      }
    });
    const {document, Node, NodeList, HTMLCollection} = window;
    Object.assign(globalThis, {document, Node, NodeList, HTMLCollection});
    try {
      let clicked = 0;
      const button = html`<button class=${"x"} onclick=${() => clicked++} disabled=${false}>press</button>`;
      button.click();
      expect(written.join()).not.toContain("onclick");
      expect([clicked, button.className, button.textContent]).toEqual([1, "x", "press"]);
    } finally {
      for (const name of ["document", "Node", "NodeList", "HTMLCollection"])
        Reflect.deleteProperty(globalThis, name);
    }
  });

  it("is a file as it was delivered", async () => {
    const path = "dist/duckdb-eh.wasm";
    const answer = await file(`@duckdb/duckdb-wasm@${versionOf("@duckdb/duckdb-wasm")}/${path}`);
    const delivered = readFileSync(require.resolve(`@duckdb/duckdb-wasm/${path}`));
    expect(Buffer.from(await answer.arrayBuffer()).equals(delivered)).toBe(true);
    const css = await file(`katex@${versionOf("katex")}/dist/katex.min.css`);
    expect(await css.text()).toContain(".katex");
  });

  it.each([
    [
      "a package that is not installed",
      "mermaid@0.0.0/dist/mermaid.esm.min.mjs/+esm",
      "npm install --save-exact mermaid"
    ],
    [
      "another version than is installed",
      "d3@6.0.0/+esm",
      `npm:d3@6.0.0 is not installed, ${versionOf("d3")} is`
    ],
    [
      "a file that a package lacks",
      `htl@${versionOf("htl")}/nowhere.js`,
      "npm:htl/nowhere.js cannot be loaded"
    ]
  ])("is %s: who imports it is told so, and nothing else breaks", async (_, specifier, message) => {
    const source = await (await file(specifier)).text();
    await expect(run(`missing-${specifier}`, source)).rejects.toThrow(message);
  });

  it("has a name for all that Framework's standard library may load, installed or not", async () => {
    const library = readdirSync(
      new URL("../../../node_modules/@observablehq/framework/dist/client/stdlib", import.meta.url)
    )
      .filter((name) => name.endsWith(".js"))
      .map((name) => framework(`client/stdlib/${name}`))
      .join("\n");
    const names = [...library.matchAll(/"npm:((?:@[\w-]+\/)?[\w-]+)/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names)
      expect((await answerFromInstalled(`https://registry.npmjs.org/${name}`))?.ok).toBe(true);
  });

  it("is the very version of DuckDB that Framework names", () => {
    expect(/DUCKDB_WASM_VERSION = "([^"]+)"/.exec(framework("duckdb.js"))?.[1]).toBe(
      versionOf("@duckdb/duckdb-wasm")
    );
  });
});

describe("Framework's copies of an earlier time", () => {
  const cache = join(folder, "_npm");
  const put = (copy: string): void => void mkdirSync(join(cache, copy), {recursive: true});
  const current = `@observablehq/plot@${versionOf("@observablehq/plot")}`;

  it("stay while all are what is installed", () => {
    put(current);
    put("mermaid@0.0.0");
    forgetOldCopies(cache);
    expect(readdirSync(cache)).toHaveLength(2);
  });

  it("go when one is not", () => {
    put("htl@9.9.9");
    forgetOldCopies(cache);
    expect(() => readdirSync(cache)).toThrow("ENOENT");
    forgetOldCopies(cache);
  });
});

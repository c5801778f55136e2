import {createHash} from "node:crypto";
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {checkPage, checkSite, SiteCheckError} from "../../../src/build/check-site.ts";
import {finishPage, pagePolicy} from "../../../src/build/finish-site.ts";
import {canonicalLink} from "../../../src/build/site-index.ts";
import {pageOf, writeTemplatePages} from "../../../src/build/template-pages.ts";
import {smallGame} from "../../support/small-game.ts";

const PAGE = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<title>Title | PredictionDex</title>
<meta name="title" content="Title" data-fr="Titre">
<meta name="description" content="What it is">
<meta property="og:title" content="Title">
<meta property="og:description" content="What it is">
<script>let early = 1;</script>
<script type="module" src="./m.js"></script>
</head>
<body>
<main id="observablehq-main" class="observablehq">
<h1 id="title">Title</h1>
</main>
</body>
</html>`;

describe("finishing a page", () => {
  it("states the language, lets readers zoom and skip, and allows exactly its inline scripts", () => {
    const html = finishPage("x.html", PAGE, "<!-- fonts -->");
    expect(html).toContain('<html lang="en">');
    expect(html).not.toContain("maximum-scale");
    expect(html).toContain('<a class="skip" href="#observablehq-main">');
    const hash = createHash("sha256").update("let early = 1;").digest("base64");
    expect(pagePolicy(html)).toContain(`script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}';`);
    expect(html).toContain(`'sha256-${hash}'`);
    expect(html).not.toContain("script-src 'unsafe-inline'");
  });

  it("lets pages with SQL or CSV, and no other, make functions from text", () => {
    const withDuckDb = PAGE.replace("./m.js", "./_observablehq/stdlib/duckdb.1b0e70db.js");
    expect(pagePolicy(withDuckDb)).toContain(" 'unsafe-eval' ");
    const withCsv = PAGE.replace("./m.js", "./_npm/d3-dsv@3.0.2/1b0e70db.js");
    expect(pagePolicy(withCsv)).toContain(" 'unsafe-eval' ");
    expect(pagePolicy(PAGE)).not.toContain(" 'unsafe-eval'");
  });

  it("says so when Framework's HTML is no longer what it mends", () => {
    expect(() => finishPage("x.html", PAGE.replace("<html>", '<html dir="ltr">'), "")).toThrow("x.html");
  });
});

describe("checking a site", () => {
  let site: string;
  const put = (name: string, text: string): void => writeFileSync(join(site, name), text);
  const finished = (body = ""): string =>
    finishPage(
      "x.html",
      PAGE.replace("</main>", () => `${body}</main>`),
      canonicalLink("x", undefined)
    );
  const problems = (html: string): string[] => checkPage(site, "x", html).map(({problem}) => problem);

  const fail = (line: string): never => {
    throw new Error(`warned: ${line}`);
  };

  beforeEach(() => {
    site = mkdtempSync(join(tmpdir(), "site-"));
    mkdirSync(join(site, "pokedex"));
    put("m.js", "");
    put("x.html", finished());
  });
  afterEach(() => rmSync(site, {recursive: true, force: true}));

  it("tells what is wrong in a notebook, and keeps it from nobody", () => {
    mkdirSync(join(site, "notebooks"));
    put(
      "notebooks/mine.html",
      finished('<div class="observablehq--error">x</div><a href="./nowhere">y</a>').replace(
        "./m.js",
        "../m.js"
      )
    );
    const told: string[] = [];
    expect(checkSite(site, (line) => told.push(line))).toBe(2);
    expect(told).toEqual([
      "warning: notebooks/mine: a code cell does not compile",
      "warning: notebooks/mine: dead link ./nowhere"
    ]);
  });

  it("finds a sound site sound", () => {
    expect(checkSite(site, fail)).toBe(1);
  });

  it.each([
    ["a code cell that does not compile", '<div class="observablehq--error">x</div>', "does not compile"],
    ["a dead link", '<a href="./nowhere">x</a>', "dead link ./nowhere"],
    ["a dead place in a page", '<a href="#nowhere">x</a>', "dead link #nowhere"],
    ["an outside script", '<script src="https://cdn.example/x.js"></script>', "outside address"],
    ["an outside picture", '<img src="//cdn.example/x.png" alt="">', "outside address"],
    ["a missing file", '<script type="module" src="./gone.js"></script>', "loads ./gone.js"],
    [
      "an unresolved import",
      '<script type="module">import {x} from "npm:x";</script>',
      "unresolved import npm:x"
    ],
    [
      "an import of a missing module",
      '<script type="module">import {x} from "./gone.js";</script>',
      "imports ./gone.js"
    ],
    ["a second title", "<h1>Two</h1>", "exactly one h1"],
    ["a token left over", "<p>[[name]]</p>", "[[name]]"]
  ])("finds %s", (_, body, expected) => {
    expect(problems(finished(body)).join("\n")).toContain(expected);
  });

  it.each([
    ["title", /<title>.*<\/title>/],
    ["description", /<meta name="description".*>/],
    ["French title", / data-fr="[^"]*"/],
    ["Open Graph title", /<meta property="og:title".*>/],
    ["canonical address", /<link rel="canonical".*>/]
  ])("misses a page's %s", (what, pattern) => {
    expect(problems(finished().replace(pattern, ""))).toEqual([`the page's head has no ${what}`]);
  });

  it("takes links to pages, places, other sites and the server's own routes", () => {
    const links =
      '<a href="./x#title">a</a><a href="#title">b</a><a href="https://example.org/">c</a><a href="/docs">d</a>';
    expect(problems(finished(links))).toEqual([]);
  });

  it("takes imports that a page shows as code for what they are", () => {
    expect(problems(finished('<pre><code>import {x} from "./gone.js";</code></pre>'))).toEqual([]);
    expect(problems(finished('<p><code>import {x} from "./gone.js"</code></p>'))).toEqual([]);
  });

  it("lists every problem in one error", () => {
    put("y.html", finished('<a href="./nowhere">x</a>'));
    put("z.html", finished('<a href="./gone">x</a>'));
    expect(() => checkSite(site, fail)).toThrow(SiteCheckError);
    expect(() => checkSite(site, fail)).toThrow(/y: dead link.*\n.*z: dead link/);
  });

  it("makes a page of each form and each move from the templates", () => {
    mkdirSync(join(site, "move-list"));
    put(join("pokedex", "form-template.html"), '[[name]] [[nameFr]] "form-template" [[facts]]');
    put(join("move-list", "move-template.html"), '[[name]] "move-template" [[description]] [[facts]]');
    writeTemplatePages(site, smallGame, null);
    expect(readFileSync(join(site, "pokedex", "squirtle.html"), "utf8")).toMatch(
      /^Squirtle Carapuce "squirtle" <div class="facts" lang="en">/
    );
    const pagesIn = (folder: string): string[] => readdirSync(join(site, folder)).sort();
    expect(pagesIn("pokedex")).toEqual(smallGame.pokemon.map(({identifier}) => `${identifier}.html`).sort());
    expect(pagesIn("move-list")).toEqual(smallGame.moves.map(({identifier}) => `${identifier}.html`).sort());
    for (const {identifier, name} of smallGame.moves)
      expect(readFileSync(join(site, "move-list", `${identifier}.html`), "utf8")).toMatch(
        new RegExp(
          `^${name.en} "${identifier}" ${name.en} in Pokémon Let’s Go: .*<div class="facts" lang="en">`
        )
      );
    const form = {...smallGame.pokemon[0], name: {en: "A & <b>", fr: "É"}};
    expect(pageOf('[[name]]|[[nameFr]]|"form-template"', form)).toBe('A &amp; &lt;b&gt;|É|"charmander"');
  });
});

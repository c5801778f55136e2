import {createHash} from "node:crypto";
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {finishPage, finishSite, sitePages} from "../../../src/build/finish-site.ts";

const HEAD = `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<meta name="generator" content="Observable Framework v1.13.4">`;
/** A page as Framework writes it. */
const page = (body = "", head = ""): string =>
  `<!DOCTYPE html>\n<html>\n<head>\n${HEAD}\n${head}</head>\n<body>\n<main id="observablehq-main" class="observablehq">\n${body}</main>\n</body>\n</html>`;

describe("a page", () => {
  const finish = (html: string): string => finishPage("x.html", html, "<!-- fonts -->");

  it.each([
    ["<html>", '<html dir="ltr">'],
    [", maximum-scale=1", ""],
    ["<body>", '<body class="x">'],
    ['<main id="observablehq-main"', '<main id="other"'],
    ['<meta charset="utf-8">', '<meta charset="UTF-8">']
  ])("without %s is not what Framework wrote: the error names page and text", (text, changed) => {
    expect(() => finish(page().replace(text, changed))).toThrow(
      `x.html: Framework's HTML has changed, it no longer holds ${text}`
    );
  });

  it("has the policy before anything that it is to govern, then the fonts", () => {
    const html = finish(page("", "<script>1</script>\n"));
    const order = ["charset", "Content-Security-Policy", "<!-- fonts -->", "viewport", "<script>"];
    const places = order.map((text) => html.indexOf(text));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it("does not tell what made it, and lets the skip link move the focus", () => {
    const html = finish(page());
    expect(html).not.toContain("Observable Framework");
    expect(html).toContain('<main id="observablehq-main" tabindex="-1" class="observablehq">');
    expect(html.indexOf('<a class="skip"')).toBeLessThan(html.indexOf("<main"));
  });

  it("keeps French signs and words together, and leaves English alone", () => {
    const html = finish(page('<p class="a" lang="fr">Qui gagne ?</p><p lang="en">Who wins ?</p>'));
    expect(html).toMatch(/<p class="a" lang="fr">Qui gagne[\u00a0\u202f]\?<\/p>/);
    expect(html).toContain('<p lang="en">Who wins ?</p>');
  });

  it("keeps numbers and units together in text, and leaves code as it is", () => {
    const html = finish(page("<p>In <b>3</b> of 8 MB, <code>5 ms</code> or 6 ms</p><pre>7 kB</pre>"));
    expect(html).toContain("of 8\u00a0MB, <code>5 ms</code> or 6\u00a0ms</p>");
    expect(html).toContain(">7 kB</pre>");
  });

  it("loads no reader of files before its module asks for one, where it is a page of one module", () => {
    const preload = '<link rel="modulepreload" href="../_npm/apache-arrow@1.0.0/a.js">\n';
    const own = '<link rel="modulepreload" href="../_import/generated/x.js">\n';
    expect(finish(page('<div id="app"></div>', own + preload))).not.toContain("apache-arrow");
    expect(finish(page('<div id="app"></div>', own + preload))).toContain("generated/x.js");
    expect(finish(page("", own + preload))).toContain("apache-arrow");
  });

  it("is written as it is where its text looks like a pattern", () => {
    expect(finishPage("x.html", page(), "<!-- $& $1 -->")).toContain("<!-- $& $1 -->");
  });
});

describe("a site", () => {
  let site: string;
  const put = (path: string, html: string): void => {
    mkdirSync(join(site, path, ".."), {recursive: true});
    writeFileSync(join(site, path), html);
  };
  const placeOf = (name: string, url: string): string =>
    url.startsWith("/") ? join(site, url) : join(site, name, "..", url);
  const read = (path: string): string => readFileSync(join(site, path), "utf8");
  beforeEach(() => {
    site = mkdtempSync(join(tmpdir(), "site-finish-"));
    put("index.html", page());
    put("404.html", page("", '<base href="/">\n'));
    put("pokedex/mew.html", page("", "<script>let mew;</script>\n"));
    put("_observablehq/inner.html", "<p>no page");
    put("notes.txt", "no page");
  });
  afterEach(() => rmSync(site, {recursive: true}));

  it("is its pages, at any depth, and not what Framework keeps for itself", () => {
    expect(sitePages(site)).toEqual(["404", "index", "pokedex/mew"]);
  });

  it("is finished page by page, everything else left as it is", () => {
    finishSite(site);
    for (const name of sitePages(site)) expect(read(`${name}.html`), name).toContain('<html lang="en">');
    expect(read("_observablehq/inner.html")).toBe("<p>no page");
    expect(read("notes.txt")).toBe("no page");
    const hash = createHash("sha256").update("let mew;").digest("base64");
    expect(read("pokedex/mew.html")).toContain(`'sha256-${hash}'`);
    expect(read("index.html")).not.toContain(hash);
  });

  it("brings its two fonts, under names that change with what is in them", () => {
    finishSite(site);
    const fonts = readdirSync(join(site, "_file", "fonts")).sort();
    expect(fonts).toEqual([
      expect.stringMatching(/^bricolage-grotesque\.[0-9a-f]{8}\.woff2$/),
      expect.stringMatching(/^inter\.[0-9a-f]{8}\.woff2$/)
    ]);
    for (const font of fonts) {
      const bytes = readFileSync(join(site, "_file", "fonts", font));
      expect(bytes.subarray(0, 4).toString()).toBe("wOF2");
      expect(font).toContain(createHash("sha256").update(bytes).digest("hex").slice(0, 8));
    }
  });

  it("finds its fonts from a page at any depth", () => {
    finishSite(site);
    for (const name of sitePages(site)) {
      const html = read(`${name}.html`);
      const preloaded = [...html.matchAll(/as="font" type="font\/woff2" href="([^"]+)"/g)].map(
        ([, url]) => url
      );
      const used = [...html.matchAll(/src:url\("([^"]+)"\)/g)].map(([, url]) => url);
      expect(used, name).toEqual(preloaded);
      expect(used, name).toHaveLength(2);
      for (const url of used) expect(existsSync(placeOf(name, url)), `${name}: ${url}`).toBe(true);
    }
    expect(read("pokedex/mew.html")).toContain('href="../_file/fonts/inter.');
  });

  it("finds them from the page of what is not there too, whatever address that was", () => {
    finishSite(site);
    const addresses = [...read("404.html").matchAll(/(?:href=|url\()"([^"]+\.woff2)"/g)].map(
      ([, url]) => url
    );
    expect(addresses).toHaveLength(4);
    for (const address of addresses) expect(address).toMatch(/^\/_file\/fonts\//);
  });

  it("cannot be finished twice: what is mended is no longer what Framework wrote", () => {
    finishSite(site);
    expect(() => finishSite(site)).toThrow("404.html: Framework's HTML has changed");
  });
});

import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {REPOSITORY} from "../../../lib/files/paths.ts";
import {siteHeader} from "../../../src/chrome/header.ts";
import {navigationOf} from "../../../src/chrome/navigation.ts";
import {SECTIONS} from "../../../src/chrome/sections.ts";
import {type SitePage, sitePages} from "../../../src/chrome/site-pages.ts";

const page = (path: string, section: "Play" | "Model", order: number): SitePage => ({
  file: `${path}.md`,
  path,
  entries: [],
  frontMatter: {title: path, navigation: {section, order, en: `en ${path}`, fr: `fr ${path}`}}
});

describe("the navigation", () => {
  it("holds the pages that name a section, in the sections' order and their own", () => {
    const hidden: SitePage = {...page("/hidden/", "Play", 1), frontMatter: {title: "hidden"}};
    const pages = [
      page("/c/", "Model", 1),
      page("/b/", "Play", 2),
      hidden,
      page("/a/", "Play", 2),
      page("/z/", "Play", 1)
    ];
    expect(navigationOf(pages).map(({en, pages: own}) => [en, own.map(({path}) => path)])).toEqual([
      ["Play", ["/z/", "/a/", "/b/"]],
      ["Model", ["/c/"]]
    ]);
  });

  it("marks the page one is on, and the one above it", () => {
    const navigation = navigationOf([page("/pokedex/", "Play", 1), page("/pokedex-2/", "Play", 2)]);
    expect(siteHeader("/pokedex/index", navigation)).toContain('<a href="/pokedex/" aria-current="page">');
    expect(siteHeader("/pokedex/mew", navigation)).toContain('<a href="/pokedex/" aria-current="true">');
    expect(siteHeader("/index", navigation)).not.toContain("aria-current");
    expect(siteHeader("/pokedex-2/index", navigation)).toContain('<a href="/pokedex/">');
  });

  it("marks a page of its own in a folder alone", () => {
    const paths = ["/notebooks/", "/notebooks/a", "/notebooks/ab"];
    const navigation = navigationOf(paths.map((path, order) => page(path, "Play", order)));
    const header = siteHeader("/notebooks/ab", navigation);
    expect(header.match(/<a href="[^"]*" aria-current/g)).toEqual(['<a href="/notebooks/ab" aria-current']);
  });
});

/** First segments of the API's paths, which no page may take. */
const API = ["pokemon", "moves", "types", "predict", "health", "ready", "metrics", "docs", "openapi.json"];

describe("the site's own pages", () => {
  const pages = sitePages(join(REPOSITORY, "src"));
  it("have names that no route of the API has", () => {
    for (const {path} of pages) expect(API).not.toContain(path.split("/")[1]);
  });

  it("fill every section, no two in one place", () => {
    expect(navigationOf(pages).map(({en}) => en)).toEqual(SECTIONS.map(({en}) => en));
    const places = pages.flatMap(({frontMatter: {navigation}}) =>
      // Whoever adds a notebook need not give it a place.
      navigation && navigation.section !== "Notebooks" ? [`${navigation.section} ${navigation.order}`] : []
    );
    expect(new Set(places).size).toBe(places.length);
  });
});

import {mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {FrontMatterError, readFrontMatter, sitePages} from "../../../src/chrome/site-pages.ts";

const text = (block: string): string => `---\n${block}\n---\n\n# Title\n`;

describe("a page's front matter", () => {
  it("gives its title, its place in the navigation and its browser modules", () => {
    const block =
      "title: Duels\nnavigation: {section: Data, order: 2, en: Duels, fr: Combats}\nentry: duels-entry.ts\nsidebar: false";
    expect(readFrontMatter("duels/index.md", text(block))).toEqual({
      title: "Duels",
      navigation: {section: "Data", order: 2, en: "Duels", fr: "Combats"},
      entry: ["duels-entry.ts"],
      sidebar: false
    });
    expect(readFrontMatter("a.md", text("title: a\nentry: [b.ts, c.ts]")).entry).toEqual(["b.ts", "c.ts"]);
  });

  it.each([
    ["no title", "titleFr: a", /^x\.md: front matter: title: /],
    [
      "an unknown section",
      "title: a\nnavigation: {section: Fun, order: 1, en: a, fr: b}",
      /navigation\.section: .*"Play"\|"Model"/
    ],
    [
      "a place without a French name",
      "title: a\nnavigation: {section: Data, order: 1, en: a}",
      /navigation\.fr: /
    ],
    [
      "a slip in a setting's name",
      "title: a\nnavigation: {section: Data, order: 1, en: a, fr: a, ordre: 2}",
      /navigation: .*"ordre"/
    ],
    ["a module that is none", "title: a\nentry: page.js", /entry: /],
    ["what is no YAML", "title: [a", /front matter: .*/]
  ])("refuses %s, by name", (_, block, message) => {
    expect(() => readFrontMatter("x.md", text(block))).toThrow(FrontMatterError);
    expect(() => readFrontMatter("x.md", text(block))).toThrow(message);
  });

  it("misses a page without any", () => expect(() => readFrontMatter("x.md", "# Title\n")).toThrow(/title/));
});

describe("the pages below a root", () => {
  let root: string;
  const put = (name: string, block: string): string => {
    const file = join(root, name);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, text(block));
    return file;
  };
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), "pages-"))));
  afterEach(() => rmSync(root, {recursive: true}));

  it("have the addresses that Framework gives them, and modules beside them", () => {
    put("index.md", "title: home\nentry: home/home-entry.ts");
    put("drift/index.md", "title: drift\nentry: drift-entry.ts");
    put("pokedex/[form].md", "title: form");
    put(".observablehq/cache/x.md", "no: page");
    expect(sitePages(root).map(({path, entries}) => [path, entries])).toEqual([
      ["/", [join(root, "home/home-entry.ts")]],
      ["/drift/", [join(root, "drift/drift-entry.ts")]],
      ["/pokedex/[form]", []]
    ]);
  });

  it("are read again when their file has changed, and are there as soon as it is", () => {
    const file = put("a.md", "title: before");
    expect(sitePages(root)[0].frontMatter.title).toBe("before");
    put("a.md", "title: later!");
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    put("b.md", "title: new");
    expect(sitePages(root).map(({frontMatter}) => frontMatter.title)).toEqual(["later!", "new"]);
  });
});

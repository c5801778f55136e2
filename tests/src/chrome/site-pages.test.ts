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

describe("a notebook", () => {
  let root: string;
  const read = (name: string, text: string) => {
    mkdirSync(join(root, "notebooks"), {recursive: true});
    writeFileSync(join(root, "notebooks", name), text);
    return sitePages(root)[0];
  };
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), "notebooks-"))));
  afterEach(() => rmSync(root, {recursive: true}));
  const placed = (en: string, fr: string) => ({section: "Notebooks", order: 100, en, fr});

  it("need say nothing: it is called as its heading, else as its file", () => {
    expect(read("a.md", "Some words.\n").frontMatter).toEqual({
      title: "a",
      titleFr: "a",
      navigation: placed("a", "a")
    });
    const heading = '# <span lang="en">My *duels*</span><span lang="fr">Mes duels</span>\n';
    expect(read("a.md", heading).frontMatter.navigation).toEqual(placed("My duels", "Mes duels"));
    expect(read("a.md", "---\ntitle: Said\n---\n# Heading\n").frontMatter.navigation).toEqual(
      placed("Said", "Heading")
    );
  });

  it("stands where it says, and nowhere while it is a draft", () => {
    const place = "{section: Data, order: 3, en: a, fr: b}";
    expect(read("a.md", `---\nnavigation: ${place}\n---\n`).frontMatter.navigation?.section).toBe("Data");
    expect(read("a.md", "---\ndraft: true\n---\n").frontMatter.navigation).toBeUndefined();
  });

  it("that says something wrong is a page still, which tells what", () => {
    const page = read("a.md", "---\nnavigation: {section: Fun}\n---\n# Mine\n");
    expect(page.frontMatter.navigation).toEqual(placed("Mine", "Mine"));
    expect(page.problem).toMatch(/notebooks.a\.md: front matter: navigation\.section/);
    expect(read("a.md", "---\n[\n---\n# Mine\n").problem).toMatch(/front matter: /);
  });
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

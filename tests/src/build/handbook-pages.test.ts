import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {describe, expect, it} from "vitest";
import {finishPage} from "../../../src/build/finish-site.ts";
import {HANDBOOK} from "../../../src/build/handbook-documents.ts";
import {fillContents, handbookBody, handbookPage, writeHandbook} from "../../../src/build/handbook-pages.ts";
import {DOCUMENTS} from "../../docs/documents.ts";

const TEXT = `# The \\_title\\_

See [the data](DATA.md), [a part](../docs/API.md#keys), [limits](../pipelines/monitoring/drift/drift-thresholds.ts), [them](https://example.org) and [the card](MODEL_CARD.md).

## First

| a | b |
| --- | --- |
| 1 | \${2} |

after

\`\`\`js
| no table | \${x} |
\`\`\`
`;

describe("a document as a page", () => {
  const {title, body} = handbookBody(TEXT);

  it("links to pages where it linked to documents, and only names other files", () => {
    expect(title).toBe("The _title_");
    expect(body).toContain("[the data](./data), [a part](./api#keys), `limits`, [them](https://example.org)");
    expect(body).toContain("[the card](../model-card/)");
  });

  it("frames a table so that the keyboard can scroll it, but not what looks like one in code", () => {
    expect(body).toContain(
      '<div class="table-scroll" role="group" tabindex="0" aria-label="Table: First">\n\n| a | b |'
    );
    expect(body.match(/table-scroll/g)).toHaveLength(1);
    expect(body).toMatch(/\| 1 \| .*\n\n<\/div>\n\n\nafter/);
  });

  it("shows code instead of running it", () => {
    expect(body).toMatch(/```js run=false\n\| no table \| \$\{x\} \|/);
    expect(body.split("```")[0]).not.toContain("${");
  });

  it("shows code that holds a fence of its own", () => {
    const fenced = handbookBody(
      "# T\n\n````md\n# no heading\n\n```js\nx\n```\n\n| no table |\n````\n\n[the data](DATA.md)\n"
    ).body;
    expect(fenced).toContain("````md\n# no heading\n\n```js\nx\n```\n\n| no table |\n````");
    expect(fenced).toContain("[the data](./data)");
  });

  it("must begin with its title", () => {
    expect(() => handbookBody("no title")).toThrow(/not with "no title"/);
  });

  it("lists its headings once Framework has given them anchors", () => {
    const page = handbookPage(HANDBOOK[0], TEXT);
    const built = (headings: number): string =>
      page +
      Array.from({length: headings}, (_, i) => `<h2 id="h-${i}"><a>Heading <code>${i}</code></a></h2>`).join(
        ""
      );
    expect(fillContents(built(3))).toContain(
      '<ul><li><a href="#h-0">Heading 0</a></li><li><a href="#h-1">Heading 1</a></li><li><a href="#h-2">Heading 2</a></li></ul></nav>'
    );
    expect(fillContents(built(2))).not.toContain("<nav");
    expect(fillContents("<h2 id=x>Other pages</h2>")).toBe("<h2 id=x>Other pages</h2>");
  });

  it("gives the keyboard its wide code, with a language or without", () => {
    const page = (code: string): string =>
      `<html><head><meta charset="utf-8">\n<meta content="x, maximum-scale=1"></head><body><main id="observablehq-main">${code}`;
    const html = finishPage("x.html", page('<pre data-language="sh">x</pre><pre><code>y</code></pre>'), "");
    expect(html).toContain('<pre tabindex="0" data-copy="none" data-language="sh">x');
    expect(html).toContain('<pre tabindex="0" data-copy="none"><code>y');
  });
});

describe("the handbook", () => {
  it("holds every document of the repository but what has a page or a package of its own", () => {
    const own = [
      "README.md",
      "docs/MODEL_CARD.md",
      "packages/predictiondex-client/README.md",
      "packages/xgboost-wasm/README.md",
      "pipelines/model/registry/README.md"
    ];
    expect([...HANDBOOK.map(({file}) => file), ...own].sort()).toEqual([...DOCUMENTS].sort());
    expect(new Set(HANDBOOK.map(({slug}) => slug)).size).toBe(HANDBOOK.length);
  });

  it("is written whole: a page for each, and one that lists them", () => {
    const root = mkdtempSync(join(tmpdir(), "handbook-"));
    try {
      writeHandbook(root);
      expect(readdirSync(join(root, "handbook")).sort()).toEqual(
        ["index.md", ...HANDBOOK.map(({slug}) => `${slug}.md`)].sort()
      );
      const index = readFileSync(join(root, "handbook", "index.md"), "utf8");
      for (const {slug, titleFr} of HANDBOOK) {
        expect(index).toContain(`href="./${slug}"`);
        expect(index).toContain(titleFr);
        const page = readFileSync(join(root, "handbook", `${slug}.md`), "utf8");
        expect(page, slug).toContain(`<span lang="fr">${titleFr}</span>`);
      }
      expect(
        readdirSync(root)
          .map((name) => basename(name))
          .sort()
      ).toEqual(["handbook"]);
    } finally {
      rmSync(root, {recursive: true, force: true});
    }
  });
});

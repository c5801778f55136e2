import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {describe, expect, it} from "vitest";
import {REPOSITORY} from "../../../lib/files/paths.ts";
import type {Translation} from "../../../src/build/document-translation.ts";
import {finishPage} from "../../../src/build/finish-site.ts";
import {HANDBOOK} from "../../../src/build/handbook-documents.ts";
import {handbookBody, handbookPage, writeHandbook} from "../../../src/build/handbook-pages.ts";
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

### A \`name\` & more

## Second

changed
`;

const FRENCH: Readonly<Record<string, string>> = {
  "## First": "## Premier",
  "| a | b |\n| --- | --- |\n| 1 | ${2} |": "| c | d |\n| --- | --- |\n| 1 | $2 |",
  after: "après : `a : b` et 1 000, [DATA.md](DATA.md#x)",
  "### A `name` & more": "### Un `name` et plus"
};
const TRANSLATION: Translation = {exists: true, french: ({text}) => FRENCH[text]};

/** What each language has of a page: its blocks, in order. */
const passages = (body: string, language: string): string[] =>
  body.split(new RegExp(`<div class="passage(?: foreign)?" lang="${language}">`)).slice(1);

describe("a document as a page", () => {
  const {title, body, headings} = handbookBody(TEXT, TRANSLATION);

  it("links to pages where it linked to documents, and only names other files", () => {
    expect(title).toBe("The _title_");
    expect(body).toContain("[the data](./data), [a part](./api#keys), `limits`, [them](https://example.org)");
    expect(body).toContain("[the card](../model-card/)");
  });

  it("frames a table so that the keyboard can scroll it, but not what looks like one in code", () => {
    expect(body).toContain(
      '<div class="table-scroll" role="group" tabindex="0" aria-label="Table: First">\n\n| a | b |'
    );
    expect(body.match(/table-scroll/g)).toHaveLength(2);
    expect(body).toMatch(/\| 1 \| .*\n\n<\/div>\n\nafter/);
  });

  it("shows code once, for both languages, instead of running it", () => {
    expect(body).toMatch(/<\/div>\n\n```js run=false\n\| no table \| \$\{x\} \|\n```/);
    expect(body.match(/no table/g)).toHaveLength(1);
    expect(body.split("```")[0]).not.toContain("${");
  });

  it("shows code that holds a fence of its own", () => {
    const fenced = handbookBody(
      "# T\n\n````md\n# no heading\n\n```js\nx\n```\n\n| no table |\n````\n\n[the data](DATA.md)\n"
    ).body;
    expect(fenced).toContain("````md\n# no heading\n\n```js\nx\n```\n\n| no table |\n````");
    expect(fenced).toContain("[the data](./data)");
  });

  it("has its French beside the English, typeset, with its code as it is", () => {
    expect(body).toContain('aria-label="Tableau : Premier">\n\n| c | d |\n| --- | --- |');
    expect(body).toContain("après\u00a0: `a : b` et 1\u00a0000, [Données](./data#x)");
  });

  it("shows what has no French of today in English on the French page, and says so", () => {
    const [beginning] = passages(body, "fr");
    expect(beginning).toContain("Ce passage a changé depuis sa traduction");
    expect(beginning).toContain('<div class="passage foreign" lang="en">\n\nSee [the data](./data)');
    expect(body).toContain('<span class="foreign" lang="en">Second</span>');
    expect(
      passages(body, "fr")
        .join("")
        .match(/Ce passage a changé/g)
    ).toHaveLength(2);
  });

  it("gives a heading one anchor for both languages: GitHub's for the English", () => {
    expect(headings.map(({id}) => id)).toEqual(["first", "a-name--more", "second"]);
    expect(body).toContain(
      '<h3 id="a-name--more" tabindex="-1"><span lang="en">A <code>name</code> &amp; more</span><span lang="fr">Un <code>name</code> et plus</span></h3>'
    );
    const twice = handbookBody("# T\n\n## Same\n\n## Same\n");
    expect(twice.headings.map(({id}) => id)).toEqual(["same", "same-1"]);
  });

  it("says why a document is English only, and shows it to all readers", () => {
    const page = handbookPage({...HANDBOOK[0], englishOnly: "Pourquoi."}, TEXT);
    expect(page).toContain('<p class="quiet" lang="fr">Pourquoi.</p>');
    expect(page).not.toContain("Ce passage a changé");
    expect(page).not.toContain('class="passage" lang=');
    expect(passages(page, "en")).toHaveLength(3);
  });

  it("must begin with its title", () => {
    expect(() => handbookBody("no title")).toThrow(/not with "no title"/);
  });

  it("lists its larger headings where there are several", () => {
    const page = (headings: number): string =>
      handbookPage(
        HANDBOOK[0],
        `# T\n\n${Array.from({length: headings}, (_, i) => `## Heading \`${i}\`\n\n### Below\n`).join("\n")}`
      );
    expect(page(3)).toContain(
      '<ul><li><a href="#heading-0"><span class="foreign" lang="en">Heading 0</span></a></li><li><a href="#heading-1">'
    );
    expect(page(3).match(/<li>/g)).toHaveLength(3);
    expect(page(2)).not.toContain("<nav");
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

  it("has its alerts' sections where the alerts say that they are", () => {
    const {headings} = handbookBody(readFileSync(join(REPOSITORY, "docs/RUNBOOK.md"), "utf8"));
    const anchors = headings.map(({id}) => `#${id}`);
    const rules = readFileSync(join(REPOSITORY, "ops/prometheus/alerts.yml"), "utf8");
    const addresses = [...rules.matchAll(/runbook_url: .*(#\w+)/g)].map(([, anchor]) => anchor);
    expect(addresses.length).toBeGreaterThan(20);
    expect(addresses.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
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

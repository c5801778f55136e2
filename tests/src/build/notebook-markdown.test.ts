import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import MarkdownIt from "markdown-it";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {firstCell, notebookMarkdown} from "../../../src/build/notebook-markdown.ts";

describe("the cell above a notebook's own", () => {
  it("gives sql and table, with every table's file", () => {
    const cell = firstCell("```sql\nFROM duel\n```\n", []);
    expect(cell).toContain("const {sql, table} = openTables(");
    expect(cell).toContain('move: FileAttachment("../workbench/tables/move.arrow")');
    expect(cell).toContain('all_duels: FileAttachment("../workbench/all_duels.arrow")');
  });

  it.each([
    ["```js\nconst table = 1;\n```", "{sql}"],
    ["```js\nimport {sql} from 'npm:@observablehq/duckdb';\n```", "{table}"],
    ["```js\nconst {rows, table: mine} = f();\n```", "{sql}"],
    ["```sql id=table\nFROM duel\n```", "{sql}"],
    ["```js\ndisplay(table('duel'))\n```", "{sql, table}"],
    ["A const table of stone.", "{sql}"]
  ])("leaves out what a page names itself: %s", (source, names) => {
    expect(firstCell(source, [])).toContain(`const ${names} = `);
  });

  it("names the files of the library for cells where the page imports it", () => {
    const cell = firstCell('```js\nimport {predict} from "../generated/cells.js";\n```', []);
    expect(cell).toContain('import {offerFiles, openTables, useCellFiles} from "../generated/workbench.js"');
    expect(cell).toContain('model: FileAttachment("../fight/model.bin")');
    expect(firstCell("", [])).not.toContain("model.bin");
  });

  it("leaves a table of a page's own to the page", () => {
    expect(firstCell("", ["move"])).not.toMatch(/\bmove:/);
  });
});

describe("a notebook's Markdown", () => {
  let root: string;
  const render = (text: string, path: string): string => {
    const md = new MarkdownIt({html: true});
    // As Framework does: a cell is a place, and its text where it is asked for.
    md.renderer.rules.fence = (tokens, index) => {
      const {info, content} = tokens[index];
      if (!/^(js|sql)\b/.test(info)) return `<pre>${content}</pre>`;
      return `<div class="observablehq observablehq--block"><!--${content}--></div>\n${/echo(?!=false)/.test(info) ? `<pre>${content}</pre>\n` : ""}`;
    };
    return notebookMarkdown(md, root).render(text, {path});
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "notebook-markdown-"));
    mkdirSync(join(root, "notebooks"));
  });
  afterEach(() => rmSync(root, {recursive: true}));

  it("has the first cell, and each other cell's text folded below what it shows", () => {
    const html = render("# Title\n\n```js\nshown()\n```\n\n```json\n{}\n```\n", "/notebooks/a");
    expect(html.indexOf("openTables")).toBeLessThan(html.indexOf("<h1"));
    expect(html).toContain(
      '<!--shown()\n--></div>\n<details class="cell-code"><summary>Code</summary>\n<pre>shown()\n</pre>\n</details>'
    );
    expect(html).toContain("<pre>{}\n</pre>");
    expect(html.match(/<details/g)).toHaveLength(1);
  });

  it("says in place of a cell which version of a package it may ask for", () => {
    const cells = ['import "npm:d3@6";', 'import("npm:@observablehq/plot@^99/x.js");', 'import "npm:d3@7";'];
    const html = render(cells.map((cell) => `\`\`\`js\n${cell}\n\`\`\`\n`).join("\n"), "/notebooks/a");
    expect(html).toMatch(/npm:d3@6 is not installed, 7\.\d+\.\d+ is: leave the version out/);
    expect(html).toMatch(/npm:@observablehq\/plot@\^99 is not installed, 0\.\d+\.\d+ is/);
    expect(html).not.toContain("<!--import &quot;npm:d3@6");
    expect(html).toContain('<!--import "npm:d3@7";');
    expect(html.match(/observablehq--error/g)).toHaveLength(2);
  });

  it("shows a cell's text as the page wants it where it says so", () => {
    expect(render("```js echo\nx\n```\n\n```js echo=false\ny\n```\n", "/notebooks/a")).not.toContain(
      "<details"
    );
  });

  it("says of each cell where its text begins in the file, below what the file says of itself", () => {
    const text = "# Title\n\n```js\nshown()\n```\n\n```js echo\ny\n```\n";
    writeFileSync(join(root, "notebooks", "a.md"), `---\ntitle: A\n---\n${text}`);
    const lines = [...render(text, "/notebooks/a").matchAll(/data-line="(\d+)"/g)].map(([, line]) =>
      Number(line)
    );
    expect(lines).toEqual([7, 11]);
    expect(render(text, "/notebooks/new")).toContain('data-line="4"');
  });

  it("can be taken along: the file is in the page, and buttons stand below the title", () => {
    const file = "---\ntitle: A\n---\n# Title <b>\n\n</script>\n";
    writeFileSync(join(root, "notebooks", "a.md"), file);
    const html = render("# Title <b>\n\n</script>\n", "/notebooks/a");
    const source = /<script type="application\/json" id="notebook-source">(.*)<\/script>/.exec(html)?.[1];
    expect(JSON.parse(source!)).toBe(file);
    expect(html).toMatch(/<\/h1>\s*<div class="take-along">/);
    expect(render("No title.\n", "/notebooks/b")).toContain('class="take-along"');
    expect(render("# All\n", "/notebooks/index")).not.toMatch(/take-along|notebook-source/);
  });

  it("has a Plot that remembers its data, where it draws and brings none of its own", () => {
    const remembers = (text: string): boolean => render(text, "/notebooks/a").includes("rememberMarks(");
    expect(remembers("```js\nPlot.plot()\n```\n")).toBe(true);
    expect(remembers("```js\n1\n```\n")).toBe(false);
    expect(remembers("```js\nimport * as Plot from 'npm:@observablehq/plot';\nPlot.plot()\n```\n")).toBe(
      false
    );
  });

  it("tells what is wrong with what the page says of itself", () => {
    writeFileSync(join(root, "notebooks", "a.md"), "---\nnavigation: {section: Fun}\n---\n# A\n");
    expect(render("# A\n", "/notebooks/a")).toMatch(/observablehq--error">notebooks.a\.md: front matter: /);
  });

  it("is that of notebooks alone", () => {
    const text = "# Title\n\n```js\nx\n```\n";
    expect(render(text, "/drift/index")).not.toMatch(/openTables|<details/);
  });
});

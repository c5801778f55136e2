import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type MarkdownIt from "markdown-it";
import {escapeHtml} from "../../lib/documents/escape-html.ts";
import {isNotebook} from "../chrome/notebook-pages.ts";
import {sitePages} from "../chrome/site-pages.ts";
import {sourceElement, TAKE_ALONG} from "../take-along/page-parts.ts";
import {DATA_TABLE_NAMES, type DataTableName, dataTableFile} from "../workbench/data-tables.ts";
import {versionProblem} from "./installed-packages.ts";

/** What Framework gives a page's Markdown along: its address, such as `/notebooks/00-warehouse`. */
interface PageEnvironment {
  readonly path?: string;
}

const pathOf = (environment: PageEnvironment): string => environment.path ?? "";

/** Whether a page's own cells say what a name is. */
const declares = (source: string, name: string): boolean =>
  new RegExp(
    String.raw`\b(?:const|let|var|function|class)\s+${name}\b|\b(?:const|let|var|import)\s*\{[^}]*\b${name}\b[^}]*\}|^\x60{3,}sql[^\n]*\bid=${name}\b`,
    "m"
  ).test(source);

/** Files of the library for cells, where a page imports it. */
const LIBRARY = "generated/cells.js";
const LIBRARY_FILES = `
useCellFiles({
  game: FileAttachment("../data/game.json"),
  model: FileAttachment("../fight/model.bin"),
  covers: FileAttachment("../fight/covers.bin")
});
`;

/**
 * The cell above a notebook's own: `sql` and `table`, which know the data by short names, unless the page has its own
 * of that name. Framework wants every file named in the text of a cell; a file is loaded when a cell asks for it.
 * @param own tables that the page names in its front matter
 */
export function firstCell(source: string, own: readonly string[]): string {
  const names = ["sql", "table"].filter((name) => !declares(source, name));
  const files = DATA_TABLE_NAMES.filter((name) => !own.includes(name)).map(
    (name: DataTableName) => `    ${name}: FileAttachment("../${dataTableFile(name)}")`
  );
  const usesLibrary = source.includes(LIBRARY);
  return `import {offerFiles, openTables${usesLibrary ? ", useCellFiles" : ""}} from "../generated/workbench.js";
${usesLibrary ? LIBRARY_FILES : ""}
const {${names.join(", ")}} = openTables({
  arrow: () => import("npm:apache-arrow"),
  duckdb: () => import("npm:@observablehq/duckdb"),
  files: {
${files.join(",\n")}
  }
});
offerFiles({
  arrow: () => import("npm:apache-arrow"),
  parquet: () => import("npm:parquet-wasm").then(async (module) => (await module.default(import.meta.resolve("npm:parquet-wasm/esm/parquet_wasm_bg.wasm")), module))
});
`;
}

/** Plot as a notebook's cells know it: its drawings remember their data, for whoever saves them. */
const PLOT_CELL = `import * as drawingPlot from "npm:@observablehq/plot";
import {rememberMarks} from "../generated/workbench.js";

const Plot = rememberMarks(drawingPlot);
`;

/** The cells above a notebook's own. */
const cellsAbove = (source: string, own: readonly string[]): string[] => [
  firstCell(source, own),
  ...(/\bPlot\b/.test(source) && !declares(source, "Plot") && !/\bimport\s*\*\s*as\s+Plot\b/.test(source)
    ? [PLOT_CELL]
    : [])
];

/** Lines of a page's file above its text: what it says of itself. */
function linesAbove(file: string, source: string): number {
  const lines = (text: string): number => text.trimEnd().split("\n").length;
  return existsSync(file) ? lines(readFileSync(file, "utf8")) - lines(source) : 0;
}

/** Where the parts below the title go: after the first heading, else at the beginning. */
const afterTitle = (tokens: readonly {readonly type: string; readonly tag: string}[]): number =>
  tokens.findIndex(({type, tag}) => type === "heading_close" && tag === "h1") + 1;

const errorBlock = (message: string): string =>
  `<div class="observablehq observablehq--block"><div class="observablehq--inspect observablehq--error">${escapeHtml(message)}</div></div>\n`;

const IMPORTED = /["'`]npm:((?:@[^/@"'`]+\/)?[^/@"'`]+)@([^/"'`]+)/g;

/** What versions of packages a cell asks for that are not installed: Framework would end the build for all. */
const versionProblems = (source: string): string[] =>
  Array.from(source.matchAll(IMPORTED), ([, name, range]) => versionProblem(name, range)).filter(
    (problem) => problem !== null
  );

/** Fences that are cells: Framework puts a place for what they show before their text. */
const CELL = '<div class="observablehq observablehq--block">';

/** A fence's text begins below its first line; lines count from 1. */
const FIRST_LINE = 2;

/** A cell's text, folded under what it shows, where the page does not say itself how it wants it (`echo`). */
const withLine = (html: string, line: number): string =>
  html.startsWith(CELL) ? html.replace(CELL, `${CELL.slice(0, -1)} data-line="${line}">`) : html;

function foldCode(html: string): string {
  const at = html.startsWith(CELL) ? html.indexOf("<pre") : -1;
  return at === -1
    ? html
    : `${html.slice(0, at)}<details class="cell-code"><summary>Code</summary>\n${html.slice(at)}</details>\n`;
}

/** For Framework's `markdownIt`: what notebooks have that other pages have not. @param root the site's sources */
export function notebookMarkdown(md: MarkdownIt, root: string): MarkdownIt {
  const HIDDEN = "hidden";
  md.core.ruler.push("notebook", (state) => {
    const path = pathOf(state.env as PageEnvironment);
    if (!isNotebook(path)) return;
    const addHtml = (at: number, content: string): void => {
      const token = new state.Token("html_block", "", 0);
      token.content = content;
      state.tokens.splice(at, 0, token);
    };
    const file = join(root, `${path}.md`);
    const above = linesAbove(file, state.src);
    for (const token of state.tokens)
      if (token.type === "fence" && token.map) token.meta = {line: above + token.map[0] + FIRST_LINE};
    const page = sitePages(root).find(
      (known) => known.path === path || known.file === join(root, `${path}.md`)
    );
    for (const token of state.tokens) {
      if (token.type !== "fence" || !/^(?:js|ts|jsx|tsx)\b/.test(token.info)) continue;
      const problems = versionProblems(token.content);
      if (problems.length === 0) continue;
      token.type = "html_block";
      token.content = `${errorBlock(problems.join("\n"))}<pre><code>${escapeHtml(token.content)}</code></pre>\n`;
    }
    // The list of notebooks is none to take along.
    if (!/\/(?:index)?$/.test(path)) {
      addHtml(afterTitle(state.tokens), TAKE_ALONG);
      addHtml(state.tokens.length, sourceElement(existsSync(file) ? readFileSync(file, "utf8") : state.src));
    }
    for (const content of cellsAbove(state.src, Object.keys(page?.tables ?? {})).reverse()) {
      const cell = new state.Token("fence", "code", 0);
      cell.info = "js";
      cell.meta = HIDDEN;
      cell.content = content;
      state.tokens.unshift(cell);
    }
    if (page?.problem !== undefined) addHtml(0, errorBlock(page.problem));
  });
  const render = md.renderer.rules.fence!;
  md.renderer.rules.fence = (tokens, index, options, environment: PageEnvironment, self) => {
    const token = tokens[index];
    if (!isNotebook(pathOf(environment)) || token.meta === HIDDEN)
      return render(tokens, index, options, environment, self);
    const {line} = token.meta as {readonly line: number};
    const isSaid = /\s(?:echo|run)\b/.test(token.info);
    if (!isSaid) token.info += " echo";
    const html = render(tokens, index, options, environment, self);
    return withLine(isSaid ? html : foldCode(html), line);
  };
  return md;
}

import {escapeHtml} from "./escape-html.ts";
import {
  type Block,
  type Inline,
  type PictureRow,
  type Section,
  spansOf,
  type TableBlock,
  type TextDocument
} from "./text-document.ts";

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:76rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;display:block;overflow-x:auto}
th,td{padding:.25rem .75rem;border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent);text-align:left}
.number{text-align:right}
blockquote{margin:1rem 0;padding-left:1rem;border-left:.25rem solid color-mix(in srgb,currentColor 25%,transparent)}
figure{margin:1rem 0;display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:1rem}
figcaption{grid-column:1/-1;font-weight:600}
img{max-width:100%;background:#fff}
`;

export interface HtmlOptions {
  readonly language?: string;
  /** Reads an SVG picture; it is put into the page itself, so that the page is one file. */
  readonly readPicture?: (path: string) => string;
}

function inline(text: Inline): string {
  const spans = spansOf(text)
    .map((span) => (span.isCode ? `<code>${escapeHtml(span.text)}</code>` : escapeHtml(span.text)))
    .join("");
  return typeof text === "string" ? spans : `<strong>${spans}</strong>`;
}

function figure({name, files}: PictureRow, columns: readonly string[], {readPicture}: HtmlOptions): string {
  const images = files.map((file, index) => {
    const column = escapeHtml(columns[index]);
    if (file === null || !readPicture) return `<p>${column}: none</p>`;
    const data = Buffer.from(readPicture(file)).toString("base64");
    return `<div><p>${column}</p><img alt="${escapeHtml(name)}, ${column}" src="data:image/svg+xml;base64,${data}"></div>`;
  });
  return `<figure><figcaption>${escapeHtml(name)}</figcaption>${images.join("")}</figure>`;
}

function table({caption, columns, rows}: TableBlock): string {
  const ofColumn = (index: number): string => (columns[index].numeric ? ' class="number"' : "");
  const heads = columns.map(({label}, index) => `<th scope="col"${ofColumn(index)}>${inline(label)}</th>`);
  const cells = (row: readonly Inline[]): string =>
    row.map((cell, index) => `<td${ofColumn(index)}>${inline(cell)}</td>`).join("");
  const title = caption === undefined ? "" : `<caption>${inline(caption)}</caption>`;
  return `<table>${title}<thead><tr>${heads.join("")}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join("")}</tbody></table>`;
}

function block(content: Block, options: HtmlOptions): string {
  switch (content.kind) {
    case "paragraph":
      return `<p>${inline(content.text)}</p>`;
    case "note":
      return `<blockquote><p>${inline(content.text)}</p></blockquote>`;
    case "code":
      return `<pre tabindex="0"><code>${escapeHtml(content.text)}</code></pre>`;
    case "list":
      return `<ul>${content.items.map((item) => `<li>${inline(item)}</li>`).join("")}</ul>`;
    case "table":
      return table(content);
    case "pictures":
      return content.rows.map((pictures) => figure(pictures, content.columns, options)).join("");
  }
}

const blocksOf = (blocks: readonly Block[], options: HtmlOptions): string =>
  blocks.map((each) => block(each, options)).join("");

const section = ({id, title, blocks}: Section, options: HtmlOptions): string =>
  `<section${id === undefined ? "" : ` id="${escapeHtml(id)}"`}><h2>${inline(title)}</h2>${blocksOf(blocks, options)}</section>`;

/** One HTML file without anything from outside. Pictures stand as images, in which no script runs. */
export function toHtml(document: TextDocument, options: HtmlOptions = {}): string {
  const {title, lede, blocks = [], sections} = document;
  const shown = spansOf(title)
    .map(({text}) => text)
    .join("");
  return `<!DOCTYPE html>
<html lang="${escapeHtml(options.language ?? "en")}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(shown)}</title><style>${STYLE}</style></head>
<body><main><h1>${inline(title)}</h1><p>${inline(lede)}</p>${blocksOf(blocks, options)}${sections
    .map((each) => section(each, options))
    .join("\n")}</main></body></html>
`;
}

import type {Picture, ReportDocument, Section} from "./diff-document.ts";

const ENTITIES: Readonly<Record<string, string>> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"};
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);
const text = (value: string): string => escaped(value).replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>");

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:76rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;display:block;overflow-x:auto}
th,td{padding:.25rem .75rem;border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent);text-align:right}
th:first-child,td:first-child{text-align:left}
figure{margin:1rem 0;display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:1rem}
figcaption{grid-column:1/-1;font-weight:600}
img{max-width:100%;background:#fff}
`;

const table = ({head, rows}: NonNullable<Section["table"]>): string =>
  `<table><thead><tr>${head.map((each) => `<th scope="col">${text(each)}</th>`).join("")}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((each) => `<td>${text(each)}</td>`).join("")}</tr>`)
    .join("")}</tbody></table>`;

/** Reads a chart; a picture is put into the page itself, so that the page is one file. */
export type ReadPicture = (side: "before" | "after", file: string) => string;

function picture({name, before, after}: Picture, read: ReadPicture): string {
  const image = (side: "before" | "after", file: string | null): string => {
    if (file === null) return `<p>${side}: none</p>`;
    const data = Buffer.from(read(side, file)).toString("base64");
    return `<div><p>${side}</p><img alt="${escaped(name)}, ${side}" src="data:image/svg+xml;base64,${data}"></div>`;
  };
  return `<figure><figcaption>${escaped(name.replace(/\.svg$/, ""))}</figcaption>${image("before", before)}${image("after", after)}</figure>`;
}

/** One HTML file without anything from outside. Charts stand as images, in which no script runs. */
export function toHtml({title, sentence, sections}: ReportDocument, read: ReadPicture): string {
  const parts = sections.map(
    ({title: heading, note, table: shown, pictures = []}) =>
      `<section><h2>${text(heading)}</h2>${note === undefined ? "" : `<p>${text(note)}</p>`}${shown ? table(shown) : ""}${pictures
        .map((each) => picture(each, read))
        .join("")}</section>`
  );
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escaped(title)}</h1><p>${text(sentence)}</p>${parts.join("\n")}</main></body></html>
`;
}

import type {Picture, ReportDocument, Section} from "./diff-document.ts";

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;

const table = ({head, rows}: NonNullable<Section["table"]>): string =>
  [row(head), row(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(row)].join("\n");

/** @param link address of a chart's picture: `before/NAME.svg` or `after/NAME.svg` */
function pictureRow({name, before, after}: Picture, link: (path: string) => string): string {
  const image = (side: "before" | "after", file: string | null): string =>
    file === null ? "–" : `![${name}, ${side}](${link(`${side}/${file}`)})`;
  return row([name.replace(/\.svg$/, ""), image("before", before), image("after", after)]);
}

/** GitHub's Markdown. */
export function toMarkdown(
  {title, sentence, sections}: ReportDocument,
  link = (path: string): string => path
): string {
  const parts = sections.map(({title: heading, note, table: shown, pictures}) =>
    [
      `## ${heading}`,
      note,
      shown && table(shown),
      pictures &&
        [
          row(["chart", "before", "after"]),
          row(["---", "---", "---"]),
          ...pictures.map((each) => pictureRow(each, link))
        ].join("\n")
    ]
      .filter((part) => part !== undefined)
      .join("\n\n")
  );
  return `${[`# ${title}`, sentence, ...parts].join("\n\n")}\n`;
}

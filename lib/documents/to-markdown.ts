import {
  type Block,
  type Inline,
  type PictureRow,
  type Section,
  spansOf,
  type TextDocument
} from "./text-document.ts";

/** What GitHub's Markdown, or HTML in it, would take for markup anywhere in a line. */
const MARKUP = /[\\*`<>#~]|\](?=[(:[])|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

const escapeText = (text: string): string => text.replaceAll(MARKUP, "\\$&");

const inline = (text: Inline): string => {
  const spans = spansOf(text)
    .map((span) => (span.isCode ? `\`${span.text}\`` : escapeText(span.text)))
    .join("")
    .replaceAll(/\s*\n\s*/g, " ");
  return typeof text === "string" ? spans : `**${spans}**`;
};

/** The same where a line begins with it: there it could be a list, a task, a rule or a heading's underline. */
const line = (text: Inline): string =>
  inline(text)
    .trim()
    .replace(/^(?=[-+=|[])/, "\\")
    .replace(/^(\d+)(?=[.)](?:\s|$))/, "$1\\");

const cell = (text: Inline): string => inline(text).replaceAll("|", "\\|");
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

export interface MarkdownOptions {
  /** Where a picture will be found. */
  readonly link?: (path: string) => string;
}

/** What would end an address. */
const address = (path: string): string =>
  path.replaceAll(/[\s()<>]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`);

const pictureRow = (
  {name, files}: PictureRow,
  columns: readonly string[],
  link: (path: string) => string
): string =>
  row([
    cell(name),
    ...files.map((file, index) =>
      file === null ? "–" : `![${cell(`${name}, ${columns[index]}`)}](${address(link(file))})`
    )
  ]);

function block(content: Block, link: (path: string) => string): string {
  switch (content.kind) {
    case "paragraph":
      return line(content.text);
    case "note":
      return `> ${line(content.text)}`;
    case "code":
      return `\`\`\`sh\n${content.text}\n\`\`\``;
    case "list":
      return content.items.map((item) => `- ${line(item)}`).join("\n");
    case "table":
      return [
        ...(content.caption === undefined ? [] : [`${line(content.caption)}\n`]),
        row(content.columns.map(({label}) => cell(label))),
        row(content.columns.map(({numeric}) => (numeric ? "---:" : "---"))),
        ...content.rows.map((cells) => row(cells.map(cell)))
      ].join("\n");
    case "pictures":
      return [
        row([content.what, ...content.columns].map(cell)),
        row(["---", ...content.columns.map(() => "---")]),
        ...content.rows.map((pictures) => pictureRow(pictures, content.columns, link))
      ].join("\n");
  }
}

/** Blocks as GitHub-flavoured Markdown, without an end of line. */
export const blocksToMarkdown = (
  blocks: readonly Block[],
  {link = (path) => path}: MarkdownOptions = {}
): string => blocks.map((each) => block(each, link)).join("\n\n");

/** @param level of the section's heading */
export const sectionToMarkdown = ({title, blocks}: Section, level = 2, options?: MarkdownOptions): string =>
  [`${"#".repeat(level)} ${inline(title)}`, blocksToMarkdown(blocks, options)].filter(Boolean).join("\n\n");

/** A document as GitHub-flavoured Markdown. */
export function toMarkdown(document: TextDocument, options?: MarkdownOptions): string {
  const {title, lede, blocks = [], sections} = document;
  const parts = [
    `# ${inline(title)}`,
    line(lede),
    blocksToMarkdown(blocks, options),
    ...sections.map((section) => sectionToMarkdown(section, 2, options))
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

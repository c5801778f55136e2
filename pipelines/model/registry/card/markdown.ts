import type {Block, Card} from "./document.ts";

/** Outside of code, what Markdown or HTML would take for markup. */
const escapeText = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : part.replaceAll(/[\\*_[\]<>#]/g, "\\$&")))
    .join("");

const cell = (text: string): string =>
  escapeText(text)
    .replaceAll("|", "\\|")
    .replaceAll(/\s*\n\s*/g, " ");
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function block(block: Block): string {
  switch (block.kind) {
    case "text":
      return escapeText(block.text);
    case "code":
      return `\`\`\`sh\n${block.text}\n\`\`\``;
    case "list":
      return block.items.map((item) => `- ${escapeText(item)}`).join("\n");
    case "table":
      return [
        `${escapeText(block.caption)}\n`,
        row(block.columns.map(({label}) => cell(label))),
        row(block.columns.map(({numeric}) => (numeric ? "---:" : "---"))),
        ...block.rows.map((cells) => row(cells.map(cell)))
      ].join("\n");
  }
}

/** A card as GitHub-flavoured Markdown. */
export function toMarkdown({title, lede, sections}: Card): string {
  const parts = [
    `# ${escapeText(title)}`,
    escapeText(lede),
    ...sections.flatMap((section) => [`## ${escapeText(section.title)}`, ...section.blocks.map(block)])
  ];
  return `${parts.join("\n\n")}\n`;
}

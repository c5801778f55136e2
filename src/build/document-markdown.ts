import {basename} from "node:path";
import {frenchTypography} from "../i18n/typography.ts";
import type {Block} from "./document-blocks.ts";
import {HANDBOOK} from "./handbook-documents.ts";

/** What stands in a page's place of its own, by the document's name. */
const OWN_PAGES: ReadonlyMap<string, string> = new Map([["MODEL_CARD.md", "../model-card/"]]);

/** Addresses between documents become those between pages; a file of the repository is named, not linked. */
function linkTarget(label: string, target: string): string {
  if (/^(https?:|mailto:|#)/.test(target)) return `[${label}](${target})`;
  const [path, fragment] = target.split("#");
  const name = basename(path);
  const page = HANDBOOK.find(({file}) => basename(file) === name);
  const address = page ? `./${page.slug}` : OWN_PAGES.get(name);
  if (address === undefined) return label.includes("`") ? label : `\`${label}\``;
  return `[${label}](${address}${fragment === undefined ? "" : `#${fragment}`})`;
}

/** A passage's Markdown on its page. @param table what a table is called, of which nothing else says it */
export function passageMarkdown({kind}: Block, text: string, {table}: {readonly table: string}): string {
  const shown = text
    // Framework runs what stands in ${…}; a document shows it.
    .replaceAll("${", "$\\{")
    .replaceAll(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, label: string, target: string) =>
      linkTarget(label, target)
    );
  // A wide table scrolls in its own frame, which the keyboard must reach.
  return kind === "table"
    ? `<div class="table-scroll" role="group" tabindex="0" aria-label="${table.replaceAll(/[`"<>&*]/g, "")}">\n\n${shown}\n\n</div>`
    : shown;
}

/** A block of code that is shown and not run. */
export const codeMarkdown = (text: string): string =>
  text.replace(/^(`{3,})(js|ts|jsx|tsx|sql|html|svg|dot|mermaid|tex)(?=\n)/, "$1$2 run=false");

/** What French typography leaves alone: code, addresses, tags, the line below a table's head. */
const VERBATIM = /(`[^`]*`|\]\([^)]*\)|<[^>]+>|^\|[\s:|-]+\|$)/m;

/** French Markdown whose spaces before high punctuation and in numbers do not break a line. */
export const frenchMarkdown = (markdown: string): string =>
  markdown
    .split(VERBATIM)
    .map((part, index) => (index % 2 === 1 ? part : frenchTypography(part)))
    .join("");

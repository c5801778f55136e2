import {basename} from "node:path";
import {frenchTypography} from "../i18n/typography.ts";
import type {Block} from "./document-blocks.ts";
import {HANDBOOK} from "./handbook-documents.ts";

/** What stands in a page's place of its own, by the document's name. */
const OWN_PAGES: ReadonlyMap<string, string> = new Map([["MODEL_CARD.md", "../model-card/"]]);

type Language = "en" | "fr";

/**
 * Addresses between documents become those between pages; a file of the repository is named, not linked. A document
 * that is called by its file has its page's name in French.
 */
function linkTarget(label: string, target: string, language: Language): string {
  if (/^(https?:|mailto:|#)/.test(target)) return `[${label}](${target})`;
  const [path, fragment] = target.split("#");
  const name = basename(path);
  const page = HANDBOOK.find(({file}) => basename(file) === name);
  const address = page ? `./${page.slug}` : OWN_PAGES.get(name);
  if (address === undefined) return label.includes("`") ? label : `\`${label}\``;
  const shown = language === "fr" && page && label === name ? page.titleFr : label;
  return `[${shown}](${address}${fragment === undefined ? "" : `#${fragment}`})`;
}

interface Shown {
  readonly language: Language;
  /** The heading that a table stands below, of which nothing else says a name. */
  readonly heading: string;
}

const TABLE: Readonly<Record<Language, string>> = {en: "Table: ", fr: "Tableau : "};

/** A passage's Markdown on its page. */
export function passageMarkdown({kind}: Block, text: string, {language, heading}: Shown): string {
  const shown = text
    // Framework runs what stands in ${…}; a document shows it.
    .replaceAll("${", "$\\{")
    .replaceAll(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, label: string, target: string) =>
      linkTarget(label, target, language)
    );
  // A wide table scrolls in its own frame, which the keyboard must reach.
  return kind === "table"
    ? `<div class="table-scroll" role="group" tabindex="0" aria-label="${TABLE[language]}${heading.replaceAll(/[`"<>&*]/g, "")}">\n\n${shown}\n\n</div>`
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

import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {stringify} from "yaml";
import {escapeHtml} from "../../lib/documents/escape-html.ts";
import {REPOSITORY} from "../../lib/files/paths.ts";
import type {FrontMatter} from "../chrome/site-pages.ts";
import {frenchTypography} from "../i18n/typography.ts";
import {type Block, documentBlocks} from "./document-blocks.ts";
import {codeMarkdown, frenchMarkdown, passageMarkdown} from "./document-markdown.ts";
import {
  frenchFile,
  NO_TRANSLATION,
  PAIRS_FILE,
  PHRASES_FILE,
  type Translation,
  translationOf
} from "./document-translation.ts";
import {HANDBOOK, type HandbookDocument} from "./handbook-documents.ts";

/** Files under `src/` that are made from documents before Framework builds. */
export const HANDBOOK_OUTPUTS = ["handbook"] as const;

/** What they are made from, absolute: the documents, their French, and how both belong together. */
export const HANDBOOK_SOURCES: readonly string[] = [
  ...HANDBOOK.flatMap(({file, englishOnly}) =>
    englishOnly === undefined ? [file, frenchFile(file)] : [file]
  ),
  PAIRS_FILE,
  PHRASES_FILE
].map((path) => join(REPOSITORY, path));

const LEAST_HEADINGS = 3;

const both = (en: string, fr: string): string => `<span lang="en">${en}</span><span lang="fr">${fr}</span>`;
const frontMatter = (values: FrontMatter): string => `---\n${stringify(values)}---\n`;

/** Where the French of a passage should stand and does not. */
const CHANGED = "Ce passage a changé depuis sa traduction ; le voici en anglais.";

/** GitHub's anchor of a heading, which links between documents name. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");

/** A heading's text in Markdown as HTML. */
const headingHtml = (markdown: string): string =>
  escapeHtml(markdown)
    .replaceAll(/`([^`]+)`/g, "<code>$1</code>")
    .replaceAll(/\\(?=[^\w\s])/g, "")
    .replaceAll("${", "&#36;{");

const headingText = (block: string): string => block.replace(/^#+ /, "");

interface Heading {
  readonly level: number;
  readonly id: string;
  /** HTML in both languages. */
  readonly html: string;
}

/** A document as its page shows it: both languages, passage by passage, around what needs no translation. */
export interface HandbookBody {
  /** The title in English. */
  readonly title: string;
  readonly headings: readonly Heading[];
  readonly body: string;
}

const passage = (language: "en" | "fr", markdown: readonly string[], isForeign = false): string =>
  `<div class="passage${isForeign ? " foreign" : ""}" lang="${language}">\n\n${markdown.join("\n\n")}\n\n</div>`;

/** Passages that follow each other, in both languages. */
function inBothLanguages(
  blocks: readonly Block[],
  names: {readonly en: string; readonly fr: string},
  {french, exists}: Translation
): string[] {
  const english = blocks.map((block) =>
    passageMarkdown(block, block.text, {language: "en", heading: names.en})
  );
  if (!exists) return [passage("en", english, true)];
  const parts: string[] = [];
  let stale = false;
  for (const [index, block] of blocks.entries()) {
    const text = french(block);
    if (text === undefined && !stale) parts.push(`<p class="quiet">${CHANGED}</p>`);
    stale = text === undefined;
    parts.push(
      text === undefined
        ? passage("en", [english[index]], true)
        : frenchMarkdown(passageMarkdown(block, text, {language: "fr", heading: names.fr}))
    );
  }
  return [passage("en", english), passage("fr", parts)];
}

/** @throws Error where a document does not begin with its title */
export function handbookBody(text: string, translation: Translation = NO_TRANSLATION): HandbookBody {
  const [first, ...blocks] = documentBlocks(text);
  if (!first?.text.startsWith("# "))
    throw new Error(`a document begins with its title, not with ${JSON.stringify(first?.text ?? "")}`);
  const title = headingText(first.text);
  const french = translation.french(first);
  let names = {en: title, fr: french === undefined ? title : headingText(french)};
  const headings: Heading[] = [];
  const used = new Map<string, number>();
  const parts: string[] = [];
  let open: Block[] = [];
  const close = (): void => {
    if (open.length > 0) parts.push(...inBothLanguages(open, names, translation));
    open = [];
  };
  for (const block of blocks) {
    if (block.kind === "code") {
      close();
      parts.push(codeMarkdown(block.text));
    } else if (block.kind === "heading") {
      close();
      const en = headingText(block.text);
      const fr = translation.french(block);
      names = {en, fr: fr === undefined ? en : headingText(fr)};
      const anchor = anchorOf(en);
      const count = used.get(anchor) ?? 0;
      used.set(anchor, count + 1);
      const heading = {
        level: /^#+/.exec(block.text)![0].length,
        id: count === 0 ? anchor : `${anchor}-${count}`,
        html:
          fr === undefined
            ? `<span class="foreign" lang="en">${headingHtml(en)}</span>`
            : both(headingHtml(en), frenchTypography(headingHtml(names.fr)))
      };
      headings.push(heading);
      // Framework makes a heading with an anchor a link to itself.
      parts.push(`<h${heading.level} id="${heading.id}" tabindex="-1">${heading.html}</h${heading.level}>`);
    } else open.push(block);
  }
  close();
  return {title: title.replaceAll("\\", ""), headings, body: parts.join("\n\n")};
}

/** A page's list of contents: its larger headings, where there are several. */
function contents(headings: readonly Heading[]): string {
  const items = headings.filter(({level}) => level === 2);
  if (items.length < LEAST_HEADINGS) return "";
  return `<nav class="contents" aria-labelledby="contents-label"><p class="visually-hidden" id="contents-label">${both("Contents", "Sommaire")}</p><ul>${items
    .map(({id, html}) => `<li><a href="#${id}">${html.replaceAll(/<\/?code>/g, "")}</a></li>`)
    .join("")}</ul></nav>\n`;
}

export function handbookPage(
  {titleFr, en, fr, englishOnly}: HandbookDocument,
  text: string,
  translation: Translation = NO_TRANSLATION
): string {
  const {title, headings, body} = handbookBody(text, translation);
  return `${frontMatter({title, titleFr, description: `${title}: ${en}.`, descriptionFr: `${titleFr} : ${fr}.`})}
<p class="quiet"><a href="./">${both("Documentation", "Documentation")}</a></p>

# ${both(title, titleFr)}

${englishOnly === undefined ? "" : `<p class="quiet" lang="fr">${englishOnly}</p>\n`}
${contents(headings)}
<div class="prose">

${body}

</div>
`;
}

function handbookIndex(titles: ReadonlyMap<string, string>): string {
  const items = HANDBOOK.map(
    ({slug, titleFr, en, fr}) =>
      `<li><a href="./${slug}">${both(titles.get(slug)!, titleFr)}</a><p>${both(en, fr)}</p></li>`
  ).join("\n");
  return `${frontMatter({
    title: "How is it made, run and changed?",
    titleFr: "Comment est-ce fait, exploité et modifié ?",
    description: "The documents of the project: architecture, data, rules, operation, security, figures.",
    descriptionFr:
      "Les documents du projet : architecture, données, règles, exploitation, sécurité, chiffres.",
    navigation: {section: "Use", order: 3, en: "Documentation", fr: "Documentation"}
  })}
# ${both("How is it made, run and changed?", "Comment est-ce fait, exploité et modifié ?")}

<p class="lede" lang="en">For developers, operators and examiners: the same documents that lie in the repository. Commands in them are run by the tests, and every file and page they name is checked to exist.</p>
<p class="lede" lang="fr">Pour développeurs, exploitants et examinateurs : les documents mêmes du dépôt. Leurs commandes sont exécutées par les tests, et l’existence de chaque fichier et page qu’ils nomment est vérifiée.</p>

<ul class="handbook">
${items}
<li><a href="../model-card/">${both("Model card", "Fiche du modèle")}</a><p>${both("what the model is for, how good it is, and its limits", "à quoi sert le modèle, ce qu’il vaut, et ses limites")}</p></li>
</ul>
`;
}

/** The pages of the documents, by file name. */
function handbookPages(): Map<string, string> {
  const texts = HANDBOOK.map(
    (document) => [document, readFileSync(join(REPOSITORY, document.file), "utf8")] as const
  );
  const titles = new Map(texts.map(([{slug}, text]) => [slug, handbookBody(text).title]));
  return new Map([
    ...texts.map(
      ([document, text]) =>
        [`${document.slug}.md`, handbookPage(document, text, translationOf(document.file))] as const
    ),
    ["index.md", handbookIndex(titles)]
  ]);
}

/**
 * Writes the documents as Framework pages under `root` (the site's sources), in place of earlier ones; what is as it
 * was is not touched, so that whoever watches the pages sees the one that changed.
 */
export function writeHandbook(root: string): void {
  const folder = join(root, "handbook");
  mkdirSync(folder, {recursive: true});
  const pages = handbookPages();
  for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name), {recursive: true});
  for (const [name, text] of pages) {
    const file = join(folder, name);
    if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
  }
}

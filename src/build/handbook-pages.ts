import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {basename, join} from "node:path";
import {stringify} from "yaml";
import {REPOSITORY} from "../../lib/files/paths.ts";
import type {FrontMatter} from "../chrome/site-pages.ts";
import {HANDBOOK, type HandbookDocument} from "./handbook-documents.ts";

/** What stands in a page's place of its own, by the document's name. */
const OWN_PAGES: ReadonlyMap<string, string> = new Map([["MODEL_CARD.md", "../model-card/"]]);

/** Files under `src/` that are made from documents before Framework builds. */
export const HANDBOOK_OUTPUTS = ["handbook"] as const;

/** Stands where a page's contents go: Framework gives headings their anchors, so it is filled after its build. */
const CONTENTS = '<nav class="contents foreign" lang="en" aria-label="Contents"></nav>';
const LEAST_HEADINGS = 3;

/** Fills a built page's list of contents from its headings. */
export function fillContents(html: string): string {
  if (!html.includes(CONTENTS)) return html;
  const items = [...html.matchAll(/<h2 id="([^"]+)"[^>]*>([\s\S]*?)<\/h2>/g)].map(
    ([, id, content]) => `<li><a href="#${id}">${content.replaceAll(/<[^>]+>/g, "").trim()}</a></li>`
  );
  const list = `${CONTENTS.replace("</nav>", "")}<ul>${items.join("")}</ul></nav>`;
  return html.replace(CONTENTS, () => (items.length < LEAST_HEADINGS ? "" : list));
}

const both = (en: string, fr: string): string => `<span lang="en">${en}</span><span lang="fr">${fr}</span>`;
const frontMatter = (values: FrontMatter): string => `---\n${stringify(values)}---\n`;

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

/** A document's text as the body of its page. @returns the title and the Markdown below it */
export function handbookBody(text: string): {title: string; body: string} {
  const [first, ...rest] = text.split("\n");
  if (!first.startsWith("# "))
    throw new Error(`a document begins with its title, not with ${JSON.stringify(first)}`);
  const lines: string[] = [];
  let heading = first.slice(2);
  let fence = "";
  let inTable = false;
  for (const line of [...rest, ""]) {
    const isTable = fence === "" && line.startsWith("|");
    // A wide table scrolls in its own frame, which the keyboard must reach.
    if (isTable && !inTable)
      lines.push(
        `<div class="table-scroll" role="group" tabindex="0" aria-label="Table: ${heading.replaceAll(/[`"<>&*]/g, "")}">`,
        ""
      );
    if (inTable && !isTable) lines.push("", "</div>", "");
    inTable = isTable;
    const [ticks] = /^`{3,}/.exec(line) ?? [""];
    const opens = fence === "" && ticks !== "";
    // A longer fence shows a shorter one as text.
    if (opens) fence = ticks;
    else if (fence !== "" && ticks.length >= fence.length && line.trim() === ticks) fence = "";
    const inFence = fence !== "";
    if (!inFence && /^#{2,3} /.test(line)) heading = line.replace(/^#+ /, "");
    // Framework runs what stands in ${…}; a document shows it.
    const shown = line.replaceAll("${", "$\\{");
    lines.push(
      opens
        ? line.replace(/^```(js|ts|jsx|tsx|sql|html|svg|dot|mermaid|tex)$/, "```$1 run=false")
        : inFence
          ? line
          : shown.replaceAll(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, label: string, target: string) =>
              linkTarget(label, target)
            )
    );
  }
  return {title: first.slice(2).replaceAll("\\", ""), body: lines.join("\n").trim()};
}

export function handbookPage({titleFr, en, fr}: HandbookDocument, text: string): string {
  const {title, body} = handbookBody(text);
  return `${frontMatter({title, titleFr, description: `${title}: ${en}.`, descriptionFr: `${titleFr} : ${fr}.`})}
<p class="quiet"><a href="./">${both("Documentation", "Documentation")}</a></p>

# ${both(title, titleFr)}

<p class="quiet" lang="fr">Ce document est en anglais.</p>

${CONTENTS}

<div class="prose foreign" lang="en">

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
<p class="lede" lang="fr">Pour développeurs, exploitants et examinateurs : les documents mêmes du dépôt, en anglais. Leurs commandes sont exécutées par les tests, et l’existence de chaque fichier et page qu’ils nomment est vérifiée.</p>

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
    ...texts.map(([document, text]) => [`${document.slug}.md`, handbookPage(document, text)] as const),
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

import {
  type Block,
  type Inline,
  type Section,
  spansOf,
  type TextDocument
} from "../../lib/documents/text-document.ts";
import {dictionary, type Language, language} from "../i18n/language.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";

/** The card in both languages; the same that is written beside the model as MODEL_CARD.md. */
export type CardByLanguage = Readonly<Record<Language, TextDocument>>;

const words = dictionary({what: ["the model in production", "le modèle en production"]});

/** Text with its code marked. */
function inline(text: Inline): Node {
  const spans = spansOf(text).map((span) => (span.isCode ? html`<code>${span.text}</code>` : span.text));
  return typeof text === "string" ? html`<span>${spans}</span>` : html`<strong>${spans}</strong>`;
}

function blockElement(block: Block): HTMLElement {
  switch (block.kind) {
    case "paragraph":
    case "note":
      return html`<div class="prose"><p>${inline(block.text)}</p></div>`;
    case "code":
      return html`<pre tabindex="0"><code>${block.text}</code></pre>`;
    case "list":
      return html`<div class="prose"><ul>${block.items.map((item) => html`<li>${inline(item)}</li>`)}</ul></div>`;
    case "table":
      // The table's own caption is for screen readers; this one is seen.
      return html`<div>${
        block.caption === undefined
          ? null
          : html`<p class="quiet" aria-hidden="true">${inline(block.caption)}</p>`
      }${
        dataTable<readonly Inline[]>({
          caption: block.caption ?? "",
          rows: block.rows,
          columns: block.columns.map(({label, numeric}, index) => ({
            key: String(index),
            label: label.replaceAll("`", ""),
            ...(numeric ? {numeric} : {}),
            rowHeader: index === 0,
            cell: (row) => inline(row[index])
          }))
        }).element
      }</div>`;
    case "pictures":
      throw new RangeError("a card has no pictures");
  }
}

const sectionElement = ({id, title, blocks}: Section): HTMLElement =>
  html`<section id=${id}><h2>${title}</h2>${blocks.map(blockElement)}</section>`;

export function modelCard(card: CardByLanguage | null): HTMLElement {
  if (!card) return notMadeYet(words("what"), "npm run pipeline");
  const {title, lede, sections} = card[language()];
  return html`<article><p class="quiet"><strong>${title}.</strong> ${inline(lede)}</p>${sections.map(
    sectionElement
  )}</article>`;
}

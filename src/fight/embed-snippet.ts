import {escapeHtml} from "../../lib/documents/escape-html.ts";
import {dictionary, language} from "../i18n/language.ts";
import {html, uniqueId} from "../ui/html.ts";
import {siteLink} from "../ui/links.ts";

const words = dictionary({
  show: ["Embed", "Intégrer"],
  label: ["HTML to show this fight on another page", "HTML pour montrer ce combat sur une autre page"],
  title: [
    "A fight of Pokémon Let’s Go, by PredictionDex",
    "Un combat de Pokémon Let’s Go, par PredictionDex"
  ],
  copy: ["Copy HTML", "Copier le HTML"],
  copied: ["HTML copied", "HTML copié"],
  refused: [
    "The browser does not let it be copied: it is selected, copy it by hand.",
    "Le navigateur ne laisse pas copier : le texte est sélectionné, copiez-le à la main."
  ]
});

/** HTML that frames a fight. @param query the fight as the page Fight's address has it, with its question mark */
const embedHtml = (query: string): string =>
  `<iframe src="${escapeHtml(siteLink(`/embed/fight/${query}&lang=${language()}`))}" title="${escapeHtml(words("title"))}" width="640" height="520" loading="lazy" style="border:0;max-width:100%"></iframe>`;

interface EmbedTool {
  readonly button: HTMLElement;
  readonly place: HTMLElement;
  /** To be called when the fight has changed. */
  refresh(): void;
}

/** A button that shows HTML to copy, with which another page shows the fight. @param query the fight as it is when asked */
export function embedTool(query: () => string): EmbedTool {
  const id = uniqueId("embed");
  const text: HTMLTextAreaElement = html`<textarea class="input mono" id=${id} rows="3" readonly></textarea>`;
  const copy: HTMLButtonElement = html`<button type="button" class="button button-small" ${{
    onclick: async () => {
      said.textContent = "";
      try {
        await navigator.clipboard.writeText(text.value);
        copy.textContent = words("copied");
      } catch {
        // Without HTTPS there is no clipboard, in a frame it may be refused.
        text.select();
        said.textContent = words("refused");
      }
    }
  }}>${words("copy")}</button>`;
  const said: HTMLElement = html`<p class="quiet" role="status"></p>`;
  const refresh = (): void => {
    text.value = embedHtml(query());
    copy.textContent = words("copy");
    said.textContent = "";
  };
  const place: HTMLElement = html`<div class="field embed-snippet" hidden><label for=${id}>${words("label")}</label>${text}${copy}${said}</div>`;
  const button: HTMLElement = html`<button type="button" class="button button-small" aria-expanded="false" ${{
    onclick: () => {
      place.hidden = !place.hidden;
      button.setAttribute("aria-expanded", String(!place.hidden));
      refresh();
    }
  }}>${words("show")}</button>`;
  return {button, place, refresh};
}

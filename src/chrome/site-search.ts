import {dictionary, localName} from "../i18n/language.ts";
import {html, uniqueId} from "../ui/html.ts";
import {siteLink} from "../ui/links.ts";
import {find} from "../ui/search.ts";
import {SEARCH_INDEX, type SearchEntry} from "./search-entry.ts";

const words = dictionary({
  search: ["Search the site", "Chercher dans le site"],
  hint: ["Page, Pokémon, move or document…", "Page, Pokémon, attaque ou document…"],
  close: ["Close", "Fermer"],
  none: ["Nothing like that.", "Rien de semblable."],
  failed: [
    "The list of places could not be read; the built site has it.",
    "La liste des lieux n’a pas pu être lue ; le site construit la contient."
  ],
  page: ["page", "page"],
  document: ["document", "document"],
  pokemon: ["Pokémon", "Pokémon"],
  move: ["move", "attaque"]
});

const SHOWN = 12;

async function readEntries(): Promise<readonly SearchEntry[]> {
  const answer = await fetch(siteLink(`/${SEARCH_INDEX}`));
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return (await answer.json()) as readonly SearchEntry[];
}

const row = (entry: SearchEntry): HTMLElement =>
  html`<li><a href=${siteLink(entry.identifier)}><span>${localName(entry)}</span><span class="quiet">${words(entry.kind)}</span></a></li>`;

/** The site's search, as a dialog that is opened again and again. @param entries what it looks through */
export function searchDialog(entries: Promise<readonly SearchEntry[]> = readEntries()): HTMLDialogElement {
  const id = uniqueId("site-search");
  const list: HTMLUListElement = html`<ul></ul>`;
  const status: HTMLElement = html`<p class="quiet" role="status"></p>`;
  const input: HTMLInputElement = html`<input class="input" type="search" id=${id} autocomplete="off" placeholder=${words("hint")}>`;
  const show = async (): Promise<void> => {
    try {
      const known = await entries;
      const found =
        input.value.trim() === "" ? [] : find(known, input.value, ({also}) => also).slice(0, SHOWN);
      list.replaceChildren(...found.map(row));
      status.textContent = found.length === 0 && input.value.trim() !== "" ? words("none") : "";
    } catch {
      status.textContent = words("failed");
    }
  };
  const dialog: HTMLDialogElement = html`<dialog class="site-search" aria-labelledby=${`${id}-label`}><form method="dialog"
    class="row between"><label for=${id} id=${`${id}-label`}>${words("search")}</label><button class="button button-small">${words("close")}</button></form>
    ${input}${status}${list}</dialog>`;
  input.addEventListener("input", () => void show());
  dialog.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === "ArrowDown") links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? links[at - 1] : input).focus();
    else if (event.key === "Enter" && document.activeElement === input) links[0]?.click();
    else return;
    event.preventDefault();
  });
  return dialog;
}

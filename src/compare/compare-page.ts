import type {GameData, Pokemon} from "../../data-loaders/game-data.ts";
import type {BestMoves} from "../data/best-moves.ts";
import type {Matchups} from "../data/matchups.ts";
import {localName} from "../i18n/language.ts";
import {formGlyph, linkedTypes} from "../ui/badges.ts";
import {combobox} from "../ui/combobox.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {favourites, starButton} from "../ui/favourites.ts";
import {segmented} from "../ui/filters.ts";
import {type GameIndex, indexGame} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {keep} from "../ui/kept-state.ts";
import {formLink} from "../ui/links.ts";
import {find, pokemonCalled} from "../ui/search.ts";
import {
  type ComparedMove,
  comparedMoves,
  defenceTable,
  fightsTable,
  isShared,
  movesTable,
  statsTable
} from "./compare-tables.ts";
import {words} from "./compare-words.ts";
import {firstForms, formatForms, MOST_COMPARED, parseForms} from "./compared-forms.ts";

export interface ComparePageData {
  readonly game: GameData;
  /** null until the duels have been simulated. */
  readonly matchups: Matchups | null;
  readonly best: BestMoves | null;
}

type Shown = "attacks" | "different" | "all";

const isShown: Readonly<Record<Shown, (row: ComparedMove) => boolean>> = {
  attacks: ({move}) => move.mechanics.damageType !== "none",
  different: (row) => !isShared(row),
  all: () => true
};

function movesSection(index: GameIndex, best: BestMoves | null, forms: readonly Pokemon[]): HTMLElement {
  const rows = comparedMoves(index, forms);
  const table = movesTable(index, best, forms);
  const show = (which: string): void => table.update(rows.filter(isShown[which as Shown]));
  show("attacks");
  const choices = [
    {value: "attacks", label: words("attacks")},
    {value: "different", label: words("different")},
    {value: "all", label: words("allMoves")}
  ];
  return html`<section><h2>${words("movesTitle")}</h2><p>${words("movesNote", {
    n: rows.length,
    shared: rows.filter(isShared).length
  })}</p>${segmented("moves", words("which"), choices, "attacks", show)}${table.element}</section>`;
}

function comparison({matchups, best}: ComparePageData, index: GameIndex, forms: readonly Pokemon[]): Node {
  if (forms.length < 2) return html`<p class="state">${words("few")}</p>`;
  return html.fragment`<section><h2>${words("fightsTitle")}</h2>${
    matchups
      ? html.fragment`<p>${words("fightsNote")}</p>${fightsTable(index, matchups, forms)}`
      : notMadeYet(words("missing"), "npm run simulate")
  }</section>
    <section><h2>${words("statsTitle")}</h2>${statsTable(forms)}</section>
    <section><h2>${words("defenceTitle")}</h2>${defenceTable(index, forms)}</section>${movesSection(index, best, forms)}`;
}

/** Two to six forms side by side; which ones stands in the address. */
export function comparePage(data: ComparePageData): HTMLElement {
  const {game} = data;
  const index = indexGame(game);
  let forms: readonly Pokemon[] = firstForms(index);
  const chosen: HTMLElement = html`<ul class="compared-forms"></ul>`;
  const adding: HTMLElement = html`<div class="compared-add"></div>`;
  const place: HTMLElement = html`<div></div>`;
  const set = (next: readonly Pokemon[]): void => {
    forms = next;
    show();
  };
  const chip = (pokemon: Pokemon): HTMLElement =>
    html`<li class="card">${formGlyph(pokemon, 44)}<div><a class="side-name" href=${formLink(pokemon.identifier)}>${localName(
      pokemon
    )}</a>${linkedTypes(game.types, pokemon.typeIds)}</div>${starButton(pokemon, showAdding)}<button type="button" class="button button-small"
      aria-label=${words("remove", {name: localName(pokemon)})} ${{
        onclick: () => set(forms.filter((other) => other !== pokemon))
      }}>×</button></li>`;
  const starred = (): Pokemon[] => parseForms(index, favourites().join(","));
  function showAdding(): void {
    const field = combobox<Pokemon>({
      label: words("add"),
      placeholder: words("hint"),
      text: localName,
      clearOnChoose: true,
      find: (query) =>
        find(game.pokemon, query, pokemonCalled(game.types)).filter((each) => !forms.includes(each)),
      row: (pokemon) => html.fragment`${formGlyph(pokemon, 28)}<span>${localName(pokemon)}</span>`,
      onChoose: (pokemon) => set([...forms, pokemon]),
      emptyText: words("nothing")
    });
    adding.replaceChildren(
      forms.length < MOST_COMPARED ? field : html`<p class="quiet">${words("full")}</p>`,
      starred().length > 1
        ? html`<button type="button" class="button" ${{onclick: () => set(starred())}}>${words("favourites")}</button>`
        : ""
    );
  }
  function show(): void {
    chosen.replaceChildren(...forms.map(chip));
    showAdding();
    place.replaceChildren(comparison(data, index, forms));
    adding.dispatchEvent(new Event("change"));
  }
  show();
  keep("forms", adding, {
    read: () => formatForms(forms),
    write: (text) => set(parseForms(index, text))
  });
  return html`<div class="compare">${chosen}${adding}${place}</div>`;
}

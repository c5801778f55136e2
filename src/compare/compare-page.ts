import type {GameData, Pokemon} from "../../data-loaders/game-data.ts";
import type {BestMoves} from "../data/best-moves.ts";
import type {Matchups} from "../data/matchups.ts";
import {localName} from "../i18n/language.ts";
import {formGlyph, linkedTypes} from "../ui/badges.ts";
import {combobox} from "../ui/combobox.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {favourites, onFavourites, starButton} from "../ui/favourites.ts";
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
import {firstForms, formatForms, MOST_COMPARED, type ParsedForms, parseForms} from "./compared-forms.ts";

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
  return html.fragment`<section><h2>${words("fightsTitle")}</h2>${
    matchups
      ? html.fragment`<p>${words("fightsNote")}</p>${fightsTable(index, matchups, forms)}`
      : notMadeYet(words("missing"), "npm run simulate")
  }</section>
    <section><h2>${words("statsTitle")}</h2>${statsTable(forms)}</section>
    <section><h2>${words("defenceTitle")}</h2>${defenceTable(index, forms)}</section>${movesSection(index, best, forms)}`;
}

/** What an address says that is not shown. */
const problemsOf = ({unknown, beyond}: ParsedForms): string =>
  [
    ...unknown.map((name) => words("unknown", {name})),
    ...(beyond.length > 0 ? [words("beyond", {names: beyond.map(localName).join(", ")})] : [])
  ].join(" ");

/** Two to six forms side by side; which ones stands in the address. */
export function comparePage(data: ComparePageData): HTMLElement {
  const {game} = data;
  const index = indexGame(game);
  let forms: readonly Pokemon[] = firstForms(index);
  const chosen: HTMLElement = html`<ul class="compared-forms"></ul>`;
  const status: HTMLElement = html`<p class="quiet" role="status"></p>`;
  const place: HTMLElement = html`<div></div>`;
  const set = (next: readonly Pokemon[], problems = ""): void => {
    forms = next;
    show(problems);
  };
  const chip = (pokemon: Pokemon): HTMLElement =>
    html`<li class="card">${formGlyph(pokemon, 44)}<div><a class="side-name" href=${formLink(pokemon.identifier)}>${localName(
      pokemon
    )}</a>${linkedTypes(game.types, pokemon.typeIds)}</div>${starButton(pokemon)}<button type="button" class="button button-small compared-remove"
      aria-label=${words("remove", {name: localName(pokemon)})} ${{onclick: () => remove(pokemon)}}>×</button></li>`;
  const starred = (): readonly Pokemon[] =>
    favourites().flatMap((name) => index.pokemonByIdentifier(name) ?? []);
  const field = combobox<Pokemon>({
    label: words("add"),
    placeholder: words("hint"),
    text: localName,
    clearOnChoose: true,
    find: (query) =>
      find(game.pokemon, query, pokemonCalled(game.types)).filter((each) => !forms.includes(each)),
    row: (pokemon) => html.fragment`${formGlyph(pokemon, 28)}<span>${localName(pokemon)}</span>`,
    onChoose: (pokemon) => {
      set([...forms, pokemon]);
      focusNear(forms.length - 1);
    },
    emptyText: words("nothing")
  });
  const full: HTMLElement = html`<p class="quiet">${words("full")}</p>`;
  const compareStarred: HTMLElement = html`<button type="button" class="button" ${{
    onclick: () => {
      set(starred().slice(0, MOST_COMPARED));
      if (compareStarred.hidden) focusNear(0);
    }
  }}></button>`;
  const adding: HTMLElement = html`<div class="compared-add">${field}${full}${compareStarred}</div>`;
  /** Keeps the keyboard where it was: in the field, or where that is gone or was not, on a form's ×. */
  function focusNear(at: number, preferred: "field" | "remove" = "field"): void {
    const buttons = chosen.querySelectorAll<HTMLElement>(".compared-remove");
    const button = buttons[Math.min(at, buttons.length - 1)];
    const input = field.hidden ? null : field.querySelector("input");
    const next = preferred === "field" ? (input ?? button) : (button ?? input);
    next?.focus();
  }
  function remove(pokemon: Pokemon): void {
    const at = forms.indexOf(pokemon);
    set(forms.filter((other) => other !== pokemon));
    focusNear(at, "remove");
  }
  function showAdding(): void {
    field.hidden = forms.length >= MOST_COMPARED;
    full.hidden = !field.hidden;
    const n = starred().length;
    compareStarred.hidden = n < 2;
    compareStarred.textContent = words(n > MOST_COMPARED ? "firstFavourites" : "favourites");
  }
  function show(problems: string): void {
    chosen.replaceChildren(...forms.map(chip));
    showAdding();
    place.replaceChildren(...(forms.length < 2 ? [] : [comparison(data, index, forms)]));
    status.textContent = [problems, ...(forms.length < 2 ? [words("few")] : [])].join(" ").trim();
    adding.dispatchEvent(new Event("change"));
  }
  show("");
  keep("forms", adding, {
    read: () => formatForms(forms),
    write: (text) => {
      const parsed = parseForms(index, text);
      set(parsed.forms, problemsOf(parsed));
      const shown = formatForms(parsed.forms);
      const address = new URL(location.href);
      if (shown === text || !address.searchParams.has("forms")) return;
      // As it is shown, or the next click would be a step of the history.
      address.searchParams.set("forms", shown);
      history.replaceState(history.state, "", address);
    }
  });
  const page: HTMLElement = html`<div class="compare">${chosen}${adding}${status}${place}</div>`;
  onFavourites(page, showAdding);
  return page;
}

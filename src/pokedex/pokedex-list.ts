import type {GameData, Pokemon, Stat} from "../../data-loaders/game-data.ts";
import {STATS} from "../../data-loaders/game-data.ts";
import {MOST_COMPARED} from "../compare/compared-forms.ts";
import {common} from "../i18n/common.ts";
import {localName} from "../i18n/language.ts";
import {integer} from "../i18n/numbers.ts";
import {formGlyph, linkedTypes} from "../ui/badges.ts";
import {favourites, onFavourites, starButton} from "../ui/favourites.ts";
import {formChoices, searchField, selectField} from "../ui/filters.ts";
import {dexNumber, totalStats} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {formLink, siteLink} from "../ui/links.ts";
import {find, pokemonCalled} from "../ui/search.ts";
import {type Column, dataTable} from "../ui/table.ts";
import {words} from "./pokedex-words.ts";

export interface PokedexFilter {
  readonly query: string;
  /** A type id, or 0 for all. */
  readonly typeId: number;
  /** A form identifier, or "" for all. */
  readonly form: string;
  /** Identifiers that alone are shown; null for all. */
  readonly among?: readonly string[] | null;
}

export const filterPokemon = (
  {pokemon, types}: Pick<GameData, "pokemon" | "types">,
  filter: PokedexFilter
): Pokemon[] =>
  find(pokemon, filter.query, pokemonCalled(types)).filter(
    (entry) =>
      (filter.typeId === 0 || entry.typeIds.includes(filter.typeId)) &&
      (filter.form === "" || entry.form.split("_")[0] === filter.form) &&
      (filter.among?.includes(entry.identifier) ?? true)
  );

const MOST_STAT = 255;

const statColumn = (stat: Stat): Column<Pokemon> => ({
  key: stat,
  label: common(stat),
  numeric: true,
  sort: ({stats}) => stats[stat],
  cell: ({stats}) =>
    html`<span class="stat-cell" style=${`--share:${stats[stat] / MOST_STAT}`}>${stats[stat]}</span>`
});

const columns = (game: GameData): Column<Pokemon>[] => [
  {
    key: "number",
    label: common("number"),
    numeric: true,
    sort: ({speciesId}) => speciesId,
    cell: dexNumber
  },
  {key: "star", label: words("star"), cell: starButton},
  {
    key: "name",
    label: common("pokemon"),
    rowHeader: true,
    sort: localName,
    cell: (entry) =>
      html`<a class="who" href=${formLink(entry.identifier)}>${formGlyph(entry, 34)}${localName(entry)}</a>`
  },
  {
    key: "type",
    label: common("type"),
    sort: ({typeIds}) => typeIds.map((id) => localName(game.types[id - 1])).join(),
    cell: ({typeIds}) => linkedTypes(game.types, typeIds)
  },
  ...STATS.map(statColumn),
  {
    key: "total",
    label: common("total"),
    numeric: true,
    sort: totalStats,
    cell: (entry) => integer(totalStats(entry))
  }
];

/** The filterable, sortable list of all forms. */
export function pokedexList(game: GameData): HTMLElement {
  let filter: PokedexFilter = {query: "", typeId: 0, form: ""};
  const compare: HTMLAnchorElement = html`<a class="button button-small"></a>`;
  const showStars = (): void => {
    const kept = favourites();
    compare.hidden = kept.length < 2;
    compare.textContent = words(kept.length > MOST_COMPARED ? "compareFirst" : "compareFavourites");
    compare.href = siteLink(`/compare/?forms=${kept.slice(0, MOST_COMPARED).join(",")}`);
  };
  const table = dataTable({
    caption: words("caption"),
    columns: columns(game),
    rows: [],
    sortBy: "number",
    tall: true
  });
  const count: HTMLElement = html`<p class="quiet" role="status"></p>`;
  const update = (change: Partial<PokedexFilter>): void => {
    filter = {...filter, ...change};
    const rows = filterPokemon(game, filter);
    table.update(rows);
    count.textContent =
      rows.length === 0
        ? filter.among?.length === 0
          ? words("noFavourites")
          : common("noResult")
        : common("results", {n: rows.length, total: game.pokemon.length});
  };
  update({});
  showStars();
  const all = {value: "", label: common("all")};
  const page: HTMLElement = html`<div><div class="filters">
    ${searchField("q", common("search"), words("searchHint"), (query) => update({query}))}
    ${selectField(
      "type",
      common("type"),
      [all, ...game.types.map((type) => ({value: String(type.id), label: localName(type)}))],
      (value) => update({typeId: Number(value)})
    )}
    ${selectField("form", words("form"), [{value: "", label: common("allForms")}, ...formChoices()], (form) => update({form}))}
    ${selectField(
      "favourites",
      words("favourites"),
      [all, {value: "only", label: words("onlyFavourites")}],
      (value) => update({among: value === "only" ? favourites() : null})
    )}</div><div class="row between">${count}${compare}</div>${table.element}</div>`;
  onFavourites(page, (where) => {
    showStars();
    // A row whose star is taken away here stays, to be starred again.
    if (where === "elsewhere" && filter.among) update({among: favourites()});
  });
  return page;
}

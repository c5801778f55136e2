import type {GameData, Pokemon} from "../../data-loaders/game-data.ts";
import {type Rankings, type Standing, standings} from "../../pipelines/model/rankings/rankings.ts";
import {formatState, freshSide} from "../fight/fight-state.ts";
import {common} from "../i18n/common.ts";
import {localName} from "../i18n/language.ts";
import {integer, percent} from "../i18n/numbers.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {formChoices, searchField, selectField} from "../ui/filters.ts";
import {type GameIndex, indexGame} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {siteLink} from "../ui/links.ts";
import {standingColumns} from "../ui/standing-columns.ts";
import {type Column, dataTable} from "../ui/table.ts";
import {rankingsChart} from "./rankings-chart.ts";
import {EVOLUTIONS, fieldForms, NO_FILTER, type RankingFilter, shownForms} from "./rankings-filter.ts";
import {words} from "./rankings-words.ts";

/** Page Fight with the form's own set on A's side. */
const fightLink = (index: GameIndex, pokemonId: number, moveIds: readonly number[]): string => {
  const opponent = index.game.pokemon.find(({id}) => id !== pokemonId)!;
  return siteLink(
    `/fight/${formatState(index, {a: {...freshSide(pokemonId), moveIds}, b: freshSide(opponent.id)})}`
  );
};

function columnsOf(index: GameIndex, {forms}: Rankings): Column<Standing>[] {
  const of = ({form}: Standing): Pokemon => index.pokemon(forms[form].pokemonId);
  return [
    ...standingColumns<Standing>(index.game.types, of),
    {
      key: "solved",
      label: words("solved"),
      numeric: true,
      sort: ({solved}) => solved,
      cell: ({solved}) => integer(solved)
    },
    {
      key: "set",
      label: words("set"),
      cell: ({form}) => forms[form].moveIds.map((id) => localName(index.move(id))).join(", ")
    },
    {
      key: "fight",
      label: words("fight"),
      cell: (standing) => {
        const {pokemonId, moveIds} = forms[standing.form];
        return html`<a href=${fightLink(index, pokemonId, moveIds)} aria-label=${words("fightAs", {name: localName(of(standing))})}>${words("fight")}</a>`;
      }
    }
  ];
}

/** All forms by their fights, to be filtered by what they are and whom they fight. */
export function rankingsPage(game: GameData, rankings: Rankings | null): HTMLElement {
  if (rankings === null) return notMadeYet(words("missing"), "npm run rank");
  const index = indexGame(game);
  const list = rankings.forms.map(({pokemonId}) => index.pokemon(pokemonId));
  const placeOf = new Map(list.map((entry, place) => [entry.id, place]));
  const places = (entries: readonly Pokemon[]): number[] => entries.map(({id}) => placeOf.get(id)!);
  let filter: RankingFilter = NO_FILTER;
  const table = dataTable<Standing>({
    caption: words("caption"),
    columns: columnsOf(index, rankings),
    rows: [],
    sortBy: "rank",
    tall: true
  });
  const count: HTMLElement = html`<p class="quiet" role="status"></p>`;
  const drawing: HTMLElement = html`<div></div>`;
  const update = (change: Partial<RankingFilter>): void => {
    filter = {...filter, ...change};
    const rows = standings(
      rankings,
      places(shownForms(game, list, filter)),
      places(fieldForms(game, list, filter))
    );
    table.update(rows);
    count.textContent =
      rows.length === 0 ? common("noResult") : common("results", {n: rows.length, total: list.length});
    if (rows.length === 0) drawing.replaceChildren();
    else
      drawing.replaceChildren(
        html`<h2>${words("apart")}</h2>`,
        rankingsChart(rows, ({form}) => localName(list[form]))
      );
  };
  update({});
  const all = {value: "", label: common("all")};
  const types = game.types.map((type) => ({value: String(type.id), label: localName(type)}));
  const solved = rankings.forms.map(({differences}) => differences.length);
  const [least, most] = [Math.min(...solved), Math.max(...solved)];
  return html`<div><div class="filters">
    ${searchField("q", common("search"), common("pokemon"), (query) => update({query}))}
    ${selectField("type", common("type"), [all, ...types], (value) => update({typeId: Number(value)}))}
    ${selectField("form", words("form"), [{value: "", label: common("allForms")}, ...formChoices()], (form) => update({form}))}
    ${selectField(
      "evolution",
      words("evolution"),
      [all, ...EVOLUTIONS.map((value) => ({value, label: words(value)}))],
      (value) => update({evolution: value as RankingFilter["evolution"]})
    )}
    ${selectField(
      "against",
      words("against"),
      [
        {value: "", label: words("againstAll")},
        {value: "final", label: words("againstFinal")},
        ...types.map(({value, label}) => ({value, label: words("againstType", {type: label})}))
      ],
      (against) => update({against})
    )}</div>${count}${table.element}${drawing}<p>${words("how", {
      pairs: integer((list.length * (list.length - 1)) / 2),
      solved: integer(rankings.solvedFights),
      each: least === most ? integer(most) : words("fewToMany", {least: integer(least), most: integer(most)}),
      wide: percent(rankings.wideFights / Math.max(1, rankings.solvedFights), 0)
    })}</p><p>${words("sets")}</p></div>`;
}

import type {GameType, Pokemon} from "../../data-loaders/game-data.ts";
import {common} from "../i18n/common.ts";
import {dictionary, localName} from "../i18n/language.ts";
import {integer, percent} from "../i18n/numbers.ts";
import {formGlyph, linkedTypes} from "./badges.ts";
import {meter} from "./bars.ts";
import {html} from "./html.ts";
import {formLink} from "./links.ts";
import type {Column} from "./table.ts";

export const standingWords = dictionary({
  rank: ["Rank", "Rang"],
  mean: ["Wins on average", "Gagne en moyenne"],
  interval: ["95% interval", "Intervalle à 95 %"],
  favoured: ["Favoured in", "Favori dans"],
  favouredOf: ["{n} of {total}", "{n} sur {total}"]
});

/** How a form does against a field of others. */
export interface FormStanding {
  readonly rank: number;
  /** Mean chance to win. */
  readonly mean: number;
  /** 95 % interval of that mean. */
  readonly interval: readonly [low: number, high: number];
  /** Opponents that it beats more often than not, of `met`. */
  readonly favoured: number;
  readonly met: number;
}

/** What every ranking of forms shows: rank, form and mean first, which is what a phone has room for. */
export const standingColumns = <Row extends FormStanding>(
  types: readonly GameType[],
  formOf: (row: Row) => Pokemon
): Column<Row>[] => [
  {key: "rank", label: standingWords("rank"), numeric: true, sort: ({rank}) => rank, cell: ({rank}) => rank},
  {
    key: "name",
    label: common("pokemon"),
    rowHeader: true,
    sort: (row) => localName(formOf(row)),
    cell: (row) =>
      html`<a class="who" href=${formLink(formOf(row).identifier)}>${formGlyph(formOf(row), 32)}${localName(formOf(row))}</a>`
  },
  {
    key: "mean",
    label: standingWords("mean"),
    numeric: true,
    sort: ({mean}) => mean,
    cell: ({mean}) => html`<span class="win-cell">${meter(mean)}<b>${percent(mean)}</b></span>`
  },
  {key: "type", label: common("type"), cell: (row) => linkedTypes(types, formOf(row).typeIds)},
  {
    key: "interval",
    label: standingWords("interval"),
    numeric: true,
    cell: ({interval: [low, high]}) => `${percent(low, 0)} – ${percent(high, 0)}`
  },
  {
    key: "favoured",
    label: standingWords("favoured"),
    numeric: true,
    sort: ({favoured}) => favoured,
    cell: ({favoured, met}) => standingWords("favouredOf", {n: integer(favoured), total: integer(met)})
  }
];

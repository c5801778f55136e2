import {type Pokemon, STATS} from "../../data-loaders/game-data.ts";
import {common} from "../i18n/common.ts";
import {integer, ordinal} from "../i18n/numbers.ts";
import {totalStats} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {words} from "./pokedex-words.ts";

export interface StatStanding {
  readonly value: number;
  readonly median: number;
  readonly most: number;
  /** 1 for the highest; equal values share the better rank. */
  readonly rank: number;
}

export function standing(value: number, field: readonly number[]): StatStanding {
  const sorted = [...field].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return {
    value,
    median: sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2,
    most: sorted.at(-1) ?? value,
    rank: 1 + sorted.filter((other) => other > value).length
  };
}

const statRow = (label: string, {value, median, most, rank}: StatStanding, n: number): HTMLElement =>
  html`<tr><th scope="row">${label}</th><td class="num"><strong>${integer(value)}</strong></td>
    <td class="bar-cell"><span class="stat-bar" aria-hidden="true"><i style=${`width:${(100 * value) / most}%`}></i><b
      style=${`left:${(100 * median) / most}%`}></b></span></td>
    <td class="num quiet">${words("rank", {rank: ordinal(rank), n})}</td></tr>`;

/** A form's six stats and their total against all forms. */
export function statPanel(pokemon: Pokemon, field: readonly Pokemon[]): HTMLElement {
  const rows = STATS.map((stat) =>
    statRow(
      common(stat),
      standing(
        pokemon.stats[stat],
        field.map(({stats}) => stats[stat])
      ),
      field.length
    )
  );
  const total = statRow(common("total"), standing(totalStats(pokemon), field.map(totalStats)), field.length);
  return html`<section class="card"><h2>${words("statsTitle")}</h2><p class="quiet">${words("statsNote")}</p>
    <table class="stat-table"><caption class="visually-hidden">${words("statsTitle")}</caption><tbody>${rows}${total}</tbody></table></section>`;
}

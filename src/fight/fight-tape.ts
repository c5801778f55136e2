import {STATS} from "../../data-loaders/game-data.ts";
import {common} from "../i18n/common.ts";
import {integer} from "../i18n/numbers.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {namedForm} from "../ui/named-form.ts";
import {words} from "./fight-words.ts";

const MOST = 255;
const width = (value: number): string => `width:${(100 * value) / MOST}%`;

/** Both sides' base stats, back to back. */
export function tape(index: GameIndex, a: number, b: number): HTMLElement {
  const [first, second] = [index.pokemon(a), index.pokemon(b)];
  return html`<section class="card"><h2>${words("tapeTitle")}</h2><p class="quiet">${words("tapeNote")}</p>
    <table class="tape"><caption class="visually-hidden">${words("tapeTitle")}</caption>
    <colgroup><col class="figure"><col><col class="middle"><col><col class="figure"></colgroup>
    <thead><tr><th scope="colgroup" colspan="2" class="num">${namedForm(first)}</th><td></td><th scope="colgroup"
      colspan="2">${namedForm(second)}</th></tr></thead>
    <tbody>${STATS.map((stat) => {
      const [mine, theirs] = [first.stats[stat], second.stats[stat]];
      return html`<tr><td class=${`num${mine >= theirs ? " ahead" : ""}`}>${integer(mine)}</td>
        <td class="left"><i class="bar-a" style=${width(mine)}></i></td><th scope="row">${common(stat)}</th>
        <td class="right"><i class="bar-b" style=${width(theirs)}></i></td>
        <td class=${`num theirs${theirs >= mine ? " ahead" : ""}`}>${integer(theirs)}</td></tr>`;
    })}</tbody></table></section>`;
}

import {formGlyph} from "../ui/badges.ts";
import {heatStyle} from "../ui/heat.ts";
import {html} from "../ui/html.ts";
import type {Cell} from "./team-standing.ts";
import type {Which} from "./team-state.ts";
import {fightLink, memberName, shownOf, type TeamView} from "./team-view.ts";
import {teamWords as words} from "./team-words.ts";

function cellOf(view: TeamView, row: number, column: number, cell: Cell): HTMLElement {
  const names = {a: memberName(view, "a", row), b: memberName(view, "b", column)};
  const link = (label: string, content: unknown): HTMLElement =>
    html`<a href=${fightLink(view, row, column)} aria-label=${label} data-field=${`cell-${row}-${column}`}>${content}</a>`;
  const shown = cell.unsolvable ? null : shownOf(cell);
  if (shown === null) {
    const label = words(cell.unsolvable ? "cellUnsolvable" : "cellOpen", names);
    return html`<td class="heat num">${link(label, cell.unsolvable ? "–" : "…")}</td>`;
  }
  const {chance, text, note, told} = shown;
  return html`<td class="heat num" style=${heatStyle(chance)}>${link(
    words("cell", {...names, value: text, interval: told}),
    html.fragment`<b>${text}</b><small>${note}</small>`
  )}</td>`;
}

/** Every fight of the two teams, each a link to the whole of it. */
export function teamMatrix(view: TeamView): HTMLElement {
  const {index, teams, matrix} = view;
  const head = (which: Which, place: number): Node =>
    html.fragment`${formGlyph(index.pokemon(teams[which][place].pokemonId), 26)}<span>${memberName(view, which, place)}</span>`;
  return html`<section><h2>${words("matrix")}</h2><p>${words("matrixNote")}</p>
    <div class="table-scroll" role="region" tabindex="0" aria-label=${words("matrix")}><table class="matrix team-matrix">
    <caption class="visually-hidden">${words("matrix")}</caption>
    <thead><tr><td></td>${teams.b.map((_, column) => html`<th scope="col">${head("b", column)}</th>`)}</tr></thead>
    <tbody>${matrix.map(
      (line, row) =>
        html`<tr><th scope="row">${head("a", row)}</th>${line.map((cell, column) => cellOf(view, row, column, cell))}</tr>`
    )}</tbody></table></div><p class="quiet">${words("assumed")}</p></section>`;
}

import type {PlayedMove} from "../../pipelines/model/prediction/prediction-answers.ts";
import {percent, probability} from "../i18n/numbers.ts";
import type {GameIndex} from "../ui/game.ts";
import {heatStyle} from "../ui/heat.ts";
import {html} from "../ui/html.ts";
import {namedMove} from "../ui/named-move.ts";
import type {SolvedFight} from "./fight-engine.ts";
import {words} from "./fight-words.ts";

/** My moves against theirs, as a table whose cells are coloured, with both sides' equilibrium mixes. */
export function matrixTable(
  index: GameIndex,
  fight: SolvedFight,
  values: readonly (readonly number[])[]
): HTMLElement {
  const {movesA, movesB, answer} = fight;
  const equilibrium = answer?.equilibrium;
  const playedBy = (moves: readonly PlayedMove[], id: number): number =>
    moves.find(({moveId}) => moveId === id)?.probability ?? 0;
  const named = (ids: readonly number[]): HTMLElement[] => ids.map((id) => namedMove(index.move(id)));
  const share = (weight: number): string => (weight < 0.005 ? "–" : percent(weight, 0));
  const rows = named(movesA).map(
    (name, row) =>
      html`<tr><th scope="row">${name}</th>${values[row].map(
        (value) => html`<td class="heat num" style=${heatStyle(value)}>${probability(value)}</td>`
      )}${equilibrium ? html`<td class="num mix">${share(playedBy(equilibrium.strategyA, movesA[row]))}</td>` : ""}</tr>`
  );
  const mix = equilibrium
    ? html`<tr><th scope="row">${words("mix")}</th>${movesB.map(
        (move) => html`<td class="num mix">${share(playedBy(equilibrium.strategyB, move))}</td>`
      )}<td></td></tr>`
    : "";
  return html`<div class="table-scroll" role="region" tabindex="0" aria-label=${words("matrixTitle")}>
    <table class="matrix"><caption class="visually-hidden">${words("matrixTitle")}</caption>
    <thead><tr><td></td>${named(movesB).map((name) => html`<th scope="col">${name}</th>`)}${
      equilibrium ? html`<th scope="col">${words("mix")}</th>` : ""
    }</tr></thead><tbody>${rows}${mix}</tbody></table></div>`;
}

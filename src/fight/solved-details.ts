import type {ChoiceAnswer, FightAnswer} from "../../pipelines/battle/solve/fight-answer.ts";
import {common} from "../i18n/common.ts";
import {localName} from "../i18n/language.ts";
import {percent, probability} from "../i18n/numbers.ts";
import {heatStyle} from "../ui/heat.ts";
import {html} from "../ui/html.ts";
import {namedForm} from "../ui/named-form.ts";
import {namedMove} from "../ui/named-move.ts";
import {type DataTable, dataTable} from "../ui/table.ts";
import type {SolvedView} from "./solved-answer.ts";
import {damageRange, knockOutText} from "./solved-text.ts";
import {solvedWords as words} from "./solved-words.ts";

const shareText = (share: number): string => (share < 0.005 ? "–" : percent(share, 0));

function choiceTable(
  {index}: SolvedView,
  which: "a" | "b",
  name: string,
  choices: readonly ChoiceAnswer[],
  targetHp: number
): DataTable<ChoiceAnswer> {
  const nameOf = ({move}: ChoiceAnswer): string => localName(index.game.moves[move]);
  const named = ({move}: ChoiceAnswer): HTMLElement => namedMove(index.game.moves[move]);
  return dataTable<ChoiceAnswer>({
    key: `sort-${which}`,
    caption: words("movesOf", {name}),
    rows: choices,
    sortBy: "share",
    descending: true,
    columns: [
      {key: "move", label: common("move"), rowHeader: true, sort: nameOf, cell: named},
      {
        key: "share",
        label: words("share"),
        numeric: true,
        sort: ({share}) => share,
        cell: ({share}) => shareText(share)
      },
      {
        key: "worst",
        label: words("worstCase"),
        numeric: true,
        sort: ({worstCase}) => worstCase,
        cell: ({worstCase}) => probability(worstCase)
      },
      {
        key: "damage",
        label: words("damageDealt"),
        numeric: true,
        sort: ({damage}) => damage?.mean ?? 0,
        cell: ({damage}) => (damage ? damageRange(damage, targetHp) : "–")
      },
      {
        key: "knockOut",
        label: words("knockOuts"),
        sort: ({damage}) => (damage ? damage.uses - damage.knockOut : Number.POSITIVE_INFINITY),
        cell: ({damage}) => (damage ? knockOutText(damage) : "–")
      }
    ]
  });
}

function firstTurn({index}: SolvedView, name: string, {a, b, payoffs}: FightAnswer): HTMLElement {
  const named = ({move}: ChoiceAnswer): HTMLElement => namedMove(index.game.moves[move]);
  return html`<section><h2>${words("firstTitle")}</h2><p>${words("firstNote", {name})}</p>
    <div class="table-scroll" role="region" tabindex="0" aria-label=${words("firstTitle")}><table class="matrix">
    <caption class="visually-hidden">${words("firstTitle")}</caption>
    <thead><tr><td></td>${b.map((choice) => html`<th scope="col">${named(choice)}</th>`)}<th scope="col">${words(
      "share"
    )}</th></tr></thead><tbody>${a.map(
      (choice, i) =>
        html`<tr><th scope="row">${named(choice)}</th>${payoffs[i].map(
          (value) => html`<td class="heat num" style=${heatStyle(value)}>${probability(value)}</td>`
        )}<td class="num mix">${shareText(choice.share)}</td></tr>`
    )}<tr><th scope="row">${words("share")}</th>${b.map(
      ({share}) => html`<td class="num mix">${shareText(share)}</td>`
    )}<td></td></tr></tbody></table></div></section>`;
}

/** Below the answer: what each move of both is worth now, and the first turn choice against choice. */
export function solvedDetails(view: SolvedView, answer: FightAnswer): HTMLElement[] {
  const [formA, formB] = [view.state.a, view.state.b].map(({pokemonId}) => view.index.pokemon(pokemonId));
  const [nameA, nameB] = [localName(formA), localName(formB)];
  return [
    html`<section><h2>${words("detailTitle")}</h2><p>${words("detailNote")}</p><div class="worth-now">
      <div><h3 class="key-a">${namedForm(formA)}</h3>${choiceTable(view, "a", nameA, answer.a, view.b.mostHp).element}</div>
      <div><h3 class="key-b">${namedForm(formB)}</h3>${choiceTable(view, "b", nameB, answer.b, view.a.mostHp).element}</div></div></section>`,
    firstTurn(view, nameA, answer)
  ];
}

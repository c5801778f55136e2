import type {GameData, GameType} from "../../data-loaders/game-data.ts";
import {dictionary, localName} from "../i18n/language.ts";
import {integer, multiplier} from "../i18n/numbers.ts";
import {typeBadge} from "../ui/badges.ts";
import {selectField} from "../ui/filters.ts";
import {type GameIndex, indexGame} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {attackersByMultiplier, multiplierList} from "../ui/multipliers.ts";

const words = dictionary({
  calculator: ["What hurts these two types together?", "Qu’est-ce qui blesse ces deux types ensemble ?"],
  first: ["First type", "Premier type"],
  second: ["Second type", "Deuxième type"],
  none: ["None", "Aucun"],
  bearers: [
    "{n|form of Let’s Go has|forms of Let’s Go have} exactly these types.",
    "{n|forme de Let’s Go a|formes de Let’s Go ont} exactement ces types."
  ],
  matrix: ["All 324 multipliers", "Les 324 multiplicateurs"],
  matrixNote: [
    "Attacking type in rows, defending type in columns. An empty cell is ×1.",
    "Type attaquant en lignes, type défenseur en colonnes. Une case vide vaut ×1."
  ],
  attack: ["Attack", "Attaque"],
  cell: ["{a} on {b}", "{a} sur {b}"]
});

const effectClass = (value: number): string => {
  if (value === 0) return "none";
  if (value < 1) return "weak";
  return value > 1 ? "strong" : "plain";
};

function matrix({types, effectiveness}: GameData): HTMLElement {
  const short = (type: GameType): HTMLElement =>
    html`<span class="badge" data-type=${type.identifier} title=${localName(type)}><span class="visually-hidden">${localName(
      type
    )}</span><span aria-hidden="true">${localName(type).slice(0, 3)}</span></span>`;
  return html`<div class="table-scroll" role="region" tabindex="0" aria-label=${words("matrix")}><table class="type-matrix">
    <caption class="visually-hidden">${words("matrix")}</caption>
    <thead><tr><td></td>${types.map((type) => html`<th scope="col">${short(type)}</th>`)}</tr></thead>
    <tbody>${types.map(
      (attacker) =>
        html`<tr><th scope="row">${typeBadge(attacker)}</th>${types.map((defender) => {
          const value = effectiveness[attacker.id - 1][defender.id - 1];
          return html`<td class=${`effect-${effectClass(value)}`} title=${`${words("cell", {
            a: localName(attacker),
            b: localName(defender)
          })} ${multiplier(value)}`}>${value === 1 ? html`<span class="visually-hidden">×1</span>` : multiplier(value)}</td>`;
        })}</tr>`
    )}</tbody></table></div>`;
}

function calculator(index: GameIndex): HTMLElement {
  const {types, pokemon} = index.game;
  let [first, second] = [
    types.findIndex(({identifier}) => identifier === "fire") + 1,
    types.findIndex(({identifier}) => identifier === "flying") + 1
  ];
  const result: HTMLElement = html`<div aria-live="polite"></div>`;
  const show = (): void => {
    const ids = second && second !== first ? [first, second] : [first];
    const bearers = pokemon.filter(
      ({typeIds}) => typeIds.length === ids.length && ids.every((id) => typeIds.includes(id))
    ).length;
    result.replaceChildren(
      multiplierList(attackersByMultiplier(index, ids)),
      html`<p class="quiet">${words("bearers", {n: integer(bearers)})}</p>`
    );
  };
  show();
  const choices = types.map((type) => ({value: String(type.id), label: localName(type)}));
  return html`<section class="card"><h2>${words("calculator")}</h2><div class="filters">${selectField(
    "first",
    words("first"),
    choices,
    (value) => {
      first = Number(value);
      show();
    },
    String(first)
  )}${selectField(
    "second",
    words("second"),
    [{value: "0", label: words("none")}, ...choices],
    (value) => {
      second = Number(value);
      show();
    },
    String(second)
  )}</div>${result}</section>`;
}

/** The 18 × 18 chart and the calculator for two types. */
export const typesPage = (game: GameData): HTMLElement =>
  html`<div>${calculator(indexGame(game))}<h2>${words("matrix")}</h2><p>${words("matrixNote")}</p>${matrix(game)}</div>`;

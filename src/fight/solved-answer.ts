import type {FightAnswer} from "../../pipelines/battle/solve/fight-answer.ts";
import {localName} from "../i18n/language.ts";
import {versusBar} from "../ui/bars.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {namedForm} from "../ui/named-form.ts";
import {namedMove} from "../ui/named-move.ts";
import {listed, phrase} from "../ui/phrase.ts";
import type {FightState, Side} from "./fight-state.ts";
import type {RealSide} from "./real-fight.ts";
import {adviceOf, adviceText, damageRange, intervalText, knockOutText, valueText} from "./solved-text.ts";
import {solvedWords as words} from "./solved-words.ts";

export interface SolvedView {
  readonly index: GameIndex;
  readonly state: FightState;
  readonly a: RealSide;
  readonly b: RealSide;
}

function sideText(index: GameIndex, {pokemonId, build, hp}: Side): Node {
  const text = phrase(words, "side", {name: namedForm(index.pokemon(pokemonId)), level: build.level});
  return hp < 100 ? html.fragment`${text} (${words("hurt", {hp})})` : text;
}

/** Who fights whom, told above the answer. */
const versusText = ({index, state}: SolvedView): Node =>
  phrase(words, "versus", {a: sideText(index, state.a), b: sideText(index, state.b)});

const movesOf = (index: GameIndex, ids: readonly number[]): Node =>
  listed(ids.map((id) => namedMove(index.move(id))));

/** What the answer is without, in words; none where everything was solved. */
const leftOutNotes = ({index, a, b}: SolvedView): HTMLElement[] =>
  [a, b]
    .filter(({leftOut}) => leftOut.length > 0)
    .map(
      ({leftOut}) =>
        html`<p class="answer-note">${phrase(words, "leftOut", {moves: movesOf(index, leftOut)})}</p>` as HTMLElement
    );

/** Why there is no answer before anything is computed; null where there can be one. */
export function whyUnsolved({index, state, a, b}: SolvedView): Node | null {
  for (const [{fighter, leftOut}, {pokemonId}] of [[a, state.a] as const, [b, state.b] as const]) {
    if (fighter.moves.length > 0) continue;
    const name = namedForm(index.pokemon(pokemonId));
    return leftOut.length > 0
      ? phrase(words, "unsolved", {name, moves: movesOf(index, leftOut)})
      : phrase(words, "noMoves", {name});
  }
  return null;
}

/** As fine as a bar can show. */
const rounded = (p: number): number => Math.round(p * 1000) / 1000;

/** The answer first: what to do now, what it is worth, and what it does. */
export function solvedCard(view: SolvedView, answer: FightAnswer, computing: boolean): HTMLElement {
  const {index, state, b} = view;
  const named = (move: number): HTMLElement => namedMove(index.game.moves[move]);
  const [nameA, nameB] = [state.a, state.b].map(({pokemonId}) => localName(index.pokemon(pokemonId)));
  const advice = adviceOf(answer);
  const damageLines = advice.mix.map(({move, damage}) =>
    damage === null
      ? phrase(words, "noDamage", {move: named(move)})
      : phrase(words, "damage", {
          move: named(move),
          range: damageRange(damage, b.mostHp),
          name: nameB,
          knockOut: knockOutText(damage)
        })
  );
  const interval = answer.exact ? undefined : ([rounded(answer.low), rounded(answer.high)] as const);
  return html`<section class="card answer solved" aria-label=${words("now")}>
    <div class="answer-text"><p class="label">${versusText(view)}</p>
      <h2>${adviceText(advice, named)}</h2>
      ${damageLines.map((line) => html`<p>${line}</p>`)}
      ${
        advice.tied.length > 0
          ? html`<p><b>${phrase(words, "tied", {moves: listed(advice.tied.map(({move}) => named(move)))})}</b></p>`
          : ""
      }
      ${advice.mix.length > 1 ? html`<p>${words("mixNote")}</p>` : ""}</div>
    <p class="answer-number"><strong class="num">${valueText(answer)}</strong><span class="answer-caption">${words(
      "chance",
      {name: nameA}
    )}<span class="answer-error">${intervalText(answer)}${
      computing ? html`<span class="computing"> · ${words("computing")}</span>` : ""
    }</span></span></p>
    <div class="answer-bar">${versusBar(rounded(answer.value), words("chance", {name: nameA}), interval)}
      <div class="row between quiet"><span class="key-a">${nameA}</span><span class="key-b">${nameB}</span></div></div>
    ${leftOutNotes(view)}<p class="quiet answer-note">${words("how")}</p></section>`;
}

/** In place of an answer: why there is none, or that it is being computed. */
export const waitingCard = (view: SolvedView, text: string | Node): HTMLElement =>
  html`<section class="card answer solved" aria-label=${words("now")}><div class="answer-text"><p class="label">${versusText(
    view
  )}</p><p>${text}</p></div></section>`;

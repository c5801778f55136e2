import type {FightLine} from "../../pipelines/battle/solve/fight-line.ts";
import {localName} from "../i18n/language.ts";
import {percent} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {namedMove} from "../ui/named-move.ts";
import {phrase} from "../ui/phrase.ts";
import {replayTurns} from "./replay-turns.ts";
import type {SolvedView} from "./solved-answer.ts";
import {solvedWords as words} from "./solved-words.ts";
import type {TypicalReplay} from "./typical-replay.ts";

/** Turns told of a line before it is left to the reader's mind, and ways on from a turn. */
const MOST_TURNS = 3;
const MOST_WAYS = 4;

/** The likely line of play as a tree. */
export function solvedLines({index, state}: SolvedView, lines: readonly FightLine[]): HTMLElement {
  const [nameA, nameB] = [state.a, state.b].map(({pokemonId}) => localName(index.pokemon(pokemonId)));
  const named = (move: number | null): HTMLElement | string =>
    move === null ? words("struggle") : namedMove(index.game.moves[move]);
  const ends = (name: string, share: number): string =>
    share < 0.005 ? "" : ` · ${words("endsA", {name, share: percent(share, 0)})}`;
  const branch = (line: FightLine, depth: number): HTMLElement => {
    const {moveA, moveB, share, wonByA, wonByB, hpA, hpB, next} = line;
    const goesOn = next.length > 0 && depth < MOST_TURNS;
    return html`<li><b>${phrase(words, "line", {moveA: named(moveA), moveB: named(moveB)})}</b>
      <span class="quiet">${words("ofFights", {share: percent(share, 0)})}${ends(nameA, wonByA)}${ends(
        nameB,
        wonByB
      )}</span>${
        goesOn
          ? html`<p class="quiet">${words("goesOn", {hpA: percent(hpA, 0), hpB: percent(hpB, 0)})}</p>${branches(next, depth + 1)}`
          : ""
      }</li>`;
  };
  const branches = (ways: readonly FightLine[], depth: number): HTMLElement =>
    html`<ul>${ways.slice(0, MOST_WAYS).map((way) => branch(way, depth))}</ul>`;
  return html`<section class="fight-lines"><h2>${words("linesTitle")}</h2><p>${words("linesNote")}</p>${branches(lines, 1)}</section>`;
}

/** Rarer fights are not worth a word. */
const WORTH_TELLING = 0.01;

/** That moves ran out of power points, which the answer leaves aside; nothing where they hardly did. */
export const powerPointsNote = ({ranOut}: TypicalReplay): HTMLElement | string =>
  ranOut < WORTH_TELLING
    ? ""
    : html`<p class="answer-note power-points">${words("ranOut", {share: percent(ranOut, 0)})}</p>`;

/** A fight as most go, turn by turn. */
export function typicalFight({index, state, a, b}: SolvedView, typical: TypicalReplay): HTMLElement {
  const contenders = {
    names: {
      A: localName(index.pokemon(state.a.pokemonId)),
      B: localName(index.pokemon(state.b.pokemonId))
    },
    mostHp: {A: a.mostHp, B: b.mostHp}
  };
  return html`<section class="typical"><h2>${words("typicalTitle")}</h2>
    <p>${words("typicalNote", {share: percent(typical.share, 0)})}</p>${replayTurns(index, contenders, typical)}</section>`;
}

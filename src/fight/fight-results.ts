import {localName} from "../i18n/language.ts";
import {percent} from "../i18n/numbers.ts";
import {segmented} from "../ui/filters.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {emptyState} from "../ui/state.ts";
import {answerCard, rankTable} from "./fight-answer.ts";
import type {Engine, SolvedFight} from "./fight-engine.ts";
import {matrixTable} from "./fight-matrix.ts";
import {replaySection} from "./fight-replay.ts";
import {tape} from "./fight-tape.ts";
import {simulatedMatrix, truthCard} from "./fight-truth.ts";
import {words} from "./fight-words.ts";
import type {ProductionSummary} from "./uncertainty.ts";

/** The payoff matrix, by the model or by the simulator. */
function matrixSection(index: GameIndex, engine: Engine, fight: SolvedFight): HTMLElement {
  const name = localName(index.pokemon(fight.a));
  const place: HTMLElement = html`<div>${matrixTable(index, fight, fight.matrix)}</div>`;
  const choices = [
    {value: "known", label: words("bestKnown")},
    {value: "model", label: words("model")},
    {value: "simulator", label: words("simulator")}
  ];
  const values = (by: string): readonly (readonly number[])[] =>
    by === "known" ? fight.matrix : by === "model" ? fight.proposed : simulatedMatrix(engine, fight);
  const show = (by: string): void => place.replaceChildren(matrixTable(index, fight, values(by)));
  return html`<section><h2>${words("matrixTitle")}</h2><p>${words("matrixNote", {name})}</p>
    ${segmented("matrix", words("matrixBy"), choices, "known", show)}${place}
    <p class="quiet">${words("equilibrium", {name, value: percent(fight.answer!.equilibrium.value, 0)})}</p></section>`;
}

export interface ResultOptions {
  readonly index: GameIndex;
  readonly engine: Engine;
  readonly fight: SolvedFight;
  readonly production: ProductionSummary;
}

export interface Results {
  readonly sections: readonly HTMLElement[];
  /** Fill in what takes the simulator, one after another, once the answer is on the page. */
  readonly later: readonly (() => void)[];
}

/** Everything below the two sides: the answer first, then what can wait. */
export function resultSections({index, engine, fight, production}: ResultOptions): Results {
  if (!fight.answer) {
    const nameOf = (id: number): string => localName(index.pokemon(id));
    const text =
      fight.movesA.length > 0 && fight.movesB.length > 0
        ? words("cannotHit", {name: nameOf(fight.a), foe: nameOf(fight.b)})
        : words("noDamaging", {name: nameOf(fight.movesA.length === 0 ? fight.a : fight.b)});
    return {sections: [emptyState(text, words("noAnswer")), tape(index, fight.a, fight.b)], later: []};
  }
  const truth = truthCard(index, engine, fight);
  const replay: HTMLElement = html`<div class="replay-place"></div>`;
  return {
    sections: [
      answerCard(index, fight, production),
      html`<div class="grid two">${truth.element}${tape(index, fight.a, fight.b)}</div>`,
      rankTable(index, fight.answer.ranked),
      matrixSection(index, engine, fight),
      replay
    ],
    later: [truth.simulate, () => replay.replaceChildren(replaySection(index, engine, fight))]
  };
}

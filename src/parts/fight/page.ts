import type {GameData} from "../../../data-loaders/game-data.ts";
import {localName} from "../../i18n/language.ts";
import {percent} from "../../i18n/numbers.ts";
import {indexGame} from "../../ui/game.ts";
import {html} from "../../ui/html.ts";
import {emptyState} from "../../ui/state.ts";
import {answerCard, rankTable} from "./answer.ts";
import {createEngine, type SolvedFight} from "./engine.ts";
import {matrixTable} from "./matrix.ts";
import {picker} from "./picker.ts";
import {type FightState, formatState, parseState} from "./state.ts";
import {tape} from "./tape.ts";
import {words} from "./words.ts";

export interface FightPageData {
  readonly game: GameData;
  readonly model: {readonly version: string; readonly bytes: ArrayBuffer};
}

/** The prediction page: two Pokémon, their moves, and the model's answer, computed here. */
export function fightPage({game, model}: FightPageData): HTMLElement {
  const index = indexGame(game);
  if (model.bytes.byteLength === 0) return emptyState(words("truthTitle"), words("noModel"));
  const engine = createEngine(index, new Uint8Array(model.bytes), model.version);
  const parsed = parseState(index, location.search);
  let state = parsed.state;

  const sides: HTMLElement = html`<div class="sides"></div>`;
  const results: HTMLElement = html`<div class="results"></div>`;
  const status: HTMLElement = html`<p class="quiet" role="status">${parsed.unknown
    .map((value) => words("unknownInAddress", {value}))
    .join(" ")}</p>`;

  const showResults = (fight: SolvedFight): void => {
    if (!fight.answer) {
      const without = fight.movesA.length === 0 ? fight.a : fight.b;
      const text = words("noDamaging", {name: localName(index.pokemon(without))});
      results.replaceChildren(emptyState(text, ""), tape(index, fight.a, fight.b));
      return;
    }
    const nameA = localName(index.pokemon(fight.a));
    results.replaceChildren(
      answerCard(index, fight, model.version),
      rankTable(index, fight.answer.ranked),
      html`<section><h2>${words("matrixTitle")}</h2><p>${words("matrixNote", {name: nameA})}</p>${matrixTable(
        index,
        fight,
        fight.matrix
      )}<p class="quiet">${words("equilibrium", {name: nameA, value: percent(fight.equilibrium!.value, 0)})}</p></section>`,
      tape(index, fight.a, fight.b)
    );
  };

  const show = (focus?: string): void => {
    const fight = engine.solve(state);
    sides.replaceChildren(
      picker({
        index,
        which: "a",
        side: state.a,
        moveIds: fight.movesA,
        onChange: (a) => change({...state, a}, "a")
      }),
      html`<div class="between-sides"><span aria-hidden="true">vs</span></div>`,
      picker({
        index,
        which: "b",
        side: state.b,
        moveIds: fight.movesB,
        onChange: (b) => change({...state, b}, "b")
      })
    );
    showResults(fight);
    // The side was drawn anew: the keyboard stays where it was.
    if (focus) sides.querySelector<HTMLElement>(`.side-${focus} input`)?.focus();
  };
  const change = (next: FightState, focus?: string): void => {
    state = next;
    history.replaceState(null, "", formatState(index, state, location.search) + location.hash);
    show(focus);
  };
  const random = (): number => game.pokemon[Math.floor(Math.random() * game.pokemon.length)].id;
  const copy = async (button: HTMLElement): Promise<void> => {
    history.replaceState(null, "", formatState(index, state, location.search) + location.hash);
    await navigator.clipboard.writeText(location.href);
    button.textContent = words("shared");
    setTimeout(() => (button.textContent = words("share")), 2000);
  };
  show();
  return html`<div>${sides}<div class="row fight-tools">
    <button type="button" class="button button-small" ${{onclick: () => change({a: state.b, b: state.a})}}>${words("swap")}</button>
    <button type="button" class="button button-small" ${{
      onclick: () =>
        change({a: {pokemonId: random(), moveIds: null}, b: {pokemonId: random(), moveIds: null}})
    }}>${words("random")}</button>
    <button type="button" class="button button-small" ${{
      onclick: (event: Event) => copy(event.currentTarget as HTMLElement)
    }}>${words("share")}</button></div>${status}${results}</div>`;
}

import type {GameData} from "../../../data-loaders/game-data.ts";
import type {ExplainableModel} from "../../../pipelines/model/row-model.ts";
import {indexGame} from "../../ui/game.ts";
import {html} from "../../ui/html.ts";
import {createEngine, type SolvedFight} from "./engine.ts";
import {picker} from "./picker.ts";
import {resultSections} from "./results.ts";
import {type FightState, formatState, parseState, type Side} from "./state.ts";
import {words} from "./words.ts";

export interface FightPageData {
  readonly game: GameData;
  readonly model: ExplainableModel;
  readonly modelVersion: string;
  /** What shows the reasons of a fight, loaded after the answer is there. */
  readonly explain: Promise<Explain>;
}

export type Explain = (
  index: ReturnType<typeof indexGame>,
  engine: ReturnType<typeof createEngine>,
  fight: SolvedFight
) => HTMLElement;

/** The prediction page: two Pokémon, their moves, and the model's answer, computed here. */
export function fightPage({game, model, modelVersion, explain}: FightPageData): HTMLElement {
  const index = indexGame(game);
  const engine = createEngine(index, model, modelVersion);
  const parsed = parseState(index, location.search);
  let {state} = parsed;
  let shown = 0;

  const sides: HTMLElement = html`<div class="sides"></div>`;
  const results: HTMLElement = html`<div class="results"></div>`;
  const reasons: HTMLElement = html`<div class="reasons"></div>`;
  const status: HTMLElement = html`<p class="quiet" role="status">${parsed.unknown
    .map((value) => words("unknownInAddress", {value}))
    .join(" ")}</p>`;

  const address = (): string => formatState(index, state, location.search) + location.hash;
  const show = (focus?: "a" | "b"): void => {
    shown += 1;
    const turn = shown;
    const fight = engine.solve(state);
    const side = (which: "a" | "b", moveIds: readonly number[]): HTMLElement =>
      picker({
        index,
        which,
        side: state[which],
        moveIds,
        onChange: (next: Side) => change({...state, [which]: next}, which)
      });
    sides.replaceChildren(
      side("a", fight.movesA),
      html`<div class="between-sides"><span aria-hidden="true">vs</span></div>`,
      side("b", fight.movesB)
    );
    results.replaceChildren(...resultSections({index, engine, fight, modelVersion}));
    reasons.hidden = !fight.answer;
    if (fight.answer)
      void explain.then((draw) => {
        if (turn === shown) reasons.replaceChildren(draw(index, engine, fight));
      });
    // The side was drawn anew: the keyboard stays where it was.
    if (focus) sides.querySelector<HTMLElement>(`.side-${focus} input`)?.focus();
  };
  const change = (next: FightState, focus?: "a" | "b"): void => {
    state = next;
    history.replaceState(null, "", address());
    show(focus);
  };
  const random = (): Side => ({
    pokemonId: game.pokemon[Math.floor(Math.random() * game.pokemon.length)].id,
    moveIds: null
  });
  const copy = async (button: HTMLElement): Promise<void> => {
    history.replaceState(null, "", address());
    await navigator.clipboard.writeText(location.href);
    button.textContent = words("shared");
    setTimeout(() => {
      button.textContent = words("share");
    }, 2000);
  };
  show();
  const tool = (label: string, onclick: (event: Event) => void): HTMLElement =>
    html`<button type="button" class="button button-small" ${{onclick}}>${label}</button>`;
  return html`<div>${sides}<div class="row fight-tools">
    ${tool(words("swap"), () => change({a: state.b, b: state.a}))}
    ${tool(words("random"), () => change({a: random(), b: random()}))}
    ${tool(words("share"), (event) => void copy(event.currentTarget as HTMLElement))}</div>${status}${results}${reasons}</div>`;
}

import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {errorState} from "../ui/state.ts";
import {nextTask} from "../ui/task.ts";
import type {Engine, SolvedFight} from "./fight-engine.ts";
import {picker} from "./fight-picker.ts";
import {resultSections} from "./fight-results.ts";
import {type FightState, formatState, parseState, type Side} from "./fight-state.ts";
import {words} from "./fight-words.ts";
import type {ProductionSummary} from "./uncertainty.ts";

export interface FightPageData {
  readonly index: GameIndex;
  readonly engine: Engine;
  readonly production: ProductionSummary;
  /** Loads what shows the reasons of a fight; asked for once, after the first answer is there. */
  explain(): Promise<Explain>;
}

export type Explain = (fight: SolvedFight) => HTMLElement;

/** The prediction page: two Pokémon, their moves, and the model's answer, computed here. */
export async function fightPage({index, engine, production, explain}: FightPageData): Promise<HTMLElement> {
  const parsed = parseState(index, location.search);
  let {state} = parsed;
  let shown = 0;
  let explainer: Promise<Explain> | undefined;

  const sides: HTMLElement = html`<div class="sides"></div>`;
  const results: HTMLElement = html`<div class="results"></div>`;
  const reasons: HTMLElement = html`<div class="reasons"></div>`;
  const status: HTMLElement = html`<p class="quiet" role="status">${parsed.unknown
    .map((value) => words("unknownInAddress", {value}))
    .join(" ")}</p>`;

  const address = (): string => formatState(index, state, location.search) + location.hash;
  const show = (fight: SolvedFight, focus?: "a" | "b"): void => {
    shown += 1;
    const turn = shown;
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
    const {sections, later} = resultSections({index, engine, fight, production});
    results.replaceChildren(...sections);
    reasons.hidden = !fight.answer;
    finish(fight, later, () => turn === shown).catch((error: unknown) => {
      console.error(error);
      reasons.replaceChildren(errorState(error));
    });
    // The side was drawn anew: the keyboard stays where it was.
    if (focus) sides.querySelector<HTMLElement>(`.side-${focus} input`)?.focus();
  };
  /** What can wait, each part in a task of its own, unless another fight was chosen meanwhile. */
  const finish = async (
    fight: SolvedFight,
    later: readonly (() => void)[],
    current: () => boolean
  ): Promise<void> => {
    for (const part of later) {
      await nextTask();
      if (current()) part();
    }
    if (!fight.answer) return;
    explainer ??= explain();
    const draw = await explainer;
    await nextTask();
    if (!current()) return;
    const started = performance.now();
    const drawn = draw(fight);
    performance.measure("explanation", {start: started});
    reasons.replaceChildren(drawn);
  };
  const change = (next: FightState, focus?: "a" | "b"): void => {
    state = next;
    history.replaceState(null, "", address());
    show(engine.solve(state), focus);
  };
  const random = (): Side => ({
    pokemonId: index.game.pokemon[Math.floor(Math.random() * index.game.pokemon.length)].id,
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
  const first = engine.solve(state);
  await nextTask();
  show(first);
  const tool = (label: string, onclick: (event: Event) => void): HTMLElement =>
    html`<button type="button" class="button button-small" ${{onclick}}>${label}</button>`;
  return html`<div>${sides}<div class="row fight-tools">
    ${tool(words("swap"), () => change({a: state.b, b: state.a}))}
    ${tool(words("random"), () => change({a: random(), b: random()}))}
    ${tool(words("share"), (event) => void copy(event.currentTarget as HTMLElement))}</div>${status}${results}${reasons}</div>`;
}

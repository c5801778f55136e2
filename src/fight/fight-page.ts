import {comesNear} from "../ui/comes-near.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {errorState} from "../ui/state.ts";
import {nextTask} from "../ui/task.ts";
import {copyLink} from "./copy-link.ts";
import {embedTool} from "./embed-snippet.ts";
import type {Engine, SolvedFight} from "./fight-engine.ts";
import {picker} from "./fight-picker.ts";
import {resultSections} from "./fight-results.ts";
import {type FightState, formatState, freshSide, parseState, type Side} from "./fight-state.ts";
import {words} from "./fight-words.ts";
import {keepPlace} from "./keep-place.ts";
import {pokemonBox} from "./pokemon-box.ts";
import {solvedSections} from "./solved-fight.ts";
import {solvedWords} from "./solved-words.ts";
import type {Solve} from "./start-solver.ts";
import type {ProductionSummary} from "./uncertainty.ts";

export interface FightPageData {
  readonly index: GameIndex;
  readonly engine: Engine;
  readonly solve: Solve;
  /** null where there is no model yet. */
  readonly model: {
    readonly production: ProductionSummary;
    /** Loads what shows the reasons of a fight; asked for once, after the first answer is there. */
    explain(): Promise<Explain>;
  } | null;
}

export type Explain = (fight: SolvedFight) => HTMLElement;

/** The fight page: two Pokémon as they are, what to do now, and below it the model's duel; all computed here. */
export async function fightPage({index, engine, model, solve}: FightPageData): Promise<HTMLElement> {
  const parsed = parseState(index, location.search);
  let {state} = parsed;
  let shown = 0;
  let latest: SolvedFight;
  let explainer: Promise<Explain> | undefined;

  const solved = solvedSections(index, engine, solve);
  const sides: HTMLElement = html`<div class="sides"></div>`;
  const results: HTMLElement = html`<div class="results">${
    model === null ? notMadeYet(words("noModel"), "npm run pipeline") : null
  }</div>`;
  const reasons: HTMLElement = html`<div class="reasons"></div>`;
  const status: HTMLElement = html`<p class="quiet" role="status">${parsed.unknown
    .map((value) => words("unknownInAddress", {value}))
    .join(" ")}</p>`;
  const embed = embedTool(() => formatState(index, state));

  const address = (): string => formatState(index, state, location.search) + location.hash;
  const show = (fight: SolvedFight, focus?: "a" | "b"): void => {
    solved.show(state, fight);
    embed.refresh();
    shown += 1;
    const restore = keepPlace(sides);
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
      side("a", fight.setA),
      html`<div class="between-sides"><span aria-hidden="true">vs</span></div>`,
      side("b", fight.setB)
    );
    if (model !== null) {
      const {sections, later} = resultSections({index, engine, fight, production: model.production});
      results.replaceChildren(...sections);
      reasons.hidden = !fight.answer;
      finish(fight, later, model.explain, () => turn === shown).catch((error: unknown) => {
        console.error(error);
        reasons.replaceChildren(errorState(error));
      });
    }
    // The side was drawn anew: the keyboard stays where it was.
    if (!restore() && focus) sides.querySelector<HTMLElement>(`.side-${focus} input`)?.focus();
  };
  /** What can wait, each part in a task of its own, unless another fight was chosen meanwhile. */
  const finish = async (
    fight: SolvedFight,
    later: readonly (() => void)[],
    explain: () => Promise<Explain>,
    current: () => boolean
  ): Promise<void> => {
    for (const part of later) {
      await nextTask();
      if (current()) part();
    }
    if (!fight.answer) return;
    // What draws charts weighs nearly as much as all else that the page loads.
    explainer ??= comesNear(reasons).then(explain);
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
    history.pushState(null, "", address());
    latest = engine.solve(state);
    show(latest, focus);
  };
  window.addEventListener("popstate", () => {
    const {state: before} = parseState(index, location.search);
    // Places within the page, and what other controls keep, are no other fight.
    if (formatState(index, before) === formatState(index, state)) return;
    state = before;
    latest = engine.solve(state);
    show(latest);
  });
  const random = (): Side =>
    freshSide(index.game.pokemon[Math.floor(Math.random() * index.game.pokemon.length)].id);
  const copy = (button: HTMLElement): Promise<void> => copyLink(button, address());
  const first = engine.solve(state);
  latest = first;
  await nextTask();
  show(first);
  const tool = (label: string, onclick: (event: Event) => void): HTMLElement =>
    html`<button type="button" class="button button-small" ${{onclick}}>${label}</button>`;
  return html`<div>${solved.top}${sides}<div class="row fight-tools">
    ${tool(words("swap"), () => change({a: state.b, b: state.a}))}
    ${tool(words("random"), () => change({a: random(), b: random()}))}
    ${tool(words("share"), (event) => void copy(event.currentTarget as HTMLElement))}${embed.button}</div>${embed.place}${status}${pokemonBox(
      {
        index,
        tables: engine.tables,
        places: 1,
        current: () => ({a: [[state.a, latest.setA]], b: [[state.b, latest.setB]]}),
        onUse: (side) => change({...state, a: side}),
        onRead: (which, [side]) => change({...state, [which]: side})
      }
    )}${solved.below}
    <section class="duel"><h2>${solvedWords("duelTitle")}</h2><p>${solvedWords("duelNote")}</p>${results}${reasons}</section></div>`;
}

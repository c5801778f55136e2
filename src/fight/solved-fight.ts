import type {FightAnswer} from "../../pipelines/battle/solve/fight-answer.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import type {Engine, SolvedFight} from "./fight-engine.ts";
import type {FightState} from "./fight-state.ts";
import {realSide} from "./real-fight.ts";
import {type SolvedView, solvedCard, waitingCard, whyUnsolved} from "./solved-answer.ts";
import {solvedDetails} from "./solved-details.ts";
import {powerPointsNote, solvedLines, typicalFight} from "./solved-lines.ts";
import {solvedWords as words} from "./solved-words.ts";
import type {Solve} from "./start-solver.ts";

export interface SolvedSections {
  /** The answer, above everything. */
  readonly top: HTMLElement;
  /** What stands behind it. */
  readonly below: HTMLElement;
  show(state: FightState, fight: SolvedFight): void;
}

/** Of the fight before, until the first answer to this one. */
const OUTDATED = "outdated";

/** Milliseconds after which the best answer so far is shown with all that stands behind it, though a better one may come. */
const PATIENCE = 3000;

/** The real fight on the page: shown as soon as there is a first answer, and again with each better one. */
export function solvedSections(index: GameIndex, {tables}: Engine, solve: Solve): SolvedSections {
  // Busy while it computes: what is read aloud is the last answer, not each on the way.
  const top: HTMLElement = html`<div class="solved-place" aria-live="polite" aria-atomic="true"></div>`;
  const below: HTMLElement = html`<div class="results solved-details"></div>`;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const say = (view: SolvedView, text: string | Node): void => {
    clearTimeout(waiting);
    top.removeAttribute("aria-busy");
    top.classList.remove(OUTDATED);
    top.replaceChildren(waitingCard(view, text));
    below.replaceChildren();
  };
  let asked = 0;
  const detail = (view: SolvedView, answer: FightAnswer): void => {
    top.removeAttribute("aria-busy");
    below.replaceChildren(...solvedDetails(view, answer));
    below.classList.remove(OUTDATED);
  };
  return {
    top,
    below,
    show(state, fight) {
      clearTimeout(waiting);
      asked += 1;
      const turn = asked;
      const view: SolvedView = {
        index,
        state,
        a: realSide(tables, state.a, fight.setA),
        b: realSide(tables, state.b, fight.setB)
      };
      const why = whyUnsolved(view);
      if (why !== null) return say(view, why);
      top.setAttribute("aria-busy", "true");
      top.classList.add(OUTDATED);
      below.classList.add(OUTDATED);
      if (!top.firstElementChild) top.replaceChildren(waitingCard(view, words("computing")));
      let last: FightAnswer | undefined;
      waiting = setTimeout(() => last && detail(view, last), PATIENCE);
      solve(view.a.fighter, view.b.fighter, (report) => {
        if (turn !== asked) return;
        if (report.type === "unsupported") return say(view, words("beyond"));
        if (report.type === "error") return say(view, words("broken", {message: report.message}));
        if (report.type === "answer") {
          last = report.answer;
          top.classList.remove(OUTDATED);
          top.replaceChildren(solvedCard(view, last, true));
          return;
        }
        if (!last) return;
        if (report.type === "settled") {
          clearTimeout(waiting);
          top.replaceChildren(solvedCard(view, last, false));
          detail(view, last);
          return;
        }
        top.querySelector(".answer")?.append(powerPointsNote(report.typical));
        below.append(solvedLines(view, report.lines), typicalFight(view, report.typical));
      });
    }
  };
}

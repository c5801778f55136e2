import {decimal} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import type {FightRun} from "./fight-run.ts";
import {teamWords as words} from "./team-words.ts";

/** How far the fights are, with what stops them or lets them go on. */
export function teamProgress(run: FightRun): HTMLElement {
  const {cells, settled, running, failed} = run;
  const values = {n: cells.length, settled, open: cells.length - settled, ms: decimal(run.seconds, 1)};
  const button = (label: string, onclick: () => void): HTMLElement =>
    html`<button type="button" class="button button-small" data-field="progress" ${{onclick}}>${label}</button>`;
  const stop = (): void => {
    run.stop();
    run.onNews();
  };
  if (failed !== null) return html`<p role="alert">${words("broken", {message: failed})}</p>`;
  if (running)
    return html`<div class="team-progress"><progress max=${values.n} value=${settled} aria-label=${words(
      "computing"
    )}></progress><span class="num">${words("progress", values)}</span>${button(words("stop"), stop)}</div>`;
  if (values.open === 0) return html`<p class="quiet team-progress">${words("settled", values)}</p>`;
  return html`<div class="team-progress"><span>${words("stopped", values)}</span>${button(
    words("further"),
    () => run.further("solve")
  )}</div>`;
}

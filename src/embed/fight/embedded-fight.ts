import type {Engine} from "../../fight/fight-engine.ts";
import {formatState, parseState} from "../../fight/fight-state.ts";
import {words as fightWords} from "../../fight/fight-words.ts";
import {solvedSections} from "../../fight/solved-fight.ts";
import type {Solve} from "../../fight/start-solver.ts";
import {dictionary} from "../../i18n/language.ts";
import type {GameIndex} from "../../ui/game.ts";
import {html} from "../../ui/html.ts";
import {siteLink} from "../../ui/links.ts";

const words = dictionary({
  open: ["Change this fight, and see every move", "Modifier ce combat et voir chaque attaque"]
});

/** The fight of the address and what to do in it, without anything to choose: for other sites' pages. */
export function embeddedFight(index: GameIndex, engine: Engine, solve: Solve): HTMLElement {
  const {state, unknown} = parseState(index, location.search);
  const {top, show} = solvedSections(index, engine, solve);
  show(state, engine.solve(state));
  const problems = unknown.map((value) => fightWords("unknownInAddress", {value})).join(" ");
  return html`<div>${problems === "" ? "" : html`<p class="quiet" role="status">${problems}</p>`}${top}<p class="embed-foot"><a href=${siteLink(
    `/fight/${formatState(index, state)}`
  )} target="_top">${words("open")}</a></p></div>`;
}

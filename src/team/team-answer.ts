import {intervalText, valueText} from "../fight/solved-text.ts";
import {localName} from "../i18n/language.ts";
import {percent} from "../i18n/numbers.ts";
import {formGlyph} from "../ui/badges.ts";
import {versusBar} from "../ui/bars.ts";
import {html} from "../ui/html.ts";
import type {Answered, Cell, Standing} from "./team-standing.ts";
import type {Which} from "./team-state.ts";
import {memberName, type TeamView} from "./team-view.ts";
import {teamWords as words} from "./team-words.ts";

/** Rarer leads of a mix are not told. */
const WORTH_TELLING = 0.08;
const ROUNDING = 1e-6;
/** Of an interval beside which an estimate says more. */
const SAYS_LITTLE = 0.5;
const isEstimate = ({value, estimate}: Cell): boolean => value === null && estimate !== null;
/** As fine as a bar can show. */
const rounded = (p: number): number => Math.round(p * 1000) / 1000;

/** Places worth leading with, the most frequent first. */
const leadsOf = (shares: readonly number[]): readonly number[] =>
  [...shares.keys()]
    .sort((x, y) => shares[y] - shares[x])
    .filter((place, rank) => shares[place] >= (rank === 0 ? ROUNDING : WORTH_TELLING));

/** Who is led with and how often, which goes without saying for one alone. */
function leadList(view: TeamView, which: Which, shares: readonly number[], glyphs: boolean): HTMLElement[] {
  const leads = leadsOf(shares);
  return leads.map(
    (place) =>
      html`<span class="lead">${
        glyphs ? formGlyph(view.index.pokemon(view.teams[which][place].pokemonId), 40) : ""
      }<span>${memberName(view, which, place)}</span>${
        leads.length > 1 ? html`<small class="num">${percent(shares[place], 0)}</small>` : ""
      }</span>`
  );
}

/** The answer first: whom to lead with, what that is worth, and whom of the other team nobody answers. */
export function teamAnswer(view: TeamView, {lead, threats}: Standing): HTMLElement {
  const {value, low, high, row, column} = lead;
  const known = {value, low, high, exact: high - low < ROUNDING};
  const isEstimated = high - low > SAYS_LITTLE && view.matrix.flat().some((cell) => isEstimate(cell));
  const of = (answered: Answered) => threats.filter((threat) => threat.answered === answered);
  if (leadsOf(row).length === 0)
    return html`<section class="card answer solved team-answer" aria-label=${words("lead")}><div class="answer-text"><p class="label">${words(
      "lead"
    )}</p><p>${words(view.matrix.flat().every(({settled}) => settled) ? "unsolvable" : "computing")}</p></div>${leftOutNote(view)}</section>`;
  const chips = (answered: "no" | "unknown", key: "none" | "unsure", look: string): HTMLElement[] =>
    of(answered).map(
      (threat) =>
        html`<span class=${`chip ${look}`}>${words(key, {name: memberName(view, "b", threat.column)})}</span>`
    );
  return html`<section class="card answer solved team-answer" aria-label=${words("lead")}>
    <div class="answer-text"><p class="label">${words("lead")}</p>
      <h2>${leadList(view, "a", row, true)}</h2>
      ${leadsOf(row).length > 1 ? html`<p class="quiet">${words("leadNote")}</p>` : ""}
      <p class="lead-theirs"><span>${words("leadTheirs")}</span>${leadList(view, "b", column, false)}</p>
      <p class="team-verdict"><b>${words("answered", {n: of("yes").length, all: threats.length})}</b>${chips(
        "no",
        "none",
        "chip-bad"
      )}${chips("unknown", "unsure", "chip-warn")}</p></div>
    <p class="answer-number"><strong class="num">${
      isEstimated ? words("about", {p: percent(value, 0)}) : valueText(known)
    }</strong><span class="answer-caption">${words("leadChance")}<span class="answer-error">${
      isEstimated ? words("leadEstimated") : intervalText(known)
    }</span></span></p>
    <div class="answer-bar">${versusBar(
      rounded(value),
      words("leadBar"),
      known.exact || isEstimated ? undefined : [rounded(low), rounded(high)]
    )}<div class="row between quiet"><span class="key-a">${words("yours")}</span><span class="key-b">${words(
      "theirs"
    )}</span></div></div>${leftOutNote(view)}</section>`;
}

/** What the fights are without, in words. */
function leftOutNote({index, real}: TeamView): HTMLElement | string {
  const ids = new Set([...real.a, ...real.b].flatMap(({leftOut}) => leftOut));
  if (ids.size === 0) return "";
  const moves = [...ids].map((id) => localName(index.move(id))).join(", ");
  return html`<p class="answer-note">${words("leftOut", {moves})}</p>`;
}

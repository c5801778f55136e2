import {formGlyph} from "../ui/badges.ts";
import {meter} from "../ui/bars.ts";
import {html} from "../ui/html.ts";
import {type Cell, knownOf, type Threat} from "./team-standing.ts";
import {fightLink, memberName, shownOf, type TeamView} from "./team-view.ts";
import {teamWords as words} from "./team-words.ts";

/** One of the reader's box against a threat. */
export interface Helper {
  readonly name: string;
  readonly href: string;
  readonly cell: Cell;
}

/** By place in the other team; a threat that the box was not asked about has none. */
export type Helpers = ReadonlyMap<number, readonly Helper[]>;

/** Of a threat's opponents. */
export const MOST_TOLD = 3;

function badge({answered, covers}: Threat): HTMLElement {
  if (answered === "no") return html`<span class="chip chip-bad">${words("noAnswer")}</span>`;
  if (answered === "unknown") return html`<span class="chip chip-warn">${words("notClear")}</span>`;
  return covers.length === 1
    ? html`<span class="chip chip-warn">${words("onlyAnswer")}</span>`
    : html`<span class="chip chip-good">${words("answers", {n: covers.length})}</span>`;
}

function against(name: string, href: string, key: string, cell: Cell): HTMLElement | string {
  const shown = shownOf(cell);
  if (shown === null) return "";
  return html`<li><a href=${href} data-field=${key}>${name}</a>${meter(shown.chance)}<b class="num">${
    shown.text
  }</b><small class="quiet num">${shown.note}</small></li>`;
}

/** Who is not known to lose more often than not, and is likely to win. */
const promises = ({cell}: Helper): boolean =>
  (cell.value?.high ?? 1) >= 0.5 && (knownOf(cell)?.value ?? 0) > 0.5;

function boxRows(threat: Threat, helpers: Helpers): HTMLElement | string {
  const asked = helpers.get(threat.column) ?? [];
  if (asked.length === 0 || threat.answered === "yes") return "";
  const chance = ({cell}: Helper): number => knownOf(cell)?.value ?? 0;
  const winning = asked
    .filter(promises)
    .sort((x, y) => chance(y) - chance(x))
    .slice(0, MOST_TOLD);
  if (winning.length > 0)
    return html`<p class="label">${words("box")}</p><ul>${winning.map(({name, href, cell}, place) =>
      against(name, href, `box-${threat.column}-${place}`, cell)
    )}</ul>`;
  if (asked.some(({cell}) => knownOf(cell) === null && !cell.unsolvable)) return "";
  return html`<p class="quiet">${words(asked.some(({cell}) => cell.value === null) ? "boxHardly" : "boxNobody")}</p>`;
}

/** The other team by how much it has to be feared, with who of the reader's covers each. */
export function teamThreats(
  view: TeamView,
  threats: readonly Threat[],
  helpers: Helpers,
  askBox: HTMLElement | null
): HTMLElement {
  const {index, teams} = view;
  const item = (threat: Threat): HTMLElement => {
    const {column, covers, ranked} = threat;
    const told = covers.length > 0 ? ranked.filter(({row}) => covers.includes(row)) : ranked.slice(0, 1);
    return html`<li class=${`card threat threat-${threat.answered}`}><div class="threat-head">${formGlyph(
      index.pokemon(teams.b[column].pokemonId),
      40
    )}<h3>${memberName(view, "b", column)}</h3>${badge(threat)}</div>
      ${knownOf(told[0].cell) === null ? "" : html`<p class="label">${words(covers.length > 0 ? "covers" : "closest")}</p>`}
      <ul>${told
        .slice(0, MOST_TOLD)
        .map(({row, cell}) =>
          against(memberName(view, "a", row), fightLink(view, row, column), `threat-${column}-${row}`, cell)
        )}</ul>${boxRows(threat, helpers)}</li>`;
  };
  return html`<section><h2>${words("threats")}</h2><p>${words("threatsNote")}</p>
    <ol class="threats">${threats.map(item)}</ol>${askBox ?? ""}</section>`;
}

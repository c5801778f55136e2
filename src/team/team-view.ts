import type {FightValue} from "../../pipelines/battle/solve/fight-solver.ts";
import {type FightState, formatState} from "../fight/fight-state.ts";
import type {RealSide} from "../fight/real-fight.ts";
import {valueText} from "../fight/solved-text.ts";
import {localName} from "../i18n/language.ts";
import {decimal, integer, percent} from "../i18n/numbers.ts";
import type {GameIndex} from "../ui/game.ts";
import {siteLink} from "../ui/links.ts";
import type {Cell, Matrix} from "./team-standing.ts";
import type {Teams, Which} from "./team-state.ts";
import {teamWords as words} from "./team-words.ts";

/** What stands behind everything that the page shows of two teams. */
export interface TeamView {
  readonly index: GameIndex;
  readonly teams: Teams;
  /** Move ids that each uses. */
  readonly sets: Readonly<Record<Which, readonly (readonly number[])[]>>;
  readonly real: Readonly<Record<Which, readonly RealSide[]>>;
  readonly matrix: Matrix;
}

export const memberName = ({index, teams}: Pick<TeamView, "index" | "teams">, which: Which, place: number) =>
  localName(index.pokemon(teams[which][place].pokemonId));

/** Page Fight with the very same sets. */
export function fightLink({index, teams, sets}: TeamView, row: number, column: number): string {
  const state: FightState = {
    a: {...teams.a[row], moveIds: sets.a[row]},
    b: {...teams.b[column], moveIds: sets.b[column]}
  };
  return siteLink(`/fight/${formatState(index, state)}`);
}

/** Points off that are better told as the two bounds. */
const WIDE = 10;

/** "exact", "± 1" in points, "20–90" where it is still wide. */
function shortInterval({value, low, high, exact}: FightValue): string {
  if (exact) return words("exact");
  const off = 100 * Math.max(high - value, value - low);
  if (off > WIDE)
    return words("range", {low: integer(Math.floor(100 * low)), high: integer(Math.ceil(100 * high))});
  return words("off", {points: off < 1 ? decimal(off, 1) : integer(Math.ceil(off - 1e-9))});
}

/** A fight in short: the solver's value with what it may be off by, an estimate until then; null for nothing. */
export interface Shown {
  readonly chance: number;
  readonly text: string;
  readonly note: string;
  /** The note for who hears it. */
  readonly told: string;
}
export function shownOf({value, estimate}: Cell): Shown | null {
  if (value !== null) {
    const note = shortInterval(value);
    return {chance: value.value, text: valueText(value), note, told: note};
  }
  if (estimate === null) return null;
  const text = words("about", {p: percent(estimate, 0)});
  return {chance: estimate, text, note: words("est"), told: words("estimated")};
}

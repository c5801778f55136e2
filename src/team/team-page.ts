import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import {copyLink} from "../fight/copy-link.ts";
import type {Side} from "../fight/fight-state.ts";
import {words as fightWords} from "../fight/fight-words.ts";
import {keepPlace} from "../fight/keep-place.ts";
import {pokemonBox, type WithMoves} from "../fight/pokemon-box.ts";
import {realSide} from "../fight/real-fight.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {emptyState} from "../ui/state.ts";
import {boxHelp} from "./box-help.ts";
import {FightRun} from "./fight-run.ts";
import type {SolveTeams} from "./start-team.ts";
import {teamAnswer} from "./team-answer.ts";
import {teamMatrix} from "./team-matrix.ts";
import {teamProgress} from "./team-progress.ts";
import {teamSets} from "./team-sets.ts";
import {type Place, slotEditor, teamSlots} from "./team-slots.ts";
import {standingOf} from "./team-standing.ts";
import {formatTeams, MOST_MEMBERS, parseTeams, type Teams, type Which, withMember} from "./team-state.ts";
import {teamThreats} from "./team-threats.ts";
import type {TeamView} from "./team-view.ts";
import {teamWords as words} from "./team-words.ts";

export interface TeamPageData {
  readonly index: GameIndex;
  readonly tables: BattleTables;
  readonly solve: SolveTeams;
  /** Milliseconds between drawings while values come in. */
  readonly pace: number;
}

/** The team page: six against six, every fight of them solved here. */
export function teamPage({index, tables, solve, pace}: TeamPageData): HTMLElement {
  const parsed = parseTeams(index, location.search);
  let {teams} = parsed;
  let open: Place | null = null;
  let view: Omit<TeamView, "matrix">;
  let drawing: ReturnType<typeof setTimeout> | undefined;

  const top: HTMLElement = html`<div class="solved-place" aria-live="polite" aria-atomic="true"></div>`;
  const progress: HTMLElement = html`<div></div>`;
  const slots: HTMLElement = html`<div></div>`;
  const results: HTMLElement = html`<div class="results team-results"></div>`;
  const status: HTMLElement = html`<p class="quiet" role="status">${parsed.unknown
    .map((value) => words("unknownInAddress", {value}))
    .join(" ")}</p>`;

  const draw = (): void => {
    clearTimeout(drawing);
    drawing = undefined;
    const fields = [progress, results].map(keepPlace);
    const columns = teams.b.length;
    const {cells} = run;
    const whole: TeamView = {
      ...view,
      matrix: teams.a.map((_, row) => cells.slice(row * columns, (row + 1) * columns))
    };
    if (cells.length === 0) {
      top.removeAttribute("aria-busy");
      top.replaceChildren(emptyState(words("emptyTitle"), words("empty")));
      progress.replaceChildren();
      results.replaceChildren();
      return;
    }
    const standing = standingOf(whole.matrix);
    if (run.running) top.setAttribute("aria-busy", "true");
    else top.removeAttribute("aria-busy");
    top.replaceChildren(teamAnswer(whole, standing));
    progress.replaceChildren(teamProgress(run));
    const help = box.help(whole, standing, run.running);
    results.replaceChildren(teamMatrix(whole), teamThreats(whole, standing.threats, help.helpers, help.ask));
    for (const restore of fields) restore();
  };
  const news = (): void => {
    if (run.running && pace > 0) drawing ??= setTimeout(draw, pace);
    else draw();
  };
  const run: FightRun = new FightRun(solve, news);
  const box = boxHelp(index, tables, solve, news);

  const drawSlots = (focus?: string): void => {
    const restore = keepPlace(slots);
    slots.replaceChildren(
      teamSlots({index, teams}, open, (place) => {
        open = open?.which === place.which && open.place === place.place ? null : place;
        drawSlots(open === null ? undefined : ".team-editor input");
      }),
      open === null
        ? ""
        : slotEditor({
            view: {index, teams, sets: view.sets},
            place: open,
            onChange: (side) => changeMember(open!, side),
            onClose: () => {
              const {which, place} = open!;
              open = null;
              drawSlots(`[data-field="slot-${which}-${place}"]`);
            }
          })
    );
    if (focus !== undefined) slots.querySelector<HTMLElement>(focus)?.focus();
    else restore();
  };
  const solveAll = (): void => {
    const sets = {
      a: teamSets(index, tables, teams.a, teams.b),
      b: teamSets(index, tables, teams.b, teams.a)
    };
    const realOf = (which: Which) =>
      teams[which].map((side, place) => realSide(tables, side, sets[which][place]));
    view = {index, teams, sets, real: {a: realOf("a"), b: realOf("b")}};
    run.begin(
      view.real.a.flatMap((a) => view.real.b.map((b) => ({a: a.fighter, b: b.fighter}))),
      "solve"
    );
    box.begin(view);
    draw();
  };
  const change = (next: Teams, focus?: string): void => {
    teams = next;
    history.pushState(null, "", formatTeams(index, teams, location.search) + location.hash);
    example.hidden = true;
    solveAll();
    drawSlots(focus);
  };
  const changeMember = ({which, place}: Place, side: Side | null): void => {
    const team = withMember(teams[which], place, side);
    if (side === null) open = null;
    change({...teams, [which]: team}, side === null ? `[data-field="add-${which}"]` : undefined);
  };
  const join = (side: Side): void => {
    const place = open?.which === "a" ? open.place : teams.a.length;
    changeMember({which: "a", place: Math.min(place, MOST_MEMBERS - 1)}, side);
  };
  window.addEventListener("popstate", () => {
    const before = parseTeams(index, location.search);
    if (formatTeams(index, before.teams) === formatTeams(index, teams)) return;
    ({teams} = before);
    example.hidden = !before.isExample;
    open = null;
    solveAll();
    drawSlots();
  });
  const copy = (button: HTMLElement): Promise<void> =>
    copyLink(button, formatTeams(index, teams, location.search) + location.hash);
  const tool = (label: string, onclick: (event: Event) => void): HTMLElement =>
    html`<button type="button" class="button button-small" ${{onclick}}>${label}</button>`;
  const withMoves = (which: Which): WithMoves[] =>
    teams[which].map((side, place) => [side, view.sets[which][place]]);
  const example: HTMLElement = html`<p class="quiet" hidden=${!parsed.isExample}>${words("example")}</p>`;
  solveAll();
  drawSlots();
  return html`<div class="team">${top}${progress}${example}${slots}<div class="row fight-tools">
    ${tool(words("swap"), () => {
      open = null;
      change({a: teams.b, b: teams.a});
    })}
    ${tool(fightWords("share"), (event) => void copy(event.currentTarget as HTMLElement))}</div>${status}${results}${pokemonBox(
      {
        index,
        tables,
        places: MOST_MEMBERS,
        current: () => ({a: withMoves("a"), b: withMoves("b")}),
        onUse: join,
        onRead: (which, sides) => {
          open = null;
          change({...teams, [which]: sides});
        }
      }
    )}</div>`;
}

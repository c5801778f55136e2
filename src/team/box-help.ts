import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import {formatState, type Side} from "../fight/fight-state.ts";
import {realSide} from "../fight/real-fight.ts";
import {savedSides} from "../fight/saved-sides.ts";
import {localName} from "../i18n/language.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {siteLink} from "../ui/links.ts";
import {FightRun} from "./fight-run.ts";
import type {SolveTeams} from "./start-team.ts";
import {teamSets} from "./team-sets.ts";
import type {Standing} from "./team-standing.ts";
import type {Helper, Helpers} from "./team-threats.ts";
import type {TeamView} from "./team-view.ts";
import {teamWords as words} from "./team-words.ts";

/** Of the box, and of the threats, so that the fights are no more than those of two teams. */
const MOST_ASKED = 12;
const MOST_THREATS = 3;

interface Asked {
  readonly threats: readonly number[];
  readonly sides: readonly {readonly side: Side; readonly moveIds: readonly number[]}[];
}

export interface BoxHelp {
  /** What the box is known to do against the threats, and what asks it; null where that makes no sense. */
  help(
    view: TeamView,
    standing: Standing,
    isBusy: boolean
  ): {readonly helpers: Helpers; readonly ask: HTMLElement | null};
  /** The teams are others. */
  forget(): void;
}

/** Who of the remembered Pokémon beats what the team has no answer to. */
export function boxHelp(
  index: GameIndex,
  tables: BattleTables,
  solve: SolveTeams,
  onNews: () => void
): BoxHelp {
  const run = new FightRun(solve, onNews);
  let asked: Asked | null = null;

  /** Who is remembered and not in the team. */
  const outside = ({teams}: TeamView): readonly Side[] => {
    const inTeam = new Set(teams.a.map(({pokemonId}) => pokemonId));
    return savedSides(index).filter(({pokemonId}) => !inTeam.has(pokemonId));
  };

  const ask = (view: TeamView, columns: readonly number[]): void => {
    const {teams, real} = view;
    const sides = outside(view).slice(0, MOST_ASKED);
    const sets = teamSets(
      index,
      tables,
      sides,
      columns.map((column) => teams.b[column])
    );
    asked = {threats: columns, sides: sides.map((side, place) => ({side, moveIds: sets[place]}))};
    run.begin(
      columns.flatMap((column) =>
        sides.map((side, place) => ({
          a: realSide(tables, side, sets[place]).fighter,
          b: real.b[column].fighter
        }))
      )
    );
  };

  const helpersOf = ({teams, sets}: TeamView): Helpers => {
    if (asked === null) return new Map();
    const {threats, sides} = asked;
    const {cells} = run;
    return new Map(
      threats.map((column, at) => [
        column,
        sides.map(({side, moveIds}, place): Helper => {
          const state = {a: {...side, moveIds}, b: {...teams.b[column], moveIds: sets.b[column]}};
          return {
            name: localName(index.pokemon(side.pokemonId)),
            href: siteLink(`/fight/${formatState(index, state)}`),
            cell: cells[at * sides.length + place]
          };
        })
      ])
    );
  };

  return {
    help(view, {threats}, isBusy) {
      const columns = threats
        .filter(({answered}) => answered === "no")
        .slice(0, MOST_THREATS)
        .map(({column}) => column);
      const canAsk = !isBusy && asked === null && columns.length > 0 && outside(view).length > 0;
      return {
        helpers: helpersOf(view),
        ask: canAsk
          ? html`<p><button type="button" class="button" data-field="ask-box" ${{onclick: () => ask(view, columns)}}>${words(
              "askBox"
            )}</button></p>`
          : null
      };
    },
    forget() {
      run.stop();
      asked = null;
    }
  };
}

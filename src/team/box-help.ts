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
import {knownOf, type Standing} from "./team-standing.ts";
import {type Helper, type Helpers, MOST_TOLD} from "./team-threats.ts";
import type {TeamView} from "./team-view.ts";
import {teamWords as words} from "./team-words.ts";

/** Of the box, and of the threats that are settled, so that the fights are no more than those of two teams. */
const MOST_ASKED = 12;
const MOST_THREATS = 4;

type View = Omit<TeamView, "matrix">;

interface Asked {
  readonly threats: number;
  readonly sides: readonly {readonly side: Side; readonly moveIds: readonly number[]}[];
}

export interface BoxHelp {
  /** The teams are others: estimates the box against them. */
  begin(view: View): void;
  /** What is known of the box against each threat, and what settles it; null where that makes no sense. */
  help(
    view: TeamView,
    standing: Standing,
    isBusy: boolean
  ): {readonly helpers: Helpers; readonly ask: HTMLElement | null};
}

/** Who of the remembered Pokémon beats the other team: estimated at once, settled where somebody asks. */
export function boxHelp(
  index: GameIndex,
  tables: BattleTables,
  solve: SolveTeams,
  onNews: () => void
): BoxHelp {
  const run = new FightRun(solve, onNews);
  let asked: Asked = {threats: 0, sides: []};

  /** Who is remembered and not in the team. */
  const outside = ({teams}: View): readonly Side[] => {
    const inTeam = new Set(teams.a.map(({pokemonId}) => pokemonId));
    return savedSides(index)
      .filter(({pokemonId}) => !inTeam.has(pokemonId))
      .slice(0, MOST_ASKED);
  };
  const placesAgainst = (column: number): readonly number[] =>
    asked.sides.map((_, place) => column * asked.sides.length + place);

  const helpersOf = ({teams, sets}: TeamView): Helpers => {
    const {cells} = run;
    return new Map(
      Array.from({length: asked.threats}, (_, column) => [
        column,
        placesAgainst(column).map((at, place): Helper => {
          const {side, moveIds} = asked.sides[place];
          const state = {a: {...side, moveIds}, b: {...teams.b[column], moveIds: sets.b[column]}};
          return {
            name: localName(index.pokemon(side.pokemonId)),
            href: siteLink(`/fight/${formatState(index, state)}`),
            cell: cells[at]
          };
        })
      ])
    );
  };

  /** Places of the likeliest helpers against threats that nobody answers for sure, as far as they are open. */
  const worthSettling = ({threats}: Standing): readonly number[] => {
    const {cells} = run;
    const chance = (place: number): number => knownOf(cells[place])?.value ?? 0;
    return threats
      .filter(({answered, column}) => answered !== "yes" && column < asked.threats)
      .slice(0, MOST_THREATS)
      .flatMap(({column}) =>
        [...placesAgainst(column)].sort((x, y) => chance(y) - chance(x)).slice(0, MOST_TOLD)
      )
      .filter((place) => !cells[place].settled);
  };

  return {
    begin(view) {
      const {teams, real} = view;
      const sides = outside(view);
      const sets = teamSets(index, tables, sides, teams.b);
      asked = {threats: teams.b.length, sides: sides.map((side, place) => ({side, moveIds: sets[place]}))};
      run.begin(
        real.b.flatMap(({fighter: b}) =>
          sides.map((side, place) => ({a: realSide(tables, side, sets[place]).fighter, b}))
        ),
        "estimate"
      );
    },
    help(view, standing, isBusy) {
      const open = isBusy || run.running ? [] : worthSettling(standing);
      return {
        helpers: helpersOf(view),
        ask:
          open.length > 0
            ? html`<p><button type="button" class="button" data-field="ask-box" ${{onclick: () => run.further("solve", open)}}>${words(
                "askBox"
              )}</button></p>`
            : null
      };
    }
  };
}

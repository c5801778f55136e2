import type {LearnsetEntry, Move, Pokemon} from "../../data-loaders/game-data.ts";
import {common} from "../i18n/common.ts";
import {localName} from "../i18n/language.ts";
import {integer, percent} from "../i18n/numbers.ts";
import {categoryChip, typeBadge} from "../ui/badges.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {moveLink} from "../ui/links.ts";
import {dataTable} from "../ui/table.ts";
import {words} from "./pokedex-words.ts";

interface LearnedMove {
  readonly move: Move;
  readonly ways: readonly LearnsetEntry[];
}

/** A learnset by move, each move with all the ways to learn it. */
function learnedMoves(index: GameIndex, pokemon: Pokemon): LearnedMove[] {
  const ways = new Map<number, LearnsetEntry[]>();
  for (const entry of pokemon.learnset) ways.set(entry.moveId, [...(ways.get(entry.moveId) ?? []), entry]);
  return [...ways].map(([id, entries]) => ({move: index.move(id), ways: entries}));
}

function wayText({method, level}: LearnsetEntry): string {
  if (method !== "level_up" || level === null) return common(method);
  if (level === 0) return common("at_start");
  return level < 0 ? common("on_evolution") : `${common(method)} ${level}`;
}

const firstLevel = ({ways}: LearnedMove): number =>
  Math.min(...ways.map(({level}) => (level === null ? 101 : level)));

export function learnsetPanel(index: GameIndex, pokemon: Pokemon): HTMLElement {
  const table = dataTable<LearnedMove>({
    caption: words("learnset", {name: localName(pokemon)}),
    rows: learnedMoves(index, pokemon),
    sortBy: "ways",
    tall: true,
    columns: [
      {
        key: "name",
        label: common("move"),
        rowHeader: true,
        sort: ({move}) => localName(move),
        cell: ({move}) => html`<a class="named" href=${moveLink(localName(move))}>${localName(move)}</a>`
      },
      {
        key: "type",
        label: common("type"),
        sort: ({move}) => localName(index.game.types[move.typeId - 1]),
        cell: ({move}) => typeBadge(index.game.types[move.typeId - 1])
      },
      {
        key: "category",
        label: common("category"),
        sort: ({move}) => common(move.category),
        cell: ({move}) => categoryChip(move.category)
      },
      {
        key: "power",
        label: common("power"),
        numeric: true,
        sort: ({move}) => move.power ?? -1,
        cell: ({move}) => (move.power === null ? "–" : integer(move.power))
      },
      {
        key: "accuracy",
        label: common("accuracy"),
        numeric: true,
        sort: ({move}) => move.accuracy ?? 101,
        cell: ({move}) => (move.accuracy === null ? "–" : percent(move.accuracy / 100, 0))
      },
      {
        key: "ways",
        label: words("learnedBy"),
        sort: firstLevel,
        cell: ({ways}) => [...new Set(ways.map(wayText))].join(", ")
      }
    ]
  });
  return html`<section><h2>${words("learnsetTitle")}</h2>${table.element}</section>`;
}

import {CATEGORIES, type GameData, type Move} from "../../data-loaders/game-data.ts";
import {common} from "../i18n/common.ts";
import {language, localName} from "../i18n/language.ts";
import {integer, percent} from "../i18n/numbers.ts";
import {categoryChip, linkedType} from "../ui/badges.ts";
import {searchField, selectField} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {namedMove} from "../ui/named-move.ts";
import {find, moveCalled} from "../ui/search.ts";
import {dataTable} from "../ui/table.ts";
import {moveEffects} from "./move-effects.ts";
import {words} from "./move-words.ts";

export interface MoveFilter {
  readonly query: string;
  /** A type id, or 0 for all. */
  readonly typeId: number;
  /** A category, or "" for all. */
  readonly category: string;
  /** Least power, 0 for any, status moves included. */
  readonly power: number;
}

export const filterMoves = ({moves, types}: Pick<GameData, "moves" | "types">, filter: MoveFilter): Move[] =>
  find(moves, filter.query, moveCalled(types)).filter(
    (move) =>
      (filter.typeId === 0 || move.typeId === filter.typeId) &&
      (filter.category === "" || move.category === filter.category) &&
      (filter.power === 0 || (move.power ?? 0) >= filter.power)
  );

const POWERS = [40, 60, 80, 100, 120];

/** All moves, to filter and sort. */
export function movesPage(game: GameData): HTMLElement {
  let filter: MoveFilter = {query: "", typeId: 0, category: "", power: 0};
  const learners = new Map<number, number>();
  for (const {learnset} of game.pokemon)
    for (const moveId of new Set(learnset.map((entry) => entry.moveId)))
      learners.set(moveId, (learners.get(moveId) ?? 0) + 1);
  const typeOf = (move: Move) => game.types[move.typeId - 1];
  const other = language() === "en" ? "fr" : "en";
  const table = dataTable<Move>({
    caption: words("caption"),
    rows: [],
    sortBy: "name",
    tall: true,
    columns: [
      {
        key: "name",
        label: common("move"),
        rowHeader: true,
        sort: localName,
        cell: (move) =>
          html`<span>${namedMove(move)}<br><span class="quiet foreign" lang=${other}>${move.name[other]}</span></span>`
      },
      {
        key: "type",
        label: common("type"),
        sort: (move) => localName(typeOf(move)),
        cell: (move) => linkedType(typeOf(move))
      },
      {
        key: "category",
        label: common("category"),
        sort: ({category}) => common(category),
        cell: ({category}) => categoryChip(category)
      },
      {
        key: "power",
        label: common("power"),
        numeric: true,
        sort: ({power}) => power ?? -1,
        cell: ({power}) => power ?? "–"
      },
      {
        key: "accuracy",
        label: common("accuracy"),
        numeric: true,
        sort: ({accuracy}) => accuracy ?? 101,
        cell: ({accuracy}) =>
          accuracy === null
            ? html`<span title=${common("never_misses")}>–</span>`
            : percent(accuracy / 100, 0)
      },
      {key: "pp", label: words("pp"), numeric: true, sort: ({pp}) => pp, cell: ({pp}) => pp},
      {
        key: "priority",
        label: common("priority"),
        numeric: true,
        sort: ({priority}) => priority,
        cell: ({priority}) => (priority > 0 ? `+${priority}` : priority)
      },
      {
        key: "learners",
        label: words("learners"),
        numeric: true,
        sort: ({id}) => learners.get(id) ?? 0,
        cell: ({id}) => integer(learners.get(id) ?? 0)
      },
      {
        key: "effect",
        label: words("effect"),
        cell: (move) =>
          html`<span class="effect">${language() === "en" ? move.description : moveEffects(move).join(" ")}</span>`
      }
    ]
  });
  const count: HTMLElement = html`<p class="quiet" role="status"></p>`;
  const update = (change: Partial<MoveFilter>): void => {
    filter = {...filter, ...change};
    const rows = filterMoves(game, filter);
    table.update(rows);
    count.textContent =
      rows.length === 0 ? common("noResult") : common("results", {n: rows.length, total: game.moves.length});
  };
  update({});
  const any = (label: string) => ({value: "", label});
  return html`<div><div class="filters">
    ${searchField("q", common("search"), words("hint"), (query) => update({query}))}
    ${selectField(
      "type",
      common("type"),
      [
        any(words("anyType")),
        ...game.types.map((type) => ({value: String(type.id), label: localName(type)}))
      ],
      (value) => update({typeId: Number(value)})
    )}
    ${selectField(
      "category",
      common("category"),
      [any(words("any")), ...CATEGORIES.map((category) => ({value: category, label: common(category)}))],
      (category) => update({category})
    )}
    ${selectField(
      "power",
      words("minimum"),
      [
        any(words("any")),
        ...POWERS.map((power) => ({value: String(power), label: words("strongest", {n: power})}))
      ],
      (power) => update({power: Number(power)})
    )}</div>${count}${table.element}</div>`;
}

import type {LearnsetEntry, Move, Pokemon} from "../../data-loaders/game-data.ts";
import {type BestMoves, bestIn, openFights} from "../data/best-moves.ts";
import {common} from "../i18n/common.ts";
import {localName} from "../i18n/language.ts";
import {integer, percent} from "../i18n/numbers.ts";
import {categoryChip, linkedType} from "../ui/badges.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {firstLevel, waysByMove, waysText} from "../ui/learned.ts";
import {namedMove} from "../ui/named-move.ts";
import {dataTable} from "../ui/table.ts";
import {words} from "./pokedex-words.ts";

interface LearnedMove {
  readonly move: Move;
  readonly ways: readonly LearnsetEntry[];
}

const learnedMoves = (index: GameIndex, pokemon: Pokemon): LearnedMove[] =>
  [...waysByMove(pokemon)].map(([id, ways]) => ({move: index.move(id), ways}));

export function learnsetPanel(index: GameIndex, pokemon: Pokemon, best: BestMoves | null): HTMLElement {
  const open = best ? openFights(best, pokemon.id) : 0;
  const isBest = ({move}: LearnedMove): number => (best ? bestIn(best, pokemon.id, move.id) : 0);
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
        cell: ({move}) => namedMove(move)
      },
      {
        key: "type",
        label: common("type"),
        sort: ({move}) => localName(index.game.types[move.typeId - 1]),
        cell: ({move}) => linkedType(index.game.types[move.typeId - 1])
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
        sort: ({ways}) => firstLevel(ways),
        cell: ({ways, move}) => waysText(ways, move)
      },
      ...(open > 0
        ? [
            {
              key: "best",
              label: words("bestMove"),
              numeric: true,
              sort: isBest,
              cell: (learned: LearnedMove) =>
                isBest(learned) === 0 ? "–" : words("bestOf", {n: isBest(learned), of: open})
            }
          ]
        : [])
    ]
  });
  return html`<section><h2>${words("learnsetTitle")}</h2>${table.element}</section>`;
}

import {
  type RegretCase,
  regretOf,
  type TrueCase
} from "../../pipelines/model/evaluation/regret/regret-report.ts";
import {localName} from "../i18n/language.ts";
import {decimal, probability} from "../i18n/numbers.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {siteLink} from "../ui/links.ts";
import {dataTable} from "../ui/table.ts";
import {words} from "./regret-words.ts";

/** The page Fight with this very question; where any reply is allowed, with the two that decide. */
function questionLink(
  index: GameIndex,
  {pokemonA, pokemonB, movesA, movesB, recommended, best}: Omit<RegretCase, "promised">
): string {
  const names = (moves: readonly number[]): string =>
    moves.map((move) => index.move(move).identifier).join(",");
  const [a, b] = [index.pokemon(pokemonA).identifier, index.pokemon(pokemonB).identifier];
  const replies = movesB ?? [...new Set([recommended.reply, best.reply])];
  return siteLink(`/fight/?a=${a}&b=${b}&ma=${names(movesA)}&mb=${names(replies)}`);
}

export function worstRegrets(index: GameIndex, cases: readonly RegretCase[]): HTMLElement {
  const names = (moves: readonly number[]): string =>
    moves.map((move) => localName(index.move(move))).join(", ");
  const moveCell = ({move, reply}: TrueCase): string =>
    `${localName(index.move(move))} – ${localName(index.move(reply))}`;
  const truthCell = ({probability: p, standardError}: TrueCase): string =>
    standardError > 0 ? `${probability(p, 1)} ± ${decimal(100 * standardError, 1)}` : probability(p, 1);
  return dataTable<RegretCase>({
    caption: words("worstTitle"),
    rows: cases,
    sortBy: "regret",
    descending: true,
    columns: [
      {
        key: "fight",
        label: words("fight"),
        rowHeader: true,
        cell: (one) =>
          html`<a href=${questionLink(index, one)}>${localName(index.pokemon(one.pokemonA))} (${names(
            one.movesA
          )}) ${words("against")} ${localName(index.pokemon(one.pokemonB))} (${
            one.movesB ? names(one.movesB) : words("anyReply")
          })</a>`
      },
      {key: "recommended", label: words("recommended"), cell: ({recommended}) => moveCell(recommended)},
      {
        key: "promised",
        label: words("promised"),
        numeric: true,
        sort: ({promised}) => promised,
        cell: ({promised}) => probability(promised, 1)
      },
      {
        key: "truth",
        label: words("truth"),
        numeric: true,
        sort: ({recommended}) => recommended.probability,
        cell: ({recommended}) => truthCell(recommended)
      },
      {key: "best", label: words("best"), cell: ({best}) => moveCell(best)},
      {
        key: "bestTruth",
        label: words("bestTruth"),
        numeric: true,
        sort: ({best}) => best.probability,
        cell: ({best}) => truthCell(best)
      },
      {
        key: "regret",
        label: words("regret"),
        numeric: true,
        sort: regretOf,
        cell: (one) => decimal(regretOf(one), 3)
      }
    ]
  }).element;
}

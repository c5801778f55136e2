import type {Mistake} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {localName} from "../i18n/language.ts";
import {integer, probability} from "../i18n/numbers.ts";
import type {GameIndex} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {siteLink} from "../ui/links.ts";
import {dataTable} from "../ui/table.ts";
import {words} from "./evaluation-words.ts";

/** The page of a duel, to see what happened there. */
function duelLink(index: GameIndex, {pokemonA, moveA, pokemonB, moveB}: Mistake): string {
  const [a, b] = [index.pokemon(pokemonA), index.pokemon(pokemonB)];
  const [ma, mb] = [index.move(moveA), index.move(moveB)];
  return siteLink(`/fight/?a=${a.identifier}&b=${b.identifier}&ma=${ma.identifier}&mb=${mb.identifier}`);
}

export const worstTable = (index: GameIndex, mistakes: readonly Mistake[]): HTMLElement =>
  dataTable<Mistake>({
    caption: words("worstTitle"),
    rows: mistakes,
    sortBy: "error",
    descending: true,
    tall: true,
    columns: [
      {
        key: "duel",
        label: words("duel"),
        rowHeader: true,
        cell: (mistake) =>
          html`<a href=${duelLink(index, mistake)}>${localName(index.pokemon(mistake.pokemonA))} (${localName(
            index.move(mistake.moveA)
          )}) – ${localName(index.pokemon(mistake.pokemonB))} (${localName(index.move(mistake.moveB))})</a>`
      },
      {
        key: "truth",
        label: words("truth"),
        numeric: true,
        sort: ({truth}) => truth,
        cell: ({truth}) => probability(truth)
      },
      {
        key: "known",
        label: words("known"),
        sort: ({playouts}) => playouts,
        cell: ({playouts}) => (playouts === 0 ? words("exact") : words("playouts", {n: integer(playouts)}))
      },
      {
        key: "model",
        label: words("model"),
        numeric: true,
        sort: ({prediction}) => prediction,
        cell: ({prediction}) => probability(prediction)
      },
      {
        key: "error",
        label: words("error"),
        numeric: true,
        sort: ({truth, prediction}) => Math.abs(truth - prediction),
        cell: ({truth, prediction}) =>
          `${prediction > truth ? "+" : "−"}${Math.round(100 * Math.abs(truth - prediction))}`
      }
    ]
  }).element;

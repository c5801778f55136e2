import type {GameData} from "../../data-loaders/game-data.ts";
import {localName} from "../i18n/language.ts";
import {date, decimal, integer, percent} from "../i18n/numbers.ts";
import {awaitStage, REMEDY} from "../ui/await-stage.ts";
import {formGlyph} from "../ui/badges.ts";
import {versusBar} from "../ui/bars.ts";
import {type GameIndex, indexGame} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {siteLink} from "../ui/links.ts";
import {tile, tiles} from "../ui/tile.ts";
import type {HomeSummary} from "./home-summary.ts";
import {words} from "./home-words.ts";

const tileOf = (label: string, value: string | null, note: string): HTMLElement =>
  tile(
    label,
    value ?? words("pending"),
    value === null ? html`<span class=${REMEDY}>${words("pendingNote")}</span>` : note
  );

function figureTiles(summary: HomeSummary): HTMLElement[] {
  const {duels, evaluation} = summary;
  const score = (value: number | undefined, digits: number): string | null =>
    value === undefined ? null : decimal(value, digits);
  return [
    tileOf(
      words("accuracy"),
      evaluation && percent(evaluation.scores.accuracy, 2),
      evaluation
        ? words("accuracyNote", {
            n: integer(evaluation.testRows),
            limit: percent(evaluation.limit.accuracy, 2)
          })
        : ""
    ),
    tileOf(
      words("rocAuc"),
      score(evaluation?.scores.rocAuc, 5),
      evaluation
        ? words("rocAucNote", {
            low: decimal(evaluation.intervals.rocAuc[0], 5),
            high: decimal(evaluation.intervals.rocAuc[1], 5)
          })
        : ""
    ),
    tileOf(
      words("error"),
      evaluation && words("points", {n: decimal(100 * evaluation.scores.meanAbsoluteError, 2)}),
      words("errorNote")
    ),
    tileOf(
      words("duels"),
      duels && integer(duels.rows),
      duels ? words("duelsNote", {exact: percent(duels.exact / duels.rows, 0)}) : ""
    ),
    tileOf(
      words("forms"),
      integer(summary.forms),
      words("formsNote", {
        species: integer(summary.species),
        moves: integer(summary.moves),
        learnset: integer(summary.learnset)
      })
    )
  ];
}

function fightCard(index: GameIndex, fight: HomeSummary["fights"][number]): HTMLElement {
  const [a, b] = [fight.a, fight.b].map((identifier) => index.pokemonByIdentifier(identifier)!);
  // Whole per cent that add up to 100.
  const rounded = fight.probability === null ? null : Math.round(100 * fight.probability) / 100;
  const bar =
    fight.probability === null || rounded === null
      ? ""
      : html.fragment`${versusBar(fight.probability, localName(a))}<span class="row between num"><b class="key-a">${percent(
          rounded,
          0
        )}</b><b class="key-b">${percent(1 - rounded, 0)}</b></span>`;
  return html`<a class="card fight-card" href=${siteLink(`/fight/?a=${a.identifier}&b=${b.identifier}`)}>
    <span class="fight-names"><span class="row">${formGlyph(a, 38)}<b>${localName(a)}</b></span><span class="quiet">vs</span><span
      class="row">${formGlyph(b, 38)}<b>${localName(b)}</b></span></span>${bar}</a>`;
}

function stateCards({forms, moves, duels, model}: HomeSummary): HTMLElement {
  const counts = {forms: integer(forms), moves: integer(moves)};
  const modelText = model
    ? words("modelText", {
        version: model.version,
        date: date(model.trainedAt),
        rows: integer(model.trainingRows),
        features: model.features
      })
    : words("noModel");
  return html`<div class="grid" style="--min:300px"><section class="card"><h3>${words("data")}</h3><p>${
    duels ? words("dataText", {...counts, duels: integer(duels.rows)}) : words("dataPending", counts)
  }</p></section><section class="card"><h3>${words("model")}</h3><p>${modelText}</p></section></div>`;
}

/** Headline figures, fights to try, and the state of data and model. */
export function homePage(summary: HomeSummary, game: GameData): HTMLElement {
  const index = indexGame(game);
  const figures: HTMLElement = html`<div>${tiles(figureTiles(summary), 152)}</div>`;
  return html`<div><h2 class="visually-hidden">${words("figures")}</h2>${
    summary.evaluation === null ? awaitStage(figures, "promote") : figures
  }
    <h2>${words("tryTitle")}</h2><p>${words("tryNote")}</p><div class="grid" style="--min:300px">${summary.fights.map(
      (fight) => fightCard(index, fight)
    )}</div>
    <h2>${words("stateTitle")}</h2>${stateCards(summary)}</div>`;
}

import type {SearchReport} from "../../pipelines/model/search/search-schema.ts";
import {dictionary} from "../i18n/language.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {decimal, duration, integer, percent} from "../i18n/numbers.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {selectField} from "../ui/filters.ts";
import {html} from "../ui/html.ts";
import {type Column, dataTable} from "../ui/table.ts";
import {type ParallelCoordinates, parallelCoordinates} from "./parallel.ts";
import {describeValues, settingText} from "./point-text.ts";
import {type Axis, axesOf, DIMENSIONS, fullyJudged, nearBest, type SearchedPoint} from "./search-points.ts";

const own = dictionary({
  what: ["the search for the best parameters", "la recherche des meilleurs paramètres"],
  grid: ["Grid", "Grille"],
  facts: [
    "Grid “{grid}”: {points|point|points}, judged by {folds}-fold cross-validation grouped by Pokémon pair on the {rows|training duel|training duels} of the pair-disjoint split ({foldRows} a fold to train on). The last run took {time}: {done} fits made, {reused} known from before.",
    "Grille « {grid} » : {points|point|points}, jugés par validation croisée à {folds|pli|plis} groupés par paire de Pokémon sur les {rows|duel|duels} d’entraînement des paires disjointes ({foldRows} par pli pour entraîner). La dernière exécution a pris {time} : {done} ajustements faits, {reused} déjà connus."
  ],
  near: [
    "{n|point is|points are} within one standard error of the best: the order is not certain.",
    "{n|point est|points sont} à moins d’une erreur type du meilleur : l’ordre n’est pas certain."
  ],
  nearOne: [
    "One point is within one standard error of the best: which of the two is better is not certain.",
    "Un point est à moins d’une erreur type du meilleur : lequel des deux est le meilleur n’est pas certain."
  ],
  nearNone: [
    "No other point is within one standard error of the best.",
    "Aucun autre point n’est à moins d’une erreur type du meilleur."
  ],
  same: ["The same at every point: {list}.", "Identique à chaque point : {list}."],
  left: [
    "{n|point was|points were} left behind on part of the pairs: scores on part of them cannot be compared and are not drawn.",
    "{n|point a été abandonné|points ont été abandonnés} sur une partie des paires : de tels scores ne se comparent pas et ne sont pas tracés."
  ],
  caption: [
    "Points, the best first; standard errors between folds",
    "Points, le meilleur d’abord ; erreurs types entre plis"
  ],
  rank: ["Rank", "Rang"],
  show: ["Show {point} in the chart", "Montrer {point} dans le graphique"],
  logLoss: ["Log-loss ± SE", "Log-loss ± ET"],
  accuracy: ["Accuracy ± SE", "Exactitude ± ET"],
  ece: ["Calibration error", "Erreur de calibration"],
  share: ["Pairs", "Paires"],
  seconds: ["Seconds a fit", "Secondes par ajustement"]
});

interface Ranked {
  readonly rank: number;
  readonly point: SearchedPoint;
}

function rankedTable(report: SearchReport, axes: readonly Axis[], drawing: ParallelCoordinates): HTMLElement {
  let pressed: HTMLButtonElement | null = null;
  const press = (button: HTMLButtonElement, point: SearchedPoint): void => {
    const release = pressed === button;
    pressed?.setAttribute("aria-pressed", "false");
    pressed = release ? null : button;
    pressed?.setAttribute("aria-pressed", "true");
    drawing.choose(release ? null : point);
  };
  const rankCell = ({rank, point}: Ranked): Node | number =>
    point.share < 1
      ? rank
      : html`<button type="button" class="button button-small" aria-pressed="false" aria-label=${own("show", {
          point: nameAndValue(String(rank), describeValues(point, axes))
        })} ${{onclick: (event: Event) => press(event.currentTarget as HTMLButtonElement, point)}}>${rank}</button>`;
  const figure = (
    key: string,
    label: string,
    value: (point: SearchedPoint) => number,
    write: (point: SearchedPoint) => string
  ): Column<Ranked> => ({
    key,
    label,
    numeric: true,
    sort: ({point}) => value(point),
    cell: ({point}) => write(point)
  });
  const halved = report.points.some(({share}) => share < 1);
  return dataTable<Ranked>({
    caption: own("caption"),
    rows: report.points.map((point, index) => ({rank: index + 1, point})),
    sortBy: "rank",
    tall: true,
    columns: [
      {key: "rank", label: own("rank"), rowHeader: true, sort: ({rank}) => rank, cell: rankCell},
      ...axes.map(({key, label, value}) => figure(key, label, value, (point) => settingText(value(point)))),
      figure(
        "logLoss",
        own("logLoss"),
        ({mean}) => mean.logLoss,
        ({mean, standardError}) => `${decimal(mean.logLoss, 5)} ± ${decimal(standardError.logLoss, 5)}`
      ),
      figure(
        "accuracy",
        own("accuracy"),
        ({mean}) => mean.accuracy,
        ({mean, standardError}) =>
          `${percent(mean.accuracy, 2)} ± ${decimal(100 * standardError.accuracy, 2)}`
      ),
      figure(
        "ece",
        own("ece"),
        ({mean}) => mean.ece,
        ({mean}) => decimal(mean.ece, 4)
      ),
      ...(halved
        ? [
            figure(
              "share",
              own("share"),
              ({share}) => share,
              ({share}) => percent(share, 0)
            )
          ]
        : []),
      figure(
        "seconds",
        own("seconds"),
        ({seconds}) => seconds,
        ({seconds}) => decimal(seconds, 1)
      )
    ]
  }).element;
}

function reportSection(report: SearchReport): Node {
  const points = fullyJudged(report.points);
  const axes = axesOf(report.points);
  const fixed = DIMENSIONS.filter(({key}) => axes.every((axis) => axis.key !== key));
  const near = nearBest(points).length - 1;
  const left = report.points.length - points.length;
  const drawing = parallelCoordinates(report, points);
  const sentences = [
    own("facts", {
      grid: report.grid,
      points: integer(report.points.length),
      folds: report.folds,
      rows: integer(report.trainRows),
      foldRows: integer(points[0].rows),
      time: duration(report.seconds),
      done: integer(report.fits.done),
      reused: integer(report.fits.reused)
    }),
    near > 1 ? own("near", {n: integer(near)}) : own(near === 1 ? "nearOne" : "nearNone"),
    ...(fixed.length > 0 ? [own("same", {list: describeValues(points[0], fixed)})] : []),
    ...(left > 0 ? [own("left", {n: integer(left)})] : [])
  ];
  return html.fragment`<p>${sentences.join(" ")}</p>${drawing.element}${rankedTable(report, axes, drawing)}`;
}

/** The searches that were made, each as a drawing of its points and their ranking. */
export function searchSection(reports: readonly SearchReport[]): HTMLElement {
  const shown = reports.filter(({points}) => fullyJudged(points).length > 0);
  if (shown.length === 0) return notMadeYet(own("what"), "npm run tune");
  const place: HTMLElement = html`<div></div>`;
  const show = (index: number): void => place.replaceChildren(reportSection(shown[index]));
  show(0);
  const choices = shown.map(({grid, points}, index) => ({
    value: String(index),
    label: `${grid} (${integer(points.length)})`
  }));
  const chooser = html`<div class="filters">${selectField("grid", own("grid"), choices, (value) => show(Number(value)))}</div>`;
  return html`<div>${choices.length > 1 ? chooser : ""}${place}</div>`;
}

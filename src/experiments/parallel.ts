import type {SearchReport} from "../../pipelines/model/search/search-schema.ts";
import {chart, legend} from "../charts/chart.ts";
import {hoverText} from "../charts/labels.ts";
import {plot, ruleX, text} from "../charts/plot.ts";
import {dictionary} from "../i18n/language.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {decimal, integer} from "../i18n/numbers.ts";
import {svg} from "../ui/html.ts";
import {describeValues, settingText} from "./point-text.ts";
import {axesOf, placesOf, type SearchedPoint, valuePlace} from "./search-points.ts";

const own = dictionary({
  title: ["Which parameters give the best model?", "Quels paramètres donnent le meilleur modèle ?"],
  subtitle: [
    "{n|point|points}; mean log-loss of {folds|fold|folds} grouped by pair, {rows|training duel|training duels} of the pair-disjoint split; the best is on top of the last axis; lines of one value lie side by side, the better above",
    "{n|point|points} ; log-loss moyenne de {folds|pli|plis} groupés par paire, {rows|duel|duels} d’entraînement des paires disjointes ; le meilleur est en haut du dernier axe ; les lignes d’une même valeur sont côte à côte, la meilleure en haut"
  ],
  name: [
    "Parallel coordinates: the best point has {best} and a log-loss of {loss}; the worst has {worst} and {most}.",
    "Coordonnées parallèles : le meilleur point a {best} et une log-loss de {loss} ; le pire a {worst} et {most}."
  ],
  best: ["best", "meilleur"],
  chosen: ["chosen in the table", "choisi dans le tableau"],
  low: ["best third", "meilleur tiers"],
  high: ["worst third", "pire tiers"],
  logLoss: ["Log-loss", "Log-loss"],
  error: ["Standard error", "Erreur type"],
  rank: ["Rank", "Rang"]
});

const HEIGHT = 380;
/** From the best third to the worst. */
const SHADES = [
  {stroke: "var(--a)", opacity: 0.9, width: 1.25},
  {stroke: "var(--a)", opacity: 0.4, width: 1},
  {stroke: "var(--line-strong)", opacity: 0.5, width: 1}
] as const;

export interface ParallelCoordinates {
  readonly element: HTMLElement;
  /** Draws a point's line over the others; null: none. */
  choose(point: SearchedPoint | null): void;
}

/** One line a point across the axes of the search, coloured by log-loss; the best stands out. */
export function parallelCoordinates(
  {folds, trainRows, grid}: SearchReport,
  points: readonly SearchedPoint[]
): ParallelCoordinates {
  const axes = axesOf(points);
  const places = new Map(placesOf(points, axes).map((place, rank) => [points[rank], place]));
  const labels = [...axes.map(({label}) => label), own("logLoss")];
  const losses = points.map(({mean}) => mean.logLoss);
  const [least, most] = [Math.min(...losses), Math.max(...losses)];
  const ticks = [
    ...axes.flatMap((axis) =>
      axis.values.map((value) => ({label: axis.label, at: valuePlace(axis, value), text: settingText(value)}))
    ),
    {label: own("logLoss"), at: 1, text: decimal(least, 4)},
    {label: own("logLoss"), at: 0, text: decimal(most, 4)}
  ];
  let chosen: SearchedPoint | null = null;
  let pathOf: ((point: SearchedPoint) => string) | null = null;
  const chosenPath: SVGPathElement = svg`<path fill="none" stroke="var(--ink)" stroke-width="2.5" stroke-dasharray="6 3"></path>`;
  const drawChosen = (): void => chosenPath.setAttribute("d", chosen && pathOf ? pathOf(chosen) : "");
  const shadeOf = (rank: number): (typeof SHADES)[number] =>
    SHADES[Math.min(SHADES.length - 1, Math.floor((rank * SHADES.length) / points.length))];
  const told = (rank: number): SVGElement => {
    const point = points[rank];
    return svg`<title>${hoverText(
      `${own("rank")} ${integer(rank + 1)}`,
      describeValues(point, axes),
      nameAndValue(own("logLoss"), decimal(point.mean.logLoss, 4))
    )}</title>`;
  };
  const lines = (x: (label: string) => number, y: (place: number) => number): SVGElement => {
    const path = (point: SearchedPoint): string =>
      `M${places
        .get(point)!
        .map((place, index) => `${x(labels[index]).toFixed(1)},${y(place).toFixed(1)}`)
        .join("L")}`;
    pathOf = path;
    drawChosen();
    // The worst first, so that the good ones lie on top.
    return svg`<g fill="none" stroke-linejoin="round" pointer-events="stroke">${[...points.entries()]
      .reverse()
      .map(([rank, point]) => {
        const {stroke, opacity, width} = shadeOf(rank);
        return svg`<path d=${path(point)} stroke=${stroke} stroke-opacity=${opacity} stroke-width=${width}>${told(rank)}</path>`;
      })}<path d=${path(points[0])} stroke="var(--b)" stroke-width="3.5">${told(0)}</path>${chosenPath}</g>`;
  };
  const [best, worst] = [points[0], points[points.length - 1]];
  const element = chart({
    figure: `search-${grid}`,
    title: own("title"),
    subtitle: own("subtitle", {n: integer(points.length), folds, rows: integer(trainRows)}),
    name: own("name", {
      best: describeValues(best, axes),
      loss: decimal(best.mean.logLoss, 4),
      worst: describeValues(worst, axes),
      most: decimal(worst.mean.logLoss, 4)
    }),
    source: `data/search/${grid}.json`,
    columns: [own("rank"), ...labels, own("error")],
    rows: points.map((point, index) => [
      index + 1,
      ...axes.map(({value}) => value(point)),
      point.mean.logLoss,
      point.standardError.logLoss
    ]),
    height: HEIGHT,
    legend: legend([
      [own("best"), "var(--b)"],
      [own("low"), "var(--a)"],
      [own("high"), "var(--line-strong)"],
      [own("chosen"), "var(--ink)"]
    ]),
    draw: (width) =>
      plot(width, {
        height: HEIGHT,
        marginLeft: 12,
        marginRight: 56,
        marginTop: width < 500 ? 70 : 40,
        marginBottom: 20,
        x: {
          type: "point",
          domain: labels,
          label: null,
          axis: "top",
          tickSize: 0,
          padding: 0.15,
          ...(width < 500 ? {tickRotate: -35} : {})
        },
        y: {domain: [0, 1], axis: null},
        marks: [
          ruleX(labels, {stroke: "var(--line-strong)"}),
          (_index, {x, y}) => lines(x as (label: string) => number, y as (place: number) => number),
          text(ticks, {
            x: "label",
            y: "at",
            text: "text",
            dx: 6,
            textAnchor: "start",
            fill: "var(--ink)",
            stroke: "var(--surface)",
            strokeWidth: 4
          })
        ]
      })
  });
  return {
    element,
    choose(point) {
      chosen = point;
      drawChosen();
    }
  };
}

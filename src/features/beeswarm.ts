import type {FeatureReport} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {chart, legend} from "../charts/chart.ts";
import {hoverText, nameAxis} from "../charts/labels.ts";
import {plot, pointerY, ruleX, tip} from "../charts/plot.ts";
import {featureName} from "../i18n/feature-names.ts";
import {dictionary} from "../i18n/language.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {decimal, integer, numberTick} from "../i18n/numbers.ts";
import {svg} from "../ui/html.ts";
import {words} from "./features-words.ts";
import {swarm} from "./swarm.ts";

const own = dictionary({
  title: ["Which way does each feature push?", "Dans quel sens pousse chaque variable ?"],
  subtitle: [
    "SHAP value of the {k} most important features in {n} explained test duels, pair-disjoint split; right of 0 it speaks for the side that acts first",
    "Valeur SHAP des {k|variable|variables} les plus importantes dans {n|duel|duels} de test expliqués, paires disjointes ; à droite de 0 elle parle pour le camp qui agit en premier"
  ],
  name: [
    "Swarms of SHAP values by feature. High values of {up} push towards a win of the side that acts first; high values of {down} push against it.",
    "Nuages de valeurs SHAP par variable. De hautes valeurs de {up} poussent vers la victoire du camp qui agit en premier ; de hautes valeurs de {down} poussent contre elle."
  ],
  none: ["none", "aucune"],
  shap: ["SHAP value, log-odds", "Valeur SHAP, log-odds"],
  low: ["low value of the feature", "valeur basse de la variable"],
  middle: ["middling", "moyenne"],
  high: ["high value", "valeur haute"],
  p5: ["5th percentile of SHAP", "5e centile de SHAP"],
  median: ["Median of SHAP", "Médiane de SHAP"],
  p95: ["95th percentile of SHAP", "95e centile de SHAP"],
  direction: ["Correlation of value’s rank and SHAP", "Corrélation du rang et de SHAP"]
});

type Swarm = FeatureReport["beeswarm"][number];

/** Fifths of the feature's values, from low to high: colours that every program draws. */
const LEVELS = [
  {stroke: "var(--b)", opacity: 1},
  {stroke: "var(--b)", opacity: 0.5},
  {stroke: "var(--ink-mute)", opacity: 0.6},
  {stroke: "var(--a)", opacity: 0.5},
  {stroke: "var(--a)", opacity: 1}
] as const;
const levelOf = (rank: number): number => Math.min(LEVELS.length - 1, Math.floor(rank * LEVELS.length));

const DIAMETER = 3.6;
const ROW = 34;

/** Pearson correlation of rank and SHAP value; 0 where either is the same everywhere. */
export function direction(points: Swarm["points"]): number {
  const n = points.length;
  const [mx, my] = [0, 1].map((part) => points.reduce((sum, point) => sum + point[part], 0) / n);
  let [xy, xx, yy] = [0, 0, 0];
  for (const [rank, shap] of points) {
    xy += (rank - mx) * (shap - my);
    xx += (rank - mx) ** 2;
    yy += (shap - my) ** 2;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

type Row = readonly [
  name: string,
  column: string,
  n: number,
  p5: number,
  median: number,
  p95: number,
  direction: number
];

/** What a reader is told who points at a swarm. */
const titleOf = ([name, column, , p5, median, p95, way]: Row): string =>
  hoverText(
    name,
    column,
    nameAndValue(own("p5"), decimal(p5, 2)),
    nameAndValue(own("median"), decimal(median, 2)),
    nameAndValue(own("p95"), decimal(p95, 2)),
    nameAndValue(own("direction"), decimal(way, 2))
  );

function summary({name, points}: Swarm): Row {
  const sorted = points.map(([, shap]) => shap).sort((x, y) => x - y);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))];
  return [featureName(name), name, points.length, at(0.05), at(0.5), at(0.95), direction(points)];
}

/** Points of one level as one path of round-capped strokes of no length: thousands of circles are slow. */
function swarmPaths(points: Swarm["points"], x: (shap: number) => number, middle: number): SVGElement[] {
  const places = points.map(([, shap]) => x(shap));
  const offsets = swarm(places, DIAMETER, ROW / 2 - 3);
  const paths = LEVELS.map(() => "");
  points.forEach(([rank], index) => {
    paths[levelOf(rank)] += `M${places[index].toFixed(1)},${(middle + offsets[index]).toFixed(1)}h0`;
  });
  return paths.map(
    (d, level) =>
      svg`<path d=${d} fill="none" stroke=${LEVELS[level].stroke} stroke-opacity=${LEVELS[level].opacity}
        stroke-width=${DIAMETER} stroke-linecap="round"></path>`
  );
}

/** SHAP values of the most important features, a point a duel, coloured by the feature's own value. */
export function beeswarmChart({beeswarm}: FeatureReport): HTMLElement {
  const directions = beeswarm.map((entry) => ({name: entry.name, value: direction(entry.points)}));
  const extreme = (sign: 1 | -1): string => {
    const [first] = [...directions].sort((x, y) => sign * (y.value - x.value));
    return sign * first.value > 0 ? featureName(first.name) : own("none");
  };
  const values = beeswarm.flatMap(({points}) => points.map(([, shap]) => shap));
  const domain = [Math.min(0, ...values), Math.max(0, ...values)];
  const names = beeswarm.map(({name}) => featureName(name));
  const rows = beeswarm.map(summary);
  const height = 60 + ROW * names.length;
  return chart({
    figure: "beeswarm",
    title: own("title"),
    subtitle: own("subtitle", {k: names.length, n: integer(beeswarm[0].points.length)}),
    name: own("name", {up: extreme(1), down: extreme(-1)}),
    source: words("source"),
    columns: [words("feature"), words("column"), "n", own("p5"), own("median"), own("p95"), own("direction")],
    rows,
    height,
    legend: legend([
      [own("low"), LEVELS[0].stroke],
      [own("middle"), LEVELS[2].stroke],
      [own("high"), LEVELS[4].stroke]
    ]),
    draw: (width) => {
      const marginLeft = Math.min(240, width * 0.46);
      return plot(width, {
        height,
        marginLeft,
        marginRight: 20,
        marginBottom: 38,
        x: {
          label: own("shap"),
          domain,
          tickFormat: numberTick,
          nice: true,
          grid: true,
          ticks: width < 500 ? 3 : 7
        },
        y: {type: "band", ...nameAxis(names, marginLeft), padding: 0},
        marks: [
          ruleX([0], {stroke: "var(--line-strong)"}),
          (_index, scales) =>
            svg`<g>${beeswarm.flatMap(({name, points}) =>
              swarmPaths(
                points,
                scales.x as (value: number) => number,
                (scales.y as (value: string) => number)(featureName(name)) + ROW / 2
              )
            )}</g>`,
          tip(
            rows,
            pointerY({x: ([, , , , median]: Row) => median, y: ([name]: Row) => name, title: titleOf})
          )
        ]
      });
    }
  });
}

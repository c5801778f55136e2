import {chart} from "../charts/chart.ts";
import {hoverText} from "../charts/labels.ts";
import {type LineStyle, lineLegend} from "../charts/line-legend.ts";
import {dot, line, plot} from "../charts/plot.ts";
import {dictionary} from "../i18n/language.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {decimal, integer, numberTick} from "../i18n/numbers.ts";
import {metricName} from "./run-keys.ts";
import type {RunSummary} from "./run-summary.ts";

const own = dictionary({
  title: ["How did this run learn?", "Comment cette exécution a-t-elle appris ?"],
  subtitle: [
    "{name} ({experiment}, {id}): metrics by the number of trees, {n|step|steps}",
    "{name} ({experiment}, {id}) : métriques selon le nombre d’arbres, {n|étape|étapes}"
  ],
  chartName: ["Lines by trees: {list}.", "Lignes selon les arbres : {list}."],
  reached: [
    "{metric} goes from {first} at {from} to {last} at {to}",
    "{metric} va de {first} à {from} jusqu’à {last} à {to}"
  ],
  trees: ["Trees", "Arbres"],
  metric: ["Metric", "Métrique"],
  value: ["Value", "Valeur"]
});

const STYLES: readonly LineStyle[] = [
  {stroke: "var(--a)", dash: "none"},
  {stroke: "var(--b)", dash: "7 3"},
  {stroke: "var(--ink)", dash: "2 3"}
];

/** A run's metrics step by step. */
export function runCurve({name, experiment, id, curves}: RunSummary): HTMLElement {
  const lines = Object.entries(curves).map(([metric, points], index) => ({
    metric: metricName(metric),
    style: STYLES[index % STYLES.length],
    points: points.map(([step, value]) => ({step, value}))
  }));
  const reached = lines.map(({metric, points}) => {
    const [first, last] = [points[0], points[points.length - 1]];
    return own("reached", {
      metric,
      first: decimal(first.value, 4),
      from: integer(first.step),
      last: decimal(last.value, 4),
      to: integer(last.step)
    });
  });
  return chart({
    title: own("title"),
    subtitle: own("subtitle", {name, experiment, id, n: lines[0].points.length}),
    name: own("chartName", {list: reached.join("; ")}),
    source: `data/runs/${experiment}/${id}/metrics.jsonl`,
    columns: [own("metric"), own("trees"), own("value")],
    rows: lines.flatMap(({metric, points}) => points.map(({step, value}) => [metric, step, value])),
    height: 320,
    legend: lineLegend(lines.map(({metric, style}) => [metric, style])),
    draw: (width) =>
      plot(width, {
        height: 320,
        marginLeft: 60,
        marginRight: 24,
        marginBottom: 42,
        x: {label: own("trees"), ticks: width < 500 ? 4 : 8},
        y: {
          label: lines.length === 1 ? lines[0].metric : null,
          tickFormat: numberTick,
          grid: true,
          nice: true
        },
        marks: lines.flatMap(({metric, points, style: {stroke, dash}}) => [
          line(points, {x: "step", y: "value", stroke, strokeWidth: 2.25, strokeDasharray: dash}),
          dot(points, {
            x: "step",
            y: "value",
            fill: stroke,
            r: 3,
            title: ({step, value}: (typeof points)[number]) =>
              hoverText(nameAndValue(own("trees"), integer(step)), nameAndValue(metric, decimal(value, 4))),
            tip: true
          })
        ])
      })
  });
}

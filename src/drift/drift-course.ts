import type {DriftReport} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import {chart} from "../charts/chart.ts";
import {hoverText} from "../charts/labels.ts";
import {dot, line, plot, ruleY, text} from "../charts/plot.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {date, integer, percent, shareTick} from "../i18n/numbers.ts";
import {source, words} from "./drift-words.ts";
import {timeScale} from "./time-scale.ts";

/** How the weight of drifted columns went. */
export function courseChart(report: DriftReport): HTMLElement {
  const points = report.timeline.map((point) => ({...point, at: new Date(point.from)}));
  const judged = points.filter(({driftedShare}) => driftedShare !== null);
  const limits = report.dataset.moved ? [report.dataset.moved.limit] : [];
  return chart({
    title: words("course"),
    subtitle: words("courseSubtitle", {n: integer(report.window.rows)}),
    name: words("courseName"),
    source: source,
    columns: [words("time"), words("rows"), words("share"), words("psi")],
    rows: points.map(({from, rows, driftedShare, predictionPsi}) => [
      from,
      rows,
      driftedShare,
      predictionPsi
    ]),
    height: 280,
    draw: (width) =>
      plot(width, {
        height: 280,
        marginLeft: 52,
        x: timeScale(report, width),
        y: {label: words("share"), tickFormat: shareTick, domain: [0, 1], grid: true, ticks: 5},
        marks: [
          ruleY(limits, {stroke: "var(--b)", strokeDasharray: "5 4"}),
          text(limits, {
            y: (limit) => limit,
            frameAnchor: "right",
            textAnchor: "end",
            dy: -9,
            fill: "var(--ink-soft)",
            text: () => words("limit")
          }),
          line(judged, {x: "at", y: "driftedShare", stroke: "var(--a)", strokeWidth: 2}),
          dot(judged, {
            x: "at",
            y: "driftedShare",
            fill: "var(--a)",
            r: 4,
            title: ({from, rows, driftedShare}: (typeof judged)[number]) =>
              hoverText(
                date(from),
                nameAndValue(words("rows"), integer(rows)),
                nameAndValue(words("share"), percent(driftedShare ?? 0))
              ),
            tip: true
          })
        ]
      })
  });
}

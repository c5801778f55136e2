import type {Standing} from "../../pipelines/model/rankings/rankings.ts";
import {chart} from "../charts/chart.ts";
import {hoverText} from "../charts/labels.ts";
import {axisY, dot, link, plot, ruleX} from "../charts/plot.ts";
import {common} from "../i18n/common.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {integer, percent} from "../i18n/numbers.ts";
import {standingWords} from "../ui/standing-columns.ts";
import {words} from "./rankings-words.ts";

const MOST = 25;
const ROW = 20;
const MARGIN = 150;

/** The first of the standings with their intervals. */
export function rankingsChart(
  standings: readonly Standing[],
  nameOf: (standing: Standing) => string
): HTMLElement {
  const rows = standings.slice(0, MOST).map((standing) => ({
    name: nameOf(standing),
    mean: standing.mean,
    low: standing.interval[0],
    high: standing.interval[1]
  }));
  const [best] = rows;
  const height = rows.length * ROW + 80;
  return chart({
    title: words("chartTitle"),
    subtitle: words("chartSubtitle", {n: integer(rows.length), field: integer(standings[0].met)}),
    name: words("chartName", {best: best.name, p: percent(best.mean, 0)}),
    source: "data/rankings.json",
    columns: [common("pokemon"), standingWords("mean"), words("low"), words("high")],
    rows: rows.map(({name, mean, low, high}) => [name, mean, low, high]),
    height,
    draw: (width) =>
      plot(Math.min(width, 720), {
        height,
        marginLeft: MARGIN,
        marginRight: 24,
        marginBottom: 40,
        x: {nice: true, label: standingWords("mean"), tickFormat: "%", grid: true, ticks: 5},
        y: {domain: rows.map(({name}) => name), label: null},
        marks: [
          axisY({tickSize: 0}),
          ...(rows.some(({low}) => low < 0.5) ? [ruleX([0.5], {stroke: "var(--line-strong)"})] : []),
          link(rows, {
            x1: "low",
            x2: "high",
            y1: "name",
            y2: "name",
            stroke: "var(--a)",
            strokeWidth: 3,
            strokeOpacity: 0.4
          }),
          dot(rows, {
            x: "mean",
            y: "name",
            fill: "var(--a)",
            r: 4,
            title: ({name, mean, low, high}: (typeof rows)[number]) =>
              hoverText(
                name,
                nameAndValue(standingWords("mean"), percent(mean)),
                nameAndValue(standingWords("interval"), `${percent(low, 1)} – ${percent(high, 1)}`)
              ),
            tip: true
          })
        ]
      })
  });
}

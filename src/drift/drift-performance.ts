import type {Interval} from "../../lib/statistics/normal.ts";
import type {DriftReport} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import {chart} from "../charts/chart.ts";
import {hoverText} from "../charts/labels.ts";
import {dot, line, link, plot} from "../charts/plot.ts";
import {nameAndValue} from "../i18n/name-and-value.ts";
import {date, decimal, integer, percent, shareTick} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {source, words} from "./drift-words.ts";
import {timeScale} from "./time-scale.ts";

type Performance = DriftReport["performance"];

const withInterval = ({value, low, high}: Interval): string =>
  `${percent(value, 2)} (${percent(low, 2)}–${percent(high, 2)})`;

const table = (head: readonly string[], rows: readonly (readonly (string | Node)[])[]): HTMLElement =>
  html`<div class="table-scroll" role="region" tabindex="0" aria-label=${head.join(", ")}><table><thead><tr>${head.map(
    (name, index) => html`<th scope="col" class=${index > 0 ? "num" : null}>${name}</th>`
  )}</tr></thead><tbody>${rows.map(
    ([name, ...cells]) =>
      html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td class="num">${cell}</td>`)}</tr>`
  )}</tbody></table></div>`;

function sideBySide({estimated, verified}: Performance): HTMLElement {
  return table(
    [words("measure"), words("estimated"), words("measured"), words("best")],
    [
      [
        words("fightAccuracy"),
        estimated ? withInterval(estimated.fightAccuracy) : "–",
        verified ? withInterval(verified.intervals.fightAccuracy) : "–",
        verified ? percent(verified.bestFightAccuracy, 2) : "–"
      ],
      [
        words("brier"),
        estimated ? decimal(estimated.brier, 4) : "–",
        verified ? decimal(verified.scores.brier, 4) : "–",
        "–"
      ],
      [
        words("logLoss"),
        estimated ? decimal(estimated.logLoss, 4) : "–",
        verified ? decimal(verified.scores.logLoss, 4) : "–",
        verified ? decimal(verified.scores.logLoss - verified.excessLogLoss, 4) : "–"
      ],
      [words("ece"), "–", verified ? decimal(verified.scores.ece, 4) : "–", decimal(0, 0)]
    ]
  );
}

const regretSentence = ({regret}: Performance): HTMLElement | "" =>
  regret === null
    ? ""
    : html`<p>${words("regretSentence", {
        n: integer(regret.questions),
        mean: decimal(regret.mean, 4),
        low: decimal(regret.low, 4),
        high: decimal(regret.high, 4)
      })}</p>`;

const losses = ({loss}: Performance): HTMLElement =>
  table(
    [
      words("measure"),
      words("atTraining"),
      words("measured"),
      words("rise"),
      words("allowed"),
      words("outcome")
    ],
    loss.measures.map(({name, baseline, verified, rise, limit, exceeded}) => [
      words(name),
      decimal(baseline, 4),
      decimal(verified, 4),
      decimal(rise, 4),
      decimal(limit, 4),
      exceeded
        ? html`<span class="chip chip-bad">${words("exceeded")}</span>`
        : html`<span class="chip chip-good">${words("held")}</span>`
    ])
  );

function overTime(report: DriftReport): HTMLElement {
  const {timeline} = report;
  const points = timeline.map((point) => ({...point, at: new Date(point.from)}));
  const estimated = points.filter((point) => point.estimatedFightAccuracy !== null);
  const verified = points.filter((point) => point.verifiedFightAccuracy !== null && point.verifiedRows > 0);
  const lowest = Math.min(
    0.5,
    ...estimated.map((point) => point.estimatedFightAccuracy!),
    ...verified.map((point) => point.verifiedFightAccuracy!)
  );
  return chart({
    title: words("sideBySide"),
    subtitle: words("sideBySideSubtitle"),
    name: words("sideBySideName"),
    source,
    columns: [words("time"), words("rows"), words("estimated"), words("measured")],
    rows: timeline.map((point) => [
      point.from,
      point.verifiedRows,
      point.estimatedFightAccuracy,
      point.verifiedFightAccuracy
    ]),
    height: 260,
    draw: (width) =>
      plot(width, {
        height: 260,
        marginLeft: 52,
        x: timeScale(report, width),
        y: {label: null, tickFormat: shareTick, domain: [lowest, 1], grid: true, ticks: 5},
        marks: [
          line(estimated, {
            x: "at",
            y: "estimatedFightAccuracy",
            stroke: "var(--b)",
            strokeDasharray: "5 4",
            strokeWidth: 2
          }),
          line(verified, {x: "at", y: "verifiedFightAccuracy", stroke: "var(--a)", strokeWidth: 2}),
          dot(verified, {
            x: "at",
            y: "verifiedFightAccuracy",
            fill: "var(--a)",
            r: 4,
            title: (point: (typeof verified)[number]) =>
              hoverText(
                date(point.from),
                nameAndValue(words("rows"), integer(point.verifiedRows)),
                nameAndValue(words("measured"), percent(point.verifiedFightAccuracy ?? 0)),
                ...(point.estimatedFightAccuracy === null
                  ? []
                  : [nameAndValue(words("estimated"), percent(point.estimatedFightAccuracy))])
              ),
            tip: true
          })
        ]
      })
  });
}

function calibration({verified}: Performance): HTMLElement | "" {
  if (verified === null) return "";
  const bins = verified.reliability;
  return chart({
    title: words("calibration"),
    subtitle: words("calibrationSubtitle", {n: integer(verified.rows)}),
    name: words("calibrationName"),
    source,
    columns: [words("predicted"), words("simulated"), words("rows")],
    rows: bins.map(({meanPrediction, meanTruth, n}) => [meanPrediction, meanTruth, n]),
    height: 260,
    draw: (width) =>
      plot(width, {
        height: 260,
        marginLeft: 52,
        marginBottom: 40,
        x: {label: words("predicted"), tickFormat: shareTick, domain: [0, 1], ticks: 5},
        y: {label: words("simulated"), tickFormat: shareTick, domain: [0, 1], grid: true, ticks: 5},
        marks: [
          link([0], {x1: 0, y1: 0, x2: 1, y2: 1, stroke: "var(--line-strong)", strokeDasharray: "4 4"}),
          dot(bins, {
            x: "meanPrediction",
            y: "meanTruth",
            fill: "var(--a)",
            r: 4,
            title: ({meanPrediction, meanTruth, n}: (typeof bins)[number]) =>
              hoverText(
                nameAndValue(words("predicted"), percent(meanPrediction)),
                nameAndValue(words("simulated"), percent(meanTruth)),
                nameAndValue(words("rows"), integer(n))
              ),
            tip: true
          })
        ]
      })
  });
}

/** The estimate beside the truth, and whether the model is worse than at training. */
export function performanceSection(report: DriftReport): HTMLElement {
  const {performance} = report;
  return html`<section><h2>${words("performance")}</h2><p>${words("performanceLede")}</p>${sideBySide(performance)}${
    performance.verified === null
      ? html`<p>${words("notVerified")}</p>`
      : html`${losses(performance)}<div class="grid" style="--min:320px">${overTime(report)}${calibration(performance)}</div>`
  }${regretSentence(performance)}</section>`;
}

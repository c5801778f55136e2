import type {DriftReport, ReportColumn} from "../../../pipelines/drift/report/drift-report.ts";
import {chart} from "../../charts/chart.ts";
import {dot, line, plot, ruleY} from "../../charts/plot.ts";
import {dictionary} from "../../i18n/language.ts";
import {date, decimal, integer, percent} from "../../i18n/numbers.ts";
import {notMadeYet} from "../../ui/explain-missing.ts";
import {html} from "../../ui/html.ts";
import {dataTable} from "../../ui/table.ts";
import {tile, tiles} from "../../ui/tile.ts";

const words = dictionary({
  what: [
    "the drift report of what the server has predicted",
    "le rapport de dérive de ce que le serveur a prédit"
  ],
  insufficient: ["Too few predictions to judge", "Trop peu de prédictions pour juger"],
  stable: ["Stable", "Stable"],
  watch: ["Worth watching", "À surveiller"],
  drift: ["Drift", "Dérive"],
  degraded: ["Degraded", "Dégradé"],
  synthetic: [
    "These predictions were made for demonstration.",
    "Ces prédictions ont été produites pour la démonstration."
  ],
  window: ["Predictions", "Prédictions"],
  windowNote: ["{from} to {to}", "du {from} au {to}"],
  drifted: ["Columns drifted", "Colonnes en dérive"],
  driftedNote: ["of {n}; the limit is {limit}", "sur {n} ; la limite est {limit}"],
  prediction: ["PSI of the predictions", "PSI des prédictions"],
  verified: ["Measured error", "Erreur mesurée"],
  verifiedNote: [
    "mean |model − simulator| on {n} re-simulated duels",
    "moyenne de |modèle − simulateur| sur {n} duels rejoués"
  ],
  course: ["How did it go over the window?", "Comment cela a-t-il évolué ?"],
  courseSubtitle: [
    "Share of columns drifted, slot by slot; {n} predictions",
    "Part de colonnes en dérive, intervalle par intervalle ; {n} prédictions"
  ],
  courseName: [
    "Line of the share of drifted columns over time.",
    "Courbe de la part de colonnes en dérive dans le temps."
  ],
  time: ["Time", "Temps"],
  share: ["Columns drifted", "Colonnes en dérive"],
  columns: ["Which inputs moved?", "Quelles entrées ont bougé ?"],
  column: ["Column", "Colonne"],
  status: ["Status", "État"],
  psi: ["PSI", "PSI"],
  limit: ["Limit", "Limite"],
  pValue: ["Adjusted p", "p ajusté"],
  quality: ["Is what comes in sound?", "Ce qui arrive est-il sain ?"],
  problem: ["Problem", "Problème"],
  rows: ["Rows", "Lignes"],
  clean: ["No missing, impossible or unseen value.", "Aucune valeur manquante, impossible ou inconnue."],
  generated: [
    "Made {date}, against model version {version}.",
    "Fait le {date}, contre la version {version} du modèle."
  ]
});

const shown = (value: number | null | undefined, digits = 3): string =>
  value === null || value === undefined || Number.isNaN(value) ? "–" : decimal(value, digits);

function courseChart(report: DriftReport): HTMLElement {
  const points = report.timeline.map((point) => ({...point, at: new Date(point.from)}));
  const judged = points.filter(({driftedShare}) => driftedShare !== null);
  return chart({
    title: words("course"),
    subtitle: words("courseSubtitle", {n: integer(report.window.rows)}),
    name: words("courseName"),
    source: "data/evaluation/drift.json",
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
        x: {label: null},
        y: {label: words("share"), tickFormat: "%", domain: [0, 1], grid: true, ticks: 5},
        marks: [
          ruleY([report.dataset.limit], {stroke: "var(--b)", strokeDasharray: "5 4"}),
          line(judged, {x: "at", y: "driftedShare", stroke: "var(--a)", strokeWidth: 2}),
          dot(judged, {x: "at", y: "driftedShare", fill: "var(--a)", r: 4})
        ]
      })
  });
}

const STATUS_CHIPS = {stable: "chip chip-good", moderate: "chip chip-warn", major: "chip chip-bad"} as const;

const columnTable = (columns: readonly ReportColumn[]): HTMLElement =>
  dataTable<ReportColumn>({
    caption: words("columns"),
    rows: columns,
    sortBy: "psi",
    descending: true,
    tall: true,
    columns: [
      {
        key: "name",
        label: words("column"),
        rowHeader: true,
        sort: ({name}) => name,
        cell: ({name}) => html`<code>${name}</code>`
      },
      {
        key: "status",
        label: words("status"),
        sort: ({status}) => status,
        cell: ({status}) => html`<span class=${STATUS_CHIPS[status]}>${status}</span>`
      },
      {key: "psi", label: words("psi"), numeric: true, sort: ({psi}) => psi, cell: ({psi}) => shown(psi)},
      {
        key: "limit",
        label: words("limit"),
        numeric: true,
        sort: ({limit}) => limit,
        cell: ({limit}) => shown(limit)
      },
      {
        key: "p",
        label: words("pValue"),
        numeric: true,
        sort: ({adjustedPValue}) => adjustedPValue,
        cell: ({adjustedPValue}) => shown(adjustedPValue, 4)
      }
    ]
  }).element;

function qualitySection({quality}: DriftReport): HTMLElement {
  const content =
    quality.issues.length === 0
      ? html`<p>${words("clean")}</p>`
      : dataTable<DriftReport["quality"]["issues"][number]>({
          caption: words("quality"),
          rows: quality.issues,
          columns: [
            {
              key: "column",
              label: words("column"),
              rowHeader: true,
              sort: ({column}) => column,
              cell: ({column}) => html`<code>${column}</code>`
            },
            {key: "problem", label: words("problem"), cell: ({problem}) => problem},
            {
              key: "rows",
              label: words("rows"),
              numeric: true,
              sort: ({rows}) => rows,
              cell: ({rows, share}) => `${integer(rows)} (${percent(share)})`
            }
          ]
        }).element;
  return html`<section><h2>${words("quality")}</h2>${content}</section>`;
}

/** What the server's predictions say of drift; null before any report was made. */
export function driftPage(report: DriftReport | null): HTMLElement {
  if (!report) return notMadeYet(words("what"), "npm run drift");
  const {verdict, window, dataset, prediction, performance} = report;
  const {verified} = performance;
  return html`<div><section class=${`card verdict-card verdict-${verdict.status}`}><h2>${words(verdict.status)}</h2>
    <p class="foreign" lang="en">${verdict.sentence}</p>${
      verdict.reasons.length > 0
        ? html`<ul class="foreign" lang="en">${verdict.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`
        : ""
    }${window.isSynthetic ? html`<p class="quiet">${words("synthetic")}</p>` : ""}</section>
    ${tiles([
      tile(
        words("window"),
        integer(window.rows),
        words("windowNote", {from: date(window.from), to: date(window.to)})
      ),
      tile(
        words("drifted"),
        integer(dataset.drifted),
        words("driftedNote", {n: integer(dataset.columns), limit: percent(dataset.limit, 0)})
      ),
      tile(words("prediction"), shown(prediction.psi), words("limit").concat(" ", shown(prediction.limit))),
      tile(
        words("verified"),
        verified ? shown(verified.scores.meanAbsoluteError, 4) : "–",
        verified ? words("verifiedNote", {n: integer(verified.rows)}) : ""
      )
    ])}${courseChart(report)}<h2>${words("columns")}</h2>${columnTable(report.columns)}${qualitySection(report)}
    <p class="quiet">${words("generated", {date: date(report.generatedAt), version: report.reference.modelVersion})}</p></div>`;
}

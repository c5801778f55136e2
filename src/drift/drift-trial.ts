import type {Trial} from "../../pipelines/model/registry/trial.ts";
import type {
  TrialDifference,
  TrialOutcome,
  TrialReport
} from "../../pipelines/monitoring/trial/trial-report.ts";
import {ledgerTable} from "../experiments/experiments-ledger.ts";
import {date, decimal, integer, percent} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {dataTable} from "../ui/table.ts";
import {words} from "./drift-words.ts";
import type {TrialSummary} from "./trial-summary.ts";

export const NO_TRIAL: TrialSummary = {trial: null, report: null, steps: []};

const OUTCOMES = {
  waiting: "trialWaiting",
  promoted: "trialPromoted",
  withdrawn: "trialWithdrawn",
  "rolled back": "trialRolledBack",
  kept: "trialKept"
} as const satisfies Readonly<Record<TrialOutcome, string>>;

function stateOf(trial: Trial | null): string {
  if (trial === null) return words("noTrial");
  const {phase, version, production, share, since} = trial;
  const about = {version: String(version), production: String(production), date: date(since)};
  if (phase === "probation") return words("probation", about);
  return share === 0 ? words("inShadow", about) : words("canary", {...about, share: percent(share)});
}

function lookedAt({at, rows, judged, other, outcome, differences, reasons}: TrialReport): HTMLElement {
  const versions = {judged: String(judged), other: String(other)};
  const table = dataTable<TrialDifference>({
    caption: words("trialTable", versions),
    rows: differences,
    columns: [
      {key: "measure", label: words("measure"), rowHeader: true, cell: ({metric}) => words(metric)},
      {
        key: "judged",
        label: words("versionOf", {version: versions.judged}),
        numeric: true,
        cell: ({values}) => decimal(values[0], 5)
      },
      {
        key: "other",
        label: words("versionOf", {version: versions.other}),
        numeric: true,
        cell: ({values}) => decimal(values[1], 5)
      },
      {key: "worse", label: words("worseBy"), numeric: true, cell: ({value}) => decimal(value, 5)},
      {
        key: "bounds",
        label: words("bounds"),
        numeric: true,
        cell: ({interval: [low, high]}) => `${decimal(low, 5)} … ${decimal(high, 5)}`
      }
    ]
  }).element;
  return html`<div><p>${words("trialLook", {
    date: date(at),
    n: integer(rows),
    outcome: words(OUTCOMES[outcome], versions)
  })}</p>${
    reasons.length > 0
      ? html`<ul class="foreign" lang="en">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`
      : ""
  }${differences.length > 0 ? table : ""}</div>`;
}

/** Which versions answer, what live questions say of them, and how that came about. */
export const trialSection = ({trial, report, steps}: TrialSummary): HTMLElement =>
  html`<section><h2>${words("trial")}</h2><p>${stateOf(trial)}</p>${report === null ? "" : lookedAt(report)}${
    steps.length > 0 ? html`<div><h3>${words("steps")}</h3>${ledgerTable(steps)}</div>` : ""
  }</section>`;

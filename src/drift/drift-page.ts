import type {DriftReport} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import {decide} from "../../pipelines/monitoring/drift/report/verdict.ts";
import type {Retraining} from "../../pipelines/monitoring/retraining/retraining-result.ts";
import {featureName} from "../i18n/feature-names.ts";
import {date, integer, percent} from "../i18n/numbers.ts";
import {reportFile} from "../take-along/report-file.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {html} from "../ui/html.ts";
import {tile, tiles} from "../ui/tile.ts";
import {buildsSection} from "./drift-builds.ts";
import {changesSection} from "./drift-changes.ts";
import {columnsSentence, columnTable} from "./drift-columns.ts";
import {courseChart} from "./drift-course.ts";
import {histogramChart} from "./drift-histogram.ts";
import {performanceSection} from "./drift-performance.ts";
import {qualitySection} from "./drift-quality.ts";
import {retrainingSection} from "./drift-retraining.ts";
import {shown} from "./drift-shown.ts";
import {NO_TRIAL, trialSection} from "./drift-trial.ts";
import {reportWords, words} from "./drift-words.ts";
import type {TrialSummary} from "./trial-summary.ts";

const MOST_MOVED = 6;

/** What the server's predictions say of drift; null before any report was made. */
export function driftPage(
  report: DriftReport | null,
  retraining: Retraining | null,
  trial: TrialSummary = NO_TRIAL
): HTMLElement {
  if (!report) return notMadeYet(words("what"), "npm run drift");
  const {window, dataset, prediction, performance} = report;
  // As the report has it, with columns by the names that the page's tables give them.
  const verdict = decide(report, report.thresholds, {...reportWords(), column: featureName});
  const {verified} = performance;
  return html`<div><section class=${`card verdict-card verdict-${verdict.status}`}><h2>${words(verdict.status)}</h2>
    <p>${verdict.sentence}</p>${
      verdict.reasons.length > 0
        ? html`<ul>${verdict.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`
        : ""
    }${window.isSynthetic ? html`<p class="quiet">${words("synthetic")}</p>` : ""}</section>
    ${reportFile("drift")}${changesSection(report)}${tiles([
      tile(
        words("window"),
        integer(window.rows),
        words("windowNote", {from: date(window.from), to: date(window.to)})
      ),
      tile(
        words("movedShare"),
        dataset.moved ? percent(dataset.moved.share) : "–",
        words("movedNote", {
          limit: dataset.moved ? percent(dataset.moved.limit) : "–",
          drifted: integer(dataset.drifted),
          n: integer(dataset.columns)
        })
      ),
      tile(words("prediction"), shown(prediction.psi), words("limit").concat(" ", shown(prediction.limit))),
      tile(
        words("verified"),
        verified ? shown(verified.scores.meanAbsoluteError, 4) : "–",
        verified ? words("verifiedNote", {n: integer(verified.rows)}) : ""
      )
    ])}${courseChart(report)}${performanceSection(report)}
    <h2>${words("moved")}</h2><p>${words("movedLede")}</p>
    <div class="grid" style="--min:320px">${report.columns.slice(0, MOST_MOVED).map((column) => histogramChart(column, window.rows))}</div>
    <h2>${words("answers")}</h2>${histogramChart(prediction, window.rows)}
    ${retrainingSection(retraining)}${trialSection(trial)}<h2>${words("columns")}</h2><p>${columnsSentence(dataset.moved)}</p>${columnTable(report.columns)}${qualitySection(report)}${buildsSection(report)}
    <p class="quiet">${words("generated", {date: date(report.generatedAt), version: report.reference.modelVersion})}</p></div>`;
}

import {isDrifted} from "../assess.ts";
import type {Thresholds} from "../thresholds.ts";
import type {DriftReport, Verdict} from "./drift-report.ts";

type Evidence = Pick<
  DriftReport,
  "window" | "dataset" | "prediction" | "columns" | "quality" | "multivariate" | "performance" | "reference"
>;

const count = new Intl.NumberFormat("en");
const fixed = (value: number, digits = 3): string => value.toFixed(digits);

/** The verdict of a report, and every reason for it with its figures and limits. */
export function decide(evidence: Evidence, thresholds: Thresholds): Verdict {
  const {window, dataset, prediction, columns, quality, multivariate, performance} = evidence;
  if (window.rows < thresholds.minimumRows)
    return {
      status: "insufficient",
      sentence: `No verdict: ${count.format(window.rows)} predictions in the last ${window.label}, at least ${thresholds.minimumRows} are needed.`,
      reasons: []
    };
  const reasons: string[] = [];
  for (const {name, baseline, verified, rise, limit, exceeded} of performance.loss.measures)
    if (exceeded)
      reasons.push(
        `${MEASURES[name]} is ${fixed(verified)} by re-simulation against ${fixed(baseline)} at training: up ${fixed(rise)}, limit ${fixed(limit)}`
      );
  if (dataset.isDrifted)
    reasons.push(
      `${dataset.drifted} of ${dataset.columns} columns drifted (${percent(dataset.share)}, limit ${percent(dataset.limit)})`
    );
  if (isDrifted(prediction))
    reasons.push(`predictions drifted (PSI ${fixed(prediction.psiCorrected)}, ${prediction.status})`);
  if (multivariate?.isDrifted)
    reasons.push(
      `a classifier tells the window from the reference (AUC ${fixed(multivariate.auc.value)}, limit ${fixed(multivariate.limit)})`
    );
  const whole = dataset.isDrifted || isDrifted(prediction) || multivariate?.isDrifted === true;
  if (!whole && dataset.drifted > 0)
    reasons.push(
      `${dataset.drifted} of ${dataset.columns} columns drifted, most ${columns[0].name} (PSI ${fixed(columns[0].psiCorrected)})`
    );
  for (const {column, problem, share, limit} of quality.issues.filter(({exceeded}) => exceeded).slice(0, 5))
    reasons.push(
      `${column}: ${PROBLEMS[problem]} in ${percent(share)} of the rows (limit ${percent(limit)})`
    );
  const status = performance.loss.isLost
    ? "degraded"
    : whole
      ? "drift"
      : reasons.length > 0
        ? "watch"
        : "stable";
  return {status, sentence: SENTENCES[status](evidence), reasons};
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const MEASURES = {
  meanAbsoluteError: "the mean absolute error of the win probability",
  excessLogLoss: "the log-loss above the best possible"
} as const;

const PROBLEMS = {
  missing: "value missing",
  outOfRange: "value outside the training range",
  unseen: "id never trained on"
} as const;

/** What re-simulation says of the model, as the end of a sentence. */
function truth({performance: {verified, loss}, reference}: Evidence): string {
  if (!verified) return "re-simulation was not run";
  const now = fixed(verified.scores.meanAbsoluteError);
  if (!loss.judged || !reference.baseline) return `its error by re-simulation is ${now}`;
  const before = fixed(reference.baseline.meanAbsoluteError);
  return loss.isLost
    ? `its error by re-simulation rose from ${before} to ${now}`
    : `its error by re-simulation is ${now} against ${before} at training, within limits`;
}

const SENTENCES = {
  stable: (e: Evidence) =>
    `Stable: ${count.format(e.window.rows)} predictions of the last ${e.window.label} look like the training data; ${truth(e)}.`,
  watch: (e: Evidence) =>
    `Watch: ${e.dataset.drifted > 0 ? `${e.dataset.drifted} of ${e.dataset.columns} columns moved` : "logged values are faulty"} in the last ${e.window.label}, not the whole; ${truth(e)}.`,
  drift: (e: Evidence) =>
    `Drift: what is asked in the last ${e.window.label} differs from the training data (${e.dataset.drifted} of ${e.dataset.columns} columns, most ${e.columns[0].name}); ${truth(e)}.`,
  degraded: (e: Evidence) =>
    `Degraded: the model is worse on the last ${e.window.label} than at training; ${truth(e)}: retrain it.`
} as const;

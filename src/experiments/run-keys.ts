import type {ScoreName} from "../../lib/statistics/bootstrap.ts";
import {formatScore, SCORES} from "../evaluation/evaluation-scores.ts";
import {words as scoreWords} from "../evaluation/evaluation-words.ts";
import {dictionary} from "../i18n/language.ts";
import {decimal, integer} from "../i18n/numbers.ts";
import {words} from "./experiments-words.ts";
import {settingText} from "./point-text.ts";
import type {RunSummary} from "./run-summary.ts";

const own = dictionary({
  rows: ["duels", "duels"],
  trainLogLoss: ["training log-loss", "log-loss d’entraînement"],
  curve: ["cross-validated log-loss", "log-loss de validation croisée"],
  crossValidated: ["{score} (cross-validated)", "{score} (validation croisée)"],
  error: ["standard error", "erreur type"],
  bestRounds: ["best after {n|tree|trees}", "meilleure après {n|arbre|arbres}"]
});

/** Parameters by their names in words, in the order to show them in. */
const PARAMETERS: readonly (readonly [key: string, label: string])[] = [
  ["rounds", words("trees")],
  ["max_depth", words("depth")],
  ["eta", words("rate")],
  ["min_child_weight", words("leastWeight")],
  ["subsample", words("rowShare")],
  ["colsample_bytree", words("columnShare")],
  ["features", words("features")],
  ["rows", own("rows")]
];

const SHOWN_ELSE = 4;

/** The parameters that tell runs apart, as text; a run of another kind shows its first ones. */
export function keyParameters({parameters}: RunSummary): string {
  const known = PARAMETERS.flatMap(([key, label]) => {
    const value = parameters[key];
    if (value === undefined) return [];
    const text = typeof value === "number" ? (value >= 1000 ? integer(value) : settingText(value)) : value;
    return [`${label} ${text}`];
  });
  const others = Object.entries(parameters).map(([key, value]) => `${key} ${value}`);
  return (known.length > 0 ? known : others.slice(0, SHOWN_ELSE)).join(" · ") || "–";
}

/** Metrics shown elsewhere or only of use as a curve. */
const LEFT_OUT = new Set(["fit_seconds", "cv_log_loss_curve"]);
/** Of a point's cross-validated scores, those it is chosen by. */
const CROSS_VALIDATED: readonly ScoreName[] = ["logLoss", "accuracy", "ece"];

/** A metric's name in words; as it is where it is none of ours. */
export function metricName(name: string): string {
  if (name === "train_log_loss") return own("trainLogLoss");
  if (name === "cv_log_loss_curve") return own("curve");
  if (name === "cv_logLoss_standard_error") return own("error");
  const score = name.replace(/^cv_/, "") as ScoreName;
  return SCORES.includes(score) ? own("crossValidated", {score: scoreWords(score)}) : name;
}

function metricText(name: string, value: number): string | null {
  if (LEFT_OUT.has(name)) return null;
  if (name === "best_rounds") return own("bestRounds", {n: integer(value)});
  const score = name.replace(/^cv_/, "") as ScoreName;
  if (SCORES.includes(score))
    return CROSS_VALIDATED.includes(score) ? `${scoreWords(score)} ${formatScore(score, value)}` : null;
  return `${metricName(name)} ${Number.isInteger(value) ? integer(value) : decimal(value, 5)}`;
}

/** The metrics a run is judged by, as text. */
export const keyMetrics = ({metrics}: RunSummary): string =>
  Object.entries(metrics)
    .map(([name, value]) => metricText(name, value))
    .filter((text) => text !== null)
    .join(" · ") || "–";

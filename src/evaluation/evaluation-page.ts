import type {GameData} from "../../data-loaders/game-data.ts";
import type {BuildsReport} from "../../pipelines/model/builds/builds-report.ts";
import type {
  EvaluationReport,
  GeneralizationReport
} from "../../pipelines/model/evaluation/evaluation-report.ts";
import type {RegistrySummary} from "../data/registry-summary.ts";
import {integer} from "../i18n/numbers.ts";
import {reportFile} from "../take-along/report-file.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {indexGame} from "../ui/game.ts";
import {html} from "../ui/html.ts";
import {siteLink} from "../ui/links.ts";
import {buildsSection} from "./evaluation-builds.ts";
import {
  calibrationChart,
  confusionChart,
  histogramChart,
  precisionRecallChart,
  rocChart
} from "./evaluation-charts.ts";
import {comparisonExplorer, comparisonTable} from "./evaluation-comparison.ts";
import {learningCurve} from "./evaluation-learning.ts";
import {methodsOf} from "./evaluation-methods.ts";
import {regretSection} from "./evaluation-regret.ts";
import {otherInProduction, rivalVersion} from "./evaluation-rival.ts";
import {scenarioExplorer} from "./evaluation-scenarios.ts";
import {sliceExplorer} from "./evaluation-slices.ts";
import {splitsSection} from "./evaluation-splits.ts";
import {thresholdChart} from "./evaluation-thresholds.ts";
import {scoreTiles} from "./evaluation-tiles.ts";
import {truthNote} from "./evaluation-truth.ts";
import {words} from "./evaluation-words.ts";
import {worstTable} from "./evaluation-worst.ts";

export interface EvaluationPageData {
  /** null before the evaluate stage has run. */
  readonly report: EvaluationReport | null;
  /** null before `npm run generalize`. */
  readonly generalization: GeneralizationReport | null;
  /** null before `npm run builds`. */
  readonly builds: BuildsReport | null;
  readonly registry: RegistrySummary;
  readonly game: GameData;
}

const GENERALIZE = "npm run generalize";

/** Whether the fits elsewhere are of the model of the page: the same columns and parameters, other rows. */
export const sameRecipe = (report: EvaluationReport, {model}: GeneralizationReport): boolean =>
  model.featureVersion === report.model.featureVersion &&
  model.trees === report.model.trees &&
  JSON.stringify(Object.entries(model.parameters).sort()) ===
    JSON.stringify(Object.entries(report.model.parameters).sort());

function generalizationSection(report: EvaluationReport, fits: GeneralizationReport | null): Node {
  const [split] = report.splits;
  const sources = `${words("source")}${fits ? ", data/evaluation/generalization.json" : ""}`;
  const missing = (): HTMLElement => notMadeYet(words("generalizationWhat"), GENERALIZE);
  const comparable = fits !== null && sameRecipe(report, fits);
  return html.fragment`<h2>${words("splitsTitle")}</h2>${
    fits && !comparable
      ? html`<p>${words("otherFits", {fits: fits.model.features, model: report.model.features})}</p>`
      : ""
  }${splitsSection([split, ...(fits?.splits ?? report.splits.slice(1))], sources)}${fits ? "" : missing()}
    <h2>${words("learning")}</h2>${
      fits && fits.learningCurve.length > 0 ? learningCurve(fits, split, comparable) : missing()
    }`;
}

export function evaluationPage({
  report,
  generalization,
  builds,
  registry,
  game
}: EvaluationPageData): HTMLElement {
  const split = report?.splits[0];
  if (!report || !split) return notMadeYet(words("what"), "npm run evaluate");
  const methods = methodsOf(split, rivalVersion(registry, report.model.hash));
  const serving = otherInProduction(registry, report.model.hash);
  // Reports of before the threshold curve are still about.
  const {thresholds = []} = split as Partial<typeof split>;
  const index = indexGame(game);
  return html`<div>${reportFile("evaluation")}<p class="quiet">${words("headline", {n: integer(split.testRows), pairs: integer(split.testPairs)})}</p>${
    serving
      ? html`<p>${words("notServing", {version: String(serving.version)})} <a href=${siteLink("/experiments/")}>${words("experiments")}</a>.</p>`
      : ""
  }
    ${scoreTiles(split)}${truthNote(report.truth)}
    ${regretSection(report.regret, index)}
    <h2>${words("compareTitle")}</h2>${comparisonExplorer(split, methods)}${comparisonTable(methods)}
    <h2>${words("probabilities")}</h2>
    <div class="grid" style="--min:360px">${calibrationChart(split)}${histogramChart(split)}</div>
    ${generalizationSection(report, generalization)}
    ${buildsSection(builds, report.model.hash)}
    <h2>${words("scenariosTitle")}</h2>${scenarioExplorer(split)}
    ${sliceExplorer(split, game)}
    <h2>${words("curves")}</h2>
    <div class="grid" style="--min:270px">${confusionChart(split)}${rocChart(split)}${precisionRecallChart(split)}</div>
    ${thresholds.length > 0 ? thresholdChart(split) : notMadeYet(words("thresholdsWhat"), "npm run evaluate")}
    <h2>${words("worstTitle")}</h2><p>${words("worstNote")}</p>${worstTable(index, split.worst)}</div>`;
}

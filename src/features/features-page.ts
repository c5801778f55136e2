import type {FeatureReport} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {dictionary} from "../i18n/language.ts";
import {integer, percent} from "../i18n/numbers.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {html} from "../ui/html.ts";
import {inTasks} from "../ui/task.ts";
import {tile, tiles} from "../ui/tile.ts";
import {beeswarmChart} from "./beeswarm.ts";
import {associationChart} from "./features-association.ts";
import {catalogue} from "./features-catalogue.ts";
import {correlationChart} from "./features-correlations.ts";
import {distributionExplorer} from "./features-distribution.ts";
import {importanceExplorer} from "./features-importance.ts";
import {type DescribedFeature, describeFeatures, type FeatureRow} from "./features-row.ts";
import {words} from "./features-words.ts";

const own = dictionary({
  shareOfGain: ["{share} of the model’s gain", "{share} du gain du modèle"],
  importance: ["What does it look at?", "Que regarde-t-il ?"],
  importanceNote: [
    "SHAP splits each prediction among the features so that the parts add up to it exactly; a feature’s importance is the mean size of its part. It says what the model uses, not what causes a win, and features that say the same share the credit.",
    "SHAP répartit chaque prédiction entre les variables, et les parts s’additionnent exactement ; l’importance d’une variable est la taille moyenne de sa part. Elle dit ce que le modèle utilise, pas ce qui fait gagner, et des variables qui disent la même chose se partagent le mérite."
  ],
  direction: ["How does it use them?", "Comment les utilise-t-il ?"],
  distributions: ["What are they like?", "À quoi ressemblent-elles ?"],
  all: ["All of them", "Toutes, une par une"],
  newer: [
    "{n|feature is|features are} newer than the report: run “npm run evaluate” for statistics of all.",
    "{n|variable est plus récente|variables sont plus récentes} que le rapport : lancez « npm run evaluate » pour toutes les statistiques."
  ]
});

function overview(features: readonly DescribedFeature[]): HTMLElement {
  const gainOf = (source: DescribedFeature["source"]): string => {
    const share = features
      .filter((feature) => feature.source === source)
      .reduce((sum, {gain}) => sum + (gain ?? 0), 0);
    return share > 0 ? own("shareOfGain", {share: percent(share, 0)}) : "";
  };
  const count = (source: DescribedFeature["source"]): string =>
    integer(features.filter((feature) => feature.source === source).length);
  return tiles([
    tile(words("features"), integer(features.length)),
    tile(words("original"), count("original"), gainOf("original")),
    tile(words("mechanics"), count("mechanics"), gainOf("mechanics")),
    ...(features.some(({gain}) => gain !== null)
      ? [tile(words("unused"), integer(features.filter(({gain}) => gain === 0).length))]
      : [])
  ]);
}

async function reportSections(features: readonly DescribedFeature[], report: FeatureReport): Promise<Node> {
  const [direction, associations, correlations, distributions] = await inTasks([
    () => beeswarmChart(report),
    () => associationChart(features, report),
    () => correlationChart(report),
    () => distributionExplorer(features, report)
  ]);
  return html.fragment`<h2>${own("direction")}</h2>${direction}
    <div class="grid" style="--min:420px">${associations}${correlations}</div>
    <h2>${own("distributions")}</h2>${distributions}`;
}

/**
 * The feature catalogue with each feature's weight in the model.
 * @param report null before the evaluate stage has made it
 */
export async function featuresPage(
  rows: readonly FeatureRow[],
  report: FeatureReport | null
): Promise<HTMLElement> {
  const features = describeFeatures(rows, report);
  const trained = rows.some(({gain}) => gain !== null);
  const known = features.filter(({statistics}) => statistics !== null);
  const usable = known.length > 0 ? report : null;
  const [summary, importance, sections, all] = await inTasks([
    () => overview(features),
    () => (trained || usable ? importanceExplorer(features, usable) : null),
    () => (usable ? reportSections(features, usable) : notMadeYet(words("reportWhat"), "npm run evaluate")),
    () => catalogue(features)
  ]);
  return html`<div>${summary}${
    importance && html.fragment`<h2>${own("importance")}</h2><p>${own("importanceNote")}</p>${importance}`
  }${await sections}
    <h2>${own("all")}</h2>${
      usable && known.length < features.length
        ? html`<p>${own("newer", {n: features.length - known.length})}</p>`
        : ""
    }${all}</div>`;
}

import type {DriftReport} from "../../pipelines/monitoring/drift/report/drift-report.ts";
import {dictionary} from "../i18n/language.ts";
import {integer} from "../i18n/numbers.ts";
import {html} from "../ui/html.ts";
import {columnTable} from "./drift-columns.ts";
import {BUILDS, histogramChart} from "./drift-histogram.ts";

const words = dictionary({
  title: ["Builds asked about", "Élevages demandés"],
  lede: [
    "Fights are answered by the solver, whoever was raised how. Held against each other are the builds of those asked about and those that the model’s figures on builds were measured on: where they differ, these figures say nothing of what is asked. It changes no verdict.",
    "Les combats trouvent réponse par le solveur, quel que soit l’élevage. Sont comparés les élevages demandés et ceux sur lesquels les chiffres du modèle pour d’autres élevages ont été mesurés : là où ils diffèrent, ces chiffres ne disent rien de ce qui est demandé. Le verdict n’en dépend pas."
  ],
  none: ["No fight was asked about in this time.", "Aucun combat n’a été demandé sur cette fenêtre."],
  few: [
    "{fights|fight|fights} with {fighters|fighter|fighters}: too few to judge, {needed|fighter|fighters} are needed.",
    "{fights|combat|combats} de {fighters|combattant|combattants} : trop peu pour juger, il en faut {needed}."
  ],
  synthetic: [
    "Made for demonstration: {n|fight|fights}.",
    "Faits pour la démonstration : {n|combat|combats}."
  ],
  judged: [
    "{fights|fight|fights} in {requests|request|requests}, {fighters|fighter|fighters}; {drifted} of {columns|column|columns} moved.",
    "{fights|combat|combats} en {requests|requête|requêtes}, {fighters|combattant|combattants} ; colonnes qui ont bougé : {drifted} sur {columns}."
  ]
});

const MOST_MOVED = 4;

/** What builds fights were asked with, beside those of the scenario. */
export function buildsSection({builds, thresholds}: Pick<DriftReport, "builds" | "thresholds">): HTMLElement {
  if (builds === null) return html`<section><h2>${words("title")}</h2><p>${words("none")}</p></section>`;
  const {fights, synthetic, requests, fighters, judged, drifted, columns} = builds;
  const said = judged
    ? words("judged", {
        fights: integer(fights),
        requests: integer(requests),
        fighters: integer(fighters),
        drifted: integer(drifted),
        columns: integer(columns.length)
      })
    : words("few", {
        fights: integer(fights),
        fighters: integer(fighters),
        needed: integer(thresholds.minimumRows)
      });
  return html`<section><h2>${words("title")}</h2><p>${words("lede")}</p><p>${said}</p>${
    synthetic > 0 ? html`<p class="quiet">${words("synthetic", {n: integer(synthetic)})}</p>` : ""
  }${
    judged
      ? html.fragment`<div class="grid" style="--min:320px">${columns
          .slice(0, MOST_MOVED)
          .map((column) =>
            histogramChart(column, fighters, BUILDS)
          )}</div>${columnTable(columns, {caption: words("title"), key: "sort-builds"})}`
      : ""
  }</section>`;
}

import type {EvaluationReport} from "../../../pipelines/evaluation/report.ts";
import {dictionary} from "../../i18n/language.ts";
import {date, decimal, integer, percent} from "../../i18n/numbers.ts";
import {notMadeYet} from "../../ui/explain-missing.ts";
import {html} from "../../ui/html.ts";
import type {RegistrySummary} from "../experiments/summary.ts";

const words = dictionary({
  what: ["the model in production", "le modèle en production"],
  facts: ["The model", "Le modèle"],
  version: ["Version", "Version"],
  trained: ["Trained", "Entraîné"],
  kind: ["Kind", "Genre"],
  trees: ["Trees", "Arbres"],
  features: ["Features", "Variables"],
  rows: ["Training duels", "Duels d’entraînement"],
  parameters: ["Parameters", "Paramètres"],
  seed: ["Seed", "Graine"],
  hash: ["SHA-256 of the file", "SHA-256 du fichier"],
  featureVersion: ["Feature catalogue", "Catalogue de variables"],
  figures: ["Figures", "Chiffres"],
  figuresNote: [
    "On {n} duels of {pairs} pairs of Pokémon that training never saw together. In brackets the best any model could reach.",
    "Sur {n} duels de {pairs} paires de Pokémon que l’entraînement n’a jamais vues ensemble. Entre parenthèses, le meilleur qu’un modèle pourrait atteindre."
  ],
  accuracy: ["Names the favoured side", "Désigne le favori"],
  fightAccuracy: ["Names the winner of a single fight", "Désigne le vainqueur d’un combat unique"],
  rocAuc: ["ROC-AUC", "ROC-AUC"],
  logLoss: ["Log-loss", "Log-loss"],
  brier: ["Brier score", "Score de Brier"],
  meanAbsoluteError: ["Mean error of a probability", "Erreur moyenne d’une probabilité"],
  of: ["{value} ({limit})", "{value} ({limit})"]
});

const entry = (label: string, value: string | Node): HTMLElement =>
  html`<div><dt>${label}</dt><dd class="num">${value}</dd></div>`;

/** What the model in production is, from its manifest and its evaluation; the prose stands in the page. */
export function modelCard(registry: RegistrySummary, report: EvaluationReport | null): HTMLElement {
  const model = registry.versions.find(({version}) => version === registry.production);
  if (!model) return notMadeYet(words("what"), "npm run pipeline");
  const parameters = Object.entries(model.parameters)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
  const split = report?.model.hash === model.modelHash ? report.splits[0] : undefined;
  const score = (
    name: "accuracy" | "fightAccuracy" | "rocAuc" | "logLoss" | "brier" | "meanAbsoluteError"
  ): HTMLElement => {
    const format = (value: number): string =>
      name === "accuracy" || name === "fightAccuracy" ? percent(value, 2) : decimal(value, 4);
    return entry(
      words(name),
      words("of", {value: format(split!.scores[name]), limit: format(split!.limit[name])})
    );
  };
  return html`<div class="grid" style="--min:340px"><section class="card"><h2>${words("facts")}</h2><dl class="facts">
    ${entry(words("version"), String(model.version))}${entry(words("trained"), date(model.trainedAt))}${entry(
      words("kind"),
      model.modelType
    )}${entry(words("trees"), String(model.parameters.rounds ?? "–"))}${entry(words("features"), integer(model.features))}${entry(
      words("rows"),
      integer(model.trainingRows)
    )}${entry(words("parameters"), parameters)}${entry(words("seed"), String(model.seed))}${entry(
      words("featureVersion"),
      html`<span class="mono">${model.featureVersion}</span>`
    )}${entry(words("hash"), html`<span class="mono">${model.modelHash.slice(0, 24)}…</span>`)}</dl></section>${
      split
        ? html`<section class="card"><h2>${words("figures")}</h2><p class="quiet">${words("figuresNote", {
            n: integer(split.testRows),
            pairs: integer(split.testPairs)
          })}</p><dl class="facts">${(
            ["accuracy", "fightAccuracy", "rocAuc", "logLoss", "brier", "meanAbsoluteError"] as const
          ).map(score)}</dl></section>`
        : ""
    }</div>`;
}

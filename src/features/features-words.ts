import {dictionary} from "../i18n/language.ts";

/** Words that several parts of the page Features use. */
export const words = dictionary({
  feature: ["Feature", "Variable"],
  features: ["Features", "Variables"],
  column: ["Column", "Colonne"],
  group: ["Group", "Groupe"],
  unit: ["Unit", "Unité"],
  origin: ["Origin", "Origine"],
  meaning: ["Meaning", "Signification"],
  gain: ["Share of gain", "Part du gain"],
  importance: ["Mean |SHAP|", "Moyenne |SHAP|"],
  importanceUnit: ["Mean |SHAP|, log-odds", "Moyenne |SHAP|, log-odds"],
  mutualInformation: ["Mutual information", "Information mutuelle"],
  mutualInformationUnit: ["Mutual information, bits", "Information mutuelle, bits"],
  correlation: ["Correlation with winning", "Corrélation avec la victoire"],
  correlationShort: ["Correlation", "Corrélation"],
  informationShort: ["Information, bits", "Information, bits"],
  deviationShort: ["SD", "Écart-type"],
  unused: ["Not used by any tree", "Dans aucun arbre"],
  mean: ["Mean", "Moyenne"],
  standardDeviation: ["Standard deviation", "Écart-type"],
  range: ["Range", "Étendue"],
  original: ["As in the original system", "Comme dans le système d’origine"],
  mechanics: ["From the game’s rules", "Issues des règles du jeu"],
  originalShort: ["original", "d’origine"],
  mechanicsShort: ["game’s rules", "règles du jeu"],
  reportWhat: [
    "what the features are like and what the model makes of them",
    "ce que sont les variables et ce que le modèle en fait"
  ],
  source: ["data/evaluation/features.json", "data/evaluation/features.json"],
  modelSource: ["the model in production", "le modèle en production"]
});

export const SOURCE_COLOURS = {original: "var(--b)", mechanics: "var(--a)"} as const;
/** Shape as well as colour. */
export const SOURCE_SYMBOLS = {original: "diamond", mechanics: "circle"} as const;

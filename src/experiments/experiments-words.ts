import {dictionary} from "../i18n/language.ts";

/** Words that several parts of the page Experiments use. */
export const words = dictionary({
  version: ["Version", "Version"],
  state: ["State", "État"],
  trained: ["Trained", "Entraînée"],
  trees: ["Trees", "Arbres"],
  depth: ["Depth", "Profondeur"],
  rate: ["Rate", "Taux"],
  rowShare: ["Rows", "Lignes"],
  columnShare: ["Columns", "Colonnes"],
  leastWeight: ["Least weight", "Poids minimal"],
  features: ["Features", "Variables"],
  trainingRows: ["Training duels", "Duels d’entraînement"],
  none: ["–", "–"]
});

/** A page's place in the site's navigation; the path never equals a route of the API. */
export interface NavigationPage {
  readonly path: string;
  readonly en: string;
  readonly fr: string;
}

export interface NavigationSection {
  readonly en: string;
  readonly fr: string;
  readonly pages: readonly NavigationPage[];
}

export const NAVIGATION: readonly NavigationSection[] = [
  {
    en: "Play",
    fr: "Jouer",
    pages: [
      {path: "/fight", en: "Predict a fight", fr: "Prédire un combat"},
      {path: "/pokedex", en: "Pokédex", fr: "Pokédex"},
      {path: "/move-list", en: "Moves", fr: "Attaques"},
      {path: "/type-chart", en: "Types", fr: "Types"},
      {path: "/matchups", en: "Match-ups", fr: "Duels"},
      {path: "/quiz", en: "Quiz", fr: "Quiz"}
    ]
  },
  {
    en: "Model",
    fr: "Modèle",
    pages: [{path: "/evaluation", en: "Evaluation", fr: "Évaluation"}]
  },
  {
    en: "Data",
    fr: "Données",
    pages: [
      {path: "/exploration", en: "Exploration", fr: "Exploration"},
      {path: "/sql", en: "SQL", fr: "SQL"},
      {path: "/data-quality", en: "Data quality", fr: "Qualité"},
      {path: "/data-catalogue", en: "Catalogue", fr: "Catalogue"},
      {path: "/pipeline", en: "Pipeline", fr: "Chaîne"}
    ]
  }
];

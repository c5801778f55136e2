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
    pages: [
      {path: "/evaluation", en: "Evaluation", fr: "Évaluation"},
      {path: "/features", en: "Features", fr: "Variables"},
      {path: "/experiments", en: "Experiments", fr: "Expériences"},
      {path: "/train-it-yourself", en: "Train it yourself", fr: "Entraînez-le"},
      {path: "/model-card", en: "Model card", fr: "Fiche du modèle"},
      {path: "/mechanics", en: "Mechanics", fr: "Mécaniques"},
      {path: "/drift", en: "Drift", fr: "Dérive"}
    ]
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
  },
  {
    en: "Use",
    fr: "Utiliser",
    pages: [
      {path: "/api-guide", en: "API", fr: "API"},
      {path: "/service", en: "Service", fr: "Service"},
      {path: "/handbook", en: "Documentation", fr: "Documentation"},
      {path: "/credits", en: "Credits", fr: "Crédits"}
    ]
  }
];

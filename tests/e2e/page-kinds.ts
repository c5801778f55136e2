/** One of every kind of page that players read. */
export const PLAYER_PAGES = [
  "/",
  "/fight/",
  "/embed/fight/?a=pikachu&b=squirtle",
  "/pokedex/",
  "/compare/",
  "/pokedex/venusaur-mega",
  "/pokedex/ditto",
  "/move-list/",
  "/move-list/flamethrower",
  "/type-chart/",
  "/matchups/",
  "/rankings/",
  "/quiz/",
  "/data-catalogue/",
  "/data-quality/",
  "/handbook/",
  "/handbook/data",
  "/handbook/api",
  "/credits/",
  "/404"
];

/** And that analysts and integrators read. */
export const REPORT_PAGES = [
  "/evaluation/",
  "/features/",
  "/experiments/",
  "/train-it-yourself/",
  "/model-card/",
  "/mechanics/",
  "/drift/",
  "/exploration/",
  "/sql/",
  "/pipeline/",
  "/api-guide/",
  "/service/"
];

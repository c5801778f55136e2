/** The data that cells name without a path: `FROM duel` in SQL, `table("duel")` in JavaScript. */
export interface DataTable {
  /** What makes it. */
  readonly command: string;
  readonly en: string;
  readonly fr: string;
}

const WAREHOUSE = "npm run etl";
const DUELS = "npm run simulate";
const EVALUATION = "npm run evaluate";

/** The tables by name, in the order in which a reader meets them. */
export const DATA_TABLES = {
  type: {command: WAREHOUSE, en: "the 18 types", fr: "les 18 types"},
  type_effectiveness: {
    command: WAREHOUSE,
    en: "each type against each: the multiplier",
    fr: "chaque type contre chaque autre : le multiplicateur"
  },
  form: {command: WAREHOUSE, en: "kinds of forms", fr: "les sortes de formes"},
  pokemon_species: {command: WAREHOUSE, en: "the 153 species", fr: "les 153 espèces"},
  pokemon: {command: WAREHOUSE, en: "the 188 forms", fr: "les 188 formes"},
  pokemon_stat: {
    command: WAREHOUSE,
    en: "base stats of each form",
    fr: "statistiques de base de chaque forme"
  },
  pokemon_type: {command: WAREHOUSE, en: "types of each form", fr: "types de chaque forme"},
  move_category: {
    command: WAREHOUSE,
    en: "physical, special, status",
    fr: "physique, spéciale, statut"
  },
  move: {command: WAREHOUSE, en: "the 226 moves and what they do", fr: "les 226 attaques et leurs effets"},
  learn_method: {command: WAREHOUSE, en: "ways to learn a move", fr: "façons d’apprendre une attaque"},
  pokemon_move: {
    command: WAREHOUSE,
    en: "who learns which move, and how",
    fr: "qui apprend quoi, et comment"
  },
  evolution: {
    command: WAREHOUSE,
    en: "how a form comes of another: level, item, trade",
    fr: "comment une forme vient d’une autre : niveau, objet, échange"
  },
  pokemon_trait: {
    command: WAREHOUSE,
    en: "gender of each form; catch and growth rate where PokéAPI was asked",
    fr: "sexe de chaque forme ; taux de capture et croissance si PokéAPI a été interrogée"
  },
  machine: {
    command: WAREHOUSE,
    en: "the 60 TMs and the move that each teaches",
    fr: "les 60 CT et l’attaque que chacune apprend"
  },
  checks: {
    command: WAREHOUSE,
    en: "constraints and rules with what violates them",
    fr: "contraintes et règles avec ce qui les enfreint"
  },
  lineage: {
    command: WAREHOUSE,
    en: "what each table and file was made from",
    fr: "ce dont est faite chaque table et chaque fichier"
  },
  provenance: {
    command: WAREHOUSE,
    en: "the sources of each row and value",
    fr: "les sources de chaque ligne et valeur"
  },
  duel: {
    command: DUELS,
    en: "each form against each other, both with their best move",
    fr: "chaque forme contre chaque autre, toutes deux avec leur meilleure attaque"
  },
  all_duels: {
    command: DUELS,
    en: "the duels of all three scenarios",
    fr: "les duels des trois scénarios"
  },
  features: {
    command: EVALUATION,
    en: "the model’s features: group, importance, what each tells alone",
    fr: "les variables du modèle : groupe, importance, ce que chacune dit seule"
  },
  feature_sample: {
    command: "npm run drift",
    en: "the features of a sample of training duels",
    fr: "les variables d’un échantillon de duels d’entraînement"
  },
  evaluation: {
    command: EVALUATION,
    en: "scores of the model, of what chance allows and of simpler rules",
    fr: "scores du modèle, de ce que permet le hasard et de règles plus simples"
  },
  reliability: {
    command: EVALUATION,
    en: "predicted against true probability, in 20 bins",
    fr: "probabilité prédite et vraie, en 20 classes"
  },
  slices: {
    command: EVALUATION,
    en: "scores of the model on parts of the held-out duels",
    fr: "scores du modèle sur des parties des duels réservés"
  },
  predictions: {
    command: "npm run serve",
    en: "the latest 100,000 answers of the server",
    fr: "les 100 000 dernières réponses du serveur"
  },
  drift: {
    command: "npm run drift",
    en: "served features against training, one row each",
    fr: "les variables servies face à l’entraînement, une ligne chacune"
  },
  runs: {command: "npm run train", en: "tracked runs", fr: "les essais suivis"},
  run_parameters: {command: "npm run train", en: "parameters of the runs", fr: "les paramètres des essais"},
  run_metrics: {
    command: "npm run train",
    en: "metrics of the runs, step by step",
    fr: "les métriques des essais, pas à pas"
  }
} as const satisfies Readonly<Record<string, DataTable>>;

export type DataTableName = keyof typeof DATA_TABLES;
export const DATA_TABLE_NAMES = Object.keys(DATA_TABLES) as readonly DataTableName[];

/** 13 MB: made, and loaded, apart from the others. */
export const LARGE_TABLE = "all_duels" satisfies DataTableName;

/** The file of a table, from the site's root. */
export const dataTableFile = (name: DataTableName): string =>
  name === LARGE_TABLE ? `workbench/${name}.arrow` : `workbench/tables/${name}.arrow`;

/** What the schema of a table that cannot be had says: the command that makes it, or what is wrong with it. */
export const ABSENCE_KEYS = ["not-made", "unreadable"] as const;
export type AbsenceKey = (typeof ABSENCE_KEYS)[number];

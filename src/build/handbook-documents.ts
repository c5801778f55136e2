/** A document of the repository that is also a page of the site. */
export interface HandbookDocument {
  /** Path from the repository's root. */
  readonly file: string;
  /** The page is `/handbook/SLUG`. */
  readonly slug: string;
  readonly titleFr: string;
  /** What it answers, in both languages. */
  readonly en: string;
  readonly fr: string;
  /** Why there is no French of it, in French; all others are translated (`docs/fr`). */
  readonly englishOnly?: string;
}

/** In the order in which a newcomer would read. */
export const HANDBOOK: readonly HandbookDocument[] = [
  {
    file: "docs/ARCHITECTURE.md",
    slug: "architecture",
    titleFr: "Architecture",
    en: "folders, dependencies, stages, and the choices behind them",
    fr: "dossiers, dépendances, étapes, et les choix derrière eux"
  },
  {
    file: "docs/COMMANDS.md",
    slug: "commands",
    titleFr: "Commandes",
    en: "the one command-line tool and all it does",
    fr: "l’unique outil en ligne de commande et tout ce qu’il fait"
  },
  {
    file: "docs/DATA.md",
    slug: "data",
    titleFr: "Données",
    en: "the eleven tables, their sources and licences, and every file’s columns",
    fr: "les onze tables, leurs sources et licences, et les colonnes de chaque fichier"
  },
  {
    file: "docs/MECHANICS.md",
    slug: "mechanics",
    titleFr: "Mécaniques",
    en: "the rules of battle, where each comes from, and what is left out",
    fr: "les règles du combat, d’où vient chacune, et ce qui est laissé de côté"
  },
  {
    file: "docs/API.md",
    slug: "api",
    titleFr: "API",
    en: "every request with its answer, for programs that ask",
    fr: "chaque requête et sa réponse, pour les programmes qui interrogent"
  },
  {
    file: "docs/MIGRATION.md",
    slug: "migration",
    titleFr: "Migrer depuis l’original",
    en: "for clients of the original system: what goes on as it is, and what differs",
    fr: "pour les clients du système d’origine : ce qui continue tel quel, et ce qui diffère"
  },
  {
    file: "docs/MONITORING.md",
    slug: "monitoring",
    titleFr: "Surveillance",
    en: "what is compared, from when on it counts as drift, and what happens then",
    fr: "ce qui est comparé, à partir de quand c’est une dérive, et ce qui se passe alors"
  },
  {
    file: "docs/RUNBOOK.md",
    slug: "runbook",
    titleFr: "Guide d’intervention",
    en: "what each alert means and what to do",
    fr: "ce que signifie chaque alerte et que faire"
  },
  {
    file: "docs/SECURITY.md",
    slug: "security",
    titleFr: "Sécurité",
    en: "threats against the OWASP API top ten, each with its test",
    fr: "les menaces du top dix OWASP des API, chacune avec son test"
  },
  {
    file: "docs/ACCESSIBILITY.md",
    slug: "accessibility",
    titleFr: "Accessibilité",
    en: "what was tested, how, and what was not",
    fr: "ce qui a été testé, comment, et ce qui ne l’a pas été"
  },
  {
    file: "docs/SCALING.md",
    slug: "scaling",
    titleFr: "Passage à l’échelle",
    en: "from one machine to many without another design",
    fr: "d’une machine à plusieurs sans changer de conception"
  },
  {
    file: "docs/UPGRADING.md",
    slug: "upgrading",
    titleFr: "Mises à niveau",
    en: "what becomes of data and models of an earlier version",
    fr: "ce que deviennent les données et les modèles d’une version précédente"
  },
  {
    file: "docs/BENCHMARKS.md",
    slug: "benchmarks",
    titleFr: "Mesures",
    en: "measured figures with date and machine, and the goals that were missed",
    fr: "les chiffres mesurés avec date et machine, et les objectifs manqués",
    englishOnly:
      "Ce relevé n’existe qu’en anglais : il est tenu par ceux qui mesurent, et change à chaque mesure."
  },
  {
    file: "docs/COMPETENCES.md",
    slug: "competences",
    titleFr: "Compétences",
    en: "where the original system’s parts and competences live here",
    fr: "où se trouvent ici les parties et compétences du système d’origine"
  },
  {
    file: "CONTRIBUTING.md",
    slug: "contributing",
    titleFr: "Contribuer",
    en: "setting up, style, tests, and how a change lands",
    fr: "installation, style, tests, et comment un changement est intégré",
    englishOnly: "Ce document n’existe qu’en anglais, la langue du code et de ses discussions."
  },
  {
    file: "CHANGELOG.md",
    slug: "changelog",
    titleFr: "Journal des versions",
    en: "what a user notices, the newest first",
    fr: "ce que remarque un utilisateur, le plus récent d’abord",
    englishOnly: "Ce journal n’existe qu’en anglais : son texte est celui des versions publiées."
  }
];

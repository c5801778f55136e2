import {dictionary} from "../i18n/language.ts";

export const words = dictionary({
  what: ["the record of each stage’s last run", "la trace de la dernière exécution de chaque étape"],
  total: ["Whole pipeline", "Chaîne complète"],
  totalNote: ["if every stage had to run", "si chaque étape devait tourner"],
  stages: ["Stages", "Étapes"],
  peak: ["Peak memory", "Pic de mémoire"],
  peakNote: ["in the stage “{stage}”", "dans l’étape « {stage} »"],
  output: ["Published", "Publié"],
  outputNote: ["all outputs together", "toutes les sorties réunies"],
  graph: ["From the game’s data to this page", "Des données du jeu à cette page"],
  ran: ["ran {date}", "exécutée le {date}"],
  key: ["key {key}", "clé {key}"],
  keyNote: [
    "A stage’s key is the hash of its code, its inputs and its parameters; a stage whose key has not changed is skipped.",
    "La clé d’une étape est l’empreinte de son code, de ses entrées et de ses paramètres ; une étape dont la clé n’a pas changé est sautée."
  ],
  reads: ["Reads", "Lit"],
  writes: ["Writes", "Écrit"],
  facts: ["Facts", "Faits"],
  details: ["Details", "Détails"],
  each: ["What did each stage do?", "Qu’a fait chaque étape ?"],
  graphTitle: ["Which stage waits for which?", "Quelle étape attend laquelle ?"],
  graphSubtitle: [
    "{n|stage|stages} with the time of their last run, the size of what they published, and their key",
    "{n|étape|étapes} avec la durée de leur dernière exécution, la taille de ce qu’elles ont publié et leur clé"
  ],
  graphName: [
    "Graph of {n|stage|stages} from {first} to {last}; {longest} takes longest, {time}.",
    "Graphe de {n|étape|étapes} de {first} à {last} ; {longest} est la plus longue, {time}."
  ],
  source: ["data/stages", "data/stages"],
  stage: ["Stage", "Étape"],
  after: ["After", "Après"],
  follows: ["after {stages}", "après {stages}"],
  seconds: ["Seconds", "Secondes"],
  published: ["Published bytes", "Octets publiés"],
  hash: ["Key", "Clé"],
  etl: ["load the game into the warehouse", "charger le jeu dans l’entrepôt"],
  duels: [
    "simulate the duels of the three scenarios and of other builds",
    "simuler les duels des trois scénarios et d’autres élevages"
  ],
  train: ["train the model on the training split", "entraîner le modèle"],
  evaluate: [
    "score the model on duels of pairs it has not seen",
    "noter le modèle sur des paires jamais vues"
  ],
  promote: ["let the gate judge the model", "laisser la porte juger le modèle"],
  mechanics: [
    "compare the battle engine with the reference’s kept answers",
    "comparer le moteur de combat aux réponses de la référence"
  ],
  pages: ["render the site’s pages, without data", "produire les pages du site, sans données"],
  site: ["build the site", "construire le site"]
});

const STAGES = ["etl", "pages", "duels", "train", "evaluate", "promote", "mechanics", "site"] as const;
type Known = (typeof STAGES)[number];

/** What a stage does; a stage this page does not know keeps the words of its record. */
export const stageTitle = (name: string, recorded: string): string =>
  STAGES.includes(name as Known) ? words(name as Known) : recorded;

import {dictionary} from "../i18n/language.ts";

export const words = dictionary({
  noData: ["a sample of simulated duels", "un échantillon de duels simulés"],
  training: ["Training", "Entraînement"],
  settings: ["Settings", "Réglages"],
  rows: ["Training duels", "Duels d’entraînement"],
  rounds: ["Trees", "Arbres"],
  depth: ["Depth of a tree", "Profondeur d’un arbre"],
  eta: ["Learning rate", "Taux d’apprentissage"],
  features: ["What the model sees", "Ce que voit le modèle"],
  all: ["Everything ({n|column|columns})", "Tout ({n|colonne|colonnes})"],
  original: ["The original system’s columns ({n})", "Les colonnes du système d’origine ({n})"],
  outlook: ["Damage outlook only ({n})", "Les perspectives de dégâts seules ({n})"],
  statsAndTypes: ["Base stats and types ({n})", "Statistiques de base et types ({n})"],
  stats: ["Base stats only ({n})", "Statistiques de base seules ({n})"],
  train: ["Train", "Entraîner"],
  stop: ["Stop", "Arrêter"],
  idle: [
    "{train|duel|duels} to train on and {heldOut} held out are loaded. Nothing leaves your browser.",
    "{train|duel|duels} d’entraînement et {heldOut} mis de côté sont chargés. Rien ne quitte votre navigateur."
  ],
  running: ["Training…", "Entraînement en cours…"],
  computing: [
    "Computing what the model sees: {done} of {total|duel|duels}",
    "Calcul de ce que voit le modèle : {done|duel|duels} sur {total}"
  ],
  growing: ["Growing trees: {done} of {total}", "Croissance des arbres : {done} sur {total}"],
  finished: [
    "Done: {trees|tree|trees} in {time} on {threads}.",
    "Terminé : {trees|arbre|arbres} en {time} sur {threads}."
  ],
  stopped: [
    "Stopped after {trees|tree|trees} ({time} on {threads}).",
    "Arrêté après {trees|arbre|arbres} ({time} sur {threads})."
  ],
  stoppedEarly: ["Stopped before the first tree.", "Arrêté avant le premier arbre."],
  oneThread: ["one thread", "un fil"],
  threads: ["{n|thread|threads}", "{n|fil|fils}"],
  progress: ["Progress", "Avancement"],
  curve: ["Is it learning?", "Apprend-il ?"],
  curveSubtitle: [
    "Log-loss after each tree, on the training duels and on {n|held-out duel|held-out duels}; lower is better",
    "Log-loss après chaque arbre, sur les duels d’entraînement et sur {n|duel mis|duels mis} de côté ; plus c’est bas, mieux c’est"
  ],
  curveName: [
    "Two falling lines: the loss on training duels and on held-out duels, {heldOut} after {rounds|tree|trees}.",
    "Deux courbes descendantes : la perte sur les duels d’entraînement et sur ceux mis de côté, {heldOut} après {rounds|arbre|arbres}."
  ],
  curveEmpty: [
    "Press “Train”: the loss is drawn here, tree by tree.",
    "Appuyez sur « Entraîner » : la perte se dessine ici, arbre après arbre."
  ],
  round: ["Trees", "Arbres"],
  loss: ["Log-loss", "Log-loss"],
  trainLoss: ["Training duels", "Duels d’entraînement"],
  heldOutLoss: ["Held-out duels", "Duels mis de côté"],
  source: [
    "trained in this browser on data/duels/*.parquet",
    "entraîné dans ce navigateur sur data/duels/*.parquet"
  ],
  comparison: ["How good is it?", "Que vaut-il ?"],
  method: ["Method", "Méthode"],
  accuracy: ["Accuracy", "Exactitude"],
  logLoss: ["Log-loss", "Log-loss"],
  caption: ["Scores on {n|held-out duel|held-out duels}", "Scores sur {n|duel mis|duels mis} de côté"],
  yours: ["Your model", "Votre modèle"],
  run: ["Your model, run {n}", "Votre modèle, essai {n}"],
  runNote: [
    "{trees|tree|trees} of depth {depth}, learning rate {eta}, {rows|duel|duels}, {columns|column|columns}",
    "{trees|arbre|arbres} de profondeur {depth}, taux {eta}, {rows|duel|duels}, {columns|colonne|colonnes}"
  ],
  statTotal: ["Higher stat total", "Plus grand total de statistiques"],
  statTotalNote: [
    "logistic regression on the two totals, fitted on the same {rows|duel|duels}",
    "régression logistique sur les deux totaux, ajustée sur les mêmes {rows|duel|duels}"
  ],
  production: ["The model in production", "Le modèle en production"],
  productionNote: [
    "version {version}: {trees|tree|trees}, trained on {rows|duel|duels}",
    "version {version} : {trees|arbre|arbres}, entraînés sur {rows|duel|duels}"
  ],
  noProduction: [
    "No model of the present features is in production, so there is none to compare with.",
    "Aucun modèle de ces variables n’est en production : rien à comparer."
  ],
  limit: ["The limit that chance sets", "La limite fixée par le hasard"],
  limitNote: [
    "the simulated probabilities themselves, scored against labels drawn anew",
    "les probabilités simulées elles-mêmes, face à des étiquettes tirées à nouveau"
  ],
  headline: [
    "Your model names the favourite of {accuracy} of {n|duel|duels} it has never seen; going by the stat total alone names {baseline}.",
    "Votre modèle trouve le favori de {accuracy} des {n|duel|duels} qu’il n’a jamais vus ; le total des statistiques seul en trouve {baseline}."
  ],
  fair: [
    "All scores are of the same {n|held-out duel|held-out duels}, between pairs of Pokémon that no model here was trained on. Accuracy counts the duels whose favourite is named; a favourite is the side that wins more than half of the simulated fights.",
    "Tous les scores portent sur les mêmes {n|duel|duels} mis de côté, entre des paires de Pokémon sur lesquelles aucun modèle ici n’a été entraîné. L’exactitude compte les duels dont le favori est trouvé ; le favori est le camp qui gagne plus de la moitié des combats simulés."
  ],
  failed: ["Training failed", "L’entraînement a échoué"],
  noWorker: [
    "This browser does not let the page start a worker, which training needs.",
    "Ce navigateur n’autorise pas le worker dont l’entraînement a besoin."
  ]
});

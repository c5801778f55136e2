import {dictionary} from "../i18n/language.ts";

export const words = dictionary({
  what: ["the evaluation of the model", "l’évaluation du modèle"],
  thresholdsWhat: ["the threshold curve", "la courbe des seuils"],
  generalizationWhat: [
    "the same model fitted on other splits and on fewer duels",
    "le même modèle ajusté sur d’autres découpages et sur moins de duels"
  ],
  otherFits: [
    "These fits have other parameters or features than the model of this page ({fits} against {model|feature|features}): run “npm run generalize” to make them anew. The model itself is therefore not on the curve.",
    "Ces ajustements ont d’autres paramètres ou variables que le modèle de cette page ({fits} contre {model|variable|variables}) : lancez « npm run generalize » pour les refaire. Le modèle lui-même n’est donc pas sur la courbe."
  ],
  headline: [
    "{n|duel|duels} of {pairs|pair|pairs} of Pokémon the model never saw together",
    "{n|duel|duels} de {pairs|paire|paires} de Pokémon que le modèle n’a jamais vues ensemble"
  ],
  notServing: [
    "These figures are of the pipeline’s latest model. In production is version {version}, another one; its figures are on",
    "Ces chiffres sont ceux du dernier modèle du pipeline. En production se trouve la version {version}, une autre ; ses chiffres sont sur la page"
  ],
  experiments: ["Experiments", "Expériences"],
  accuracy: ["Accuracy", "Exactitude"],
  rocAuc: ["ROC-AUC", "ROC-AUC"],
  prAuc: ["PR-AUC", "PR-AUC"],
  precision: ["Precision", "Précision"],
  recall: ["Recall", "Rappel"],
  f1: ["F1", "F1"],
  logLoss: ["Log-loss", "Log-loss"],
  brier: ["Brier score", "Score de Brier"],
  ece: ["Calibration error", "Erreur de calibration"],
  meanAbsoluteError: ["Mean error of p", "Erreur moyenne de p"],
  fightAccuracy: ["Single fights called right", "Combats isolés bien prédits"],
  higher: ["higher is better", "plus c’est haut, mieux c’est"],
  lower: ["lower is better", "plus c’est bas, mieux c’est"],
  interval: ["95% interval {interval}", "intervalle à 95 % {interval}"],
  bestPossible: ["best possible {value}", "meilleur possible {value}"],
  byTruth: [
    "The labels, of a few hundred fights each, are off by themselves. Against the truth of {duels|random test duel|random test duels} ({exact} worked out, the others fought {playouts} times) the mean error of p is {error} ({interval}), the labels’ own {label}; {wrong} of {n|favourite|favourites} wrong, {share} ({shares}).",
    "Les étiquettes, de quelques centaines de combats chacune, ont leur propre erreur. Face à la vérité de {duels|duel de test tiré|duels de test tirés} au hasard ({exact} calculés, les autres combattus {playouts} fois), l’erreur moyenne de p est {error} ({interval}), celle des étiquettes {label} ; {wrong} sur {n|favori|favoris} mal désignés, {share} ({shares})."
  ],
  compareTitle: ["Against chance and simpler rules", "Face au hasard et à des règles plus simples"],
  method: ["Method", "Méthode"],
  thisModel: ["This model", "Ce modèle"],
  limit: ["Best possible", "Meilleur possible"],
  limitNote: [
    "the truth itself, scored on labels drawn anew: the rest is luck",
    "la vérité elle-même, jugée sur de nouveaux tirages : le reste est de la chance"
  ],
  otherVersion: ["Version {version}", "Version {version}"],
  otherNote: [
    "in production before or now, on as many test duels",
    "en production avant ou maintenant, sur autant de duels de test"
  ],
  otherNoteElsewhere: [
    "in production before or now, judged on other test duels",
    "en production avant ou maintenant, jugée sur d’autres duels de test"
  ],
  learning: ["Would more data help?", "Plus de données aideraient-elles ?"],
  curves: ["Which errors, at which threshold?", "Quelles erreurs, à quel seuil ?"],
  scenariosSubtitle: [
    "pair-disjoint test split: {parts}; 95% intervals by a bootstrap by pair",
    "paires disjointes : {parts} ; intervalles à 95 % par bootstrap par paire"
  ],
  splitsTitle: ["How far does it carry?", "Jusqu’où généralise-t-il ?"],
  scenariosTitle: ["In which duels?", "Dans quels duels ?"],
  scenarioChart: ["How does it do by kind of duel?", "Que vaut-il par genre de duel ?"],
  scenario: ["Scenario", "Scénario"],
  best_move: ["Both use their best move", "Chacun sa meilleure attaque"],
  random_move: ["B’s move at random", "Attaque de B au hasard"],
  all_combinations: ["All combinations", "Toutes les combinaisons"],
  calibrationTitle: ["When it says 70%, does A win 70%?", "Quand il dit 70 %, A gagne-t-il 70 % ?"],
  calibrationName: [
    "Reliability diagram: the mean truth follows the mean prediction with a calibration error of {ece}.",
    "Diagramme de fiabilité : la vérité moyenne suit la prédiction moyenne avec une erreur de calibration de {ece}."
  ],
  predicted: ["Predicted chance that A wins", "Chance prédite que A gagne"],
  truth: ["True chance", "Chance réelle"],
  duels: ["Duels", "Duels"],
  histogramTitle: ["How sure is it?", "À quel point est-il sûr ?"],
  histogramName: [
    "Histogram of predictions in 20 bins: {share} of duels are predicted below 5% or above 95%.",
    "Histogramme des prédictions en 20 classes : {share} des duels sont prédits sous 5 % ou au-dessus de 95 %."
  ],
  rocTitle: ["How well does it rank duels?", "Classe-t-il bien les duels ?"],
  rocName: ["ROC curve with an area of {auc}.", "Courbe ROC d’aire {auc}."],
  falsePositive: ["False positive rate", "Taux de faux positifs"],
  truePositive: ["True positive rate", "Taux de vrais positifs"],
  prTitle: ["Precision against recall", "Précision et rappel"],
  prName: ["Precision–recall curve with an area of {auc}.", "Courbe précision-rappel d’aire {auc}."],
  confusionTitle: ["Which errors does it make?", "Quelles erreurs fait-il ?"],
  confusionName: [
    "Confusion matrix: {right} of {n|duel|duels} called right.",
    "Matrice de confusion : favori bien désigné dans {right|duel|duels} sur {n}."
  ],
  actuallyA: ["A is favoured", "A est favori"],
  actuallyB: ["B is favoured", "B est favori"],
  saysA: ["Model says A", "Le modèle dit A"],
  saysB: ["Model says B", "Le modèle dit B"],
  slicesTitle: ["Where is it weaker?", "Où est-il plus faible ?"],
  sliceChart: ["How accurate is it by {dimension}?", "Quelle exactitude selon {dimension} ?"],
  probabilities: ["Are its chances true?", "Ses chances sont-elles justes ?"],
  known: ["Truth from", "Vérité par"],
  exact: ["exact", "calcul exact"],
  playouts: ["{n|playout|playouts}", "{n|partie|parties}"],
  slicesName: [
    "Accuracy by {dimension}, from {low} to {high}, with 95% Wilson intervals.",
    "Exactitude selon {dimension}, de {low} à {high}, avec intervalles de Wilson à 95 %."
  ],
  slicesSubtitle: [
    "Accuracy with 95% interval by {dimension}; pair-disjoint test split, n = {n}",
    "Exactitude et intervalle à 95 % selon {dimension} ; paires disjointes, n = {n}"
  ],
  value: ["Value", "Valeur"],
  low: ["Low", "Bas"],
  high: ["High", "Haut"],
  "type of A": ["type of A", "type de A"],
  "damage of A's move": ["damage of A’s move", "dégâts de l’attaque de A"],
  "turn structure of A's move": ["turn structure of A’s move", "tours de l’attaque de A"],
  "who moves first": ["who moves first", "qui frappe en premier"],
  opponent: ["opponent", "adversaire"],
  closeness: ["closeness", "écart à l’égalité"],
  worstTitle: ["Where was it most wrong?", "Où s’est-il le plus trompé ?"],
  worstNote: [
    "The test duels with the largest error. Open one to see the fight.",
    "Les duels de test à la plus grande erreur. Ouvrez-en un pour voir le combat."
  ],
  model: ["Model", "Modèle"],
  error: ["Error", "Erreur"],
  duel: ["Duel", "Duel"],
  subtitle: ["Pair-disjoint test split, n = {n}", "Paires disjointes, n = {n}"],
  source: ["data/evaluation/evaluation.json", "data/evaluation/evaluation.json"]
});

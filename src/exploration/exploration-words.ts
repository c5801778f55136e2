import {dictionary} from "../i18n/language.ts";

export const words = dictionary({
  source: ["warehouse and duels of this project", "entrepôt et duels de ce projet"],
  duelsTitle: ["Which duels are simulated?", "Quels duels sont simulés ?"],
  duelsNote: [
    "Three scenarios, as in the system this one re-creates. A duel is open when neither side wins more than four times in five.",
    "Trois scénarios, comme dans le système d’origine. Un duel est ouvert quand aucun côté ne gagne plus de quatre fois sur cinq."
  ],
  scenario: ["Scenario", "Scénario"],
  best_move: ["Both use their best move", "Chacun sa meilleure attaque"],
  random_move: ["B’s move at random", "Attaque de B au hasard"],
  all_combinations: ["All combinations", "Toutes les combinaisons"],
  duels: ["Duels", "Duels"],
  exact: ["Computed exactly", "Calculés exactement"],
  favoured: ["A favoured", "A favori"],
  open: ["Open", "Ouverts"],
  outcomeTitle: ["How decided are duels?", "Les duels sont-ils joués d’avance ?"],
  outcomeSubtitle: [
    "Duels by A’s chance to win, in 20 bins, by scenario; n = {n}",
    "Duels selon la chance de A de gagner, en 20 classes, par scénario ; n = {n}"
  ],
  outcomeName: [
    "Histogram of win probabilities: most duels lie at the two ends.",
    "Histogramme des probabilités de victoire : la plupart des duels sont aux deux extrémités."
  ],
  share: ["Share of duels", "Part des duels"],
  chance: ["Chance that A wins", "Chances que A gagne"],
  statsTitle: ["How are the stats distributed?", "Comment se répartissent les statistiques ?"],
  statsSubtitle: [
    "Base stats of {n|form|forms}, in steps of ten",
    "Statistiques de base de {n|forme|formes}, par pas de dix"
  ],
  statsName: [
    "Six histograms, one a base stat; most values lie between 40 and 110.",
    "Six histogrammes, un par statistique ; la plupart des valeurs sont entre 40 et 110."
  ],
  stat: ["Stat", "Statistique"],
  from: ["From", "De"],
  to: ["To", "À"],
  forms: ["Forms", "Formes"],
  typesTitle: ["Which types are common, and which win?", "Quels types sont fréquents, et lesquels gagnent ?"],
  typesSubtitle: [
    "Forms that have the type, and their mean chance to win with the best move",
    "Formes qui ont le type, et leur chance moyenne de gagner avec la meilleure attaque"
  ],
  typesName: [
    "Bars of forms by type. {type} is the commonest with {n}.",
    "Barres des formes par type. {type} est le plus fréquent avec {n}."
  ],
  type: ["Type", "Type"],
  wins: ["Wins", "Gagne"],
  movesTitle: ["What are the moves like?", "À quoi ressemblent les attaques ?"],
  movesSubtitle: ["226 moves by type and category", "226 attaques par type et catégorie"],
  movesName: [
    "Stacked bars of moves by type and category.",
    "Barres empilées des attaques par type et catégorie."
  ],
  moves: ["Moves", "Attaques"],
  category: ["Category", "Catégorie"],
  correlationTitle: ["Which stats go with winning?", "Quelles statistiques vont avec la victoire ?"],
  correlationSubtitle: [
    "Pearson correlation over forms; the mean chance to win is from the best-move duels",
    "Corrélation de Pearson sur les formes ; la chance moyenne de gagner vient des duels à meilleure attaque"
  ],
  correlationName: [
    "Correlation matrix. Most closely tied to winning: {stat}, r = {r}.",
    "Matrice de corrélation. Le plus lié à la victoire : {stat}, r = {r}."
  ],
  win: ["Chance to win", "Chance de gagner"],
  correlation: ["Correlation", "Corrélation"],
  sql: ["Ask your own question in SQL", "Posez votre propre question en SQL"],
  missing: [
    "how simulated duels end; what follows is of the warehouse alone",
    "comment finissent les duels simulés ; la suite ne montre que l’entrepôt"
  ]
});

import {dictionary} from "../i18n/language.ts";

export const words = dictionary({
  what: [
    "the comparison of the simulator with the reference engine",
    "la comparaison du simulateur avec le moteur de référence"
  ],
  reference: ["Reference: {engine}.", "Référence : {engine}."],
  damage: ["Damage values that differ", "Valeurs de dégâts différentes"],
  damageNote: ["of {n} compared", "sur {n} comparées"],
  winners: ["Favourites that differ", "Favoris différents"],
  winnersNote: [
    "of {n|battle|battles}, where the reference is clear",
    "sur {n|combat|combats}, là où la référence est nette"
  ],
  difference: ["Mean difference of p", "Écart moyen de p"],
  differenceNote: ["sampling alone gives {error}", "l’échantillonnage seul donne {error}"],
  speed: ["Duels beside the reference", "Duels face à la référence"],
  speedNote: ["times as many a second", "fois plus par seconde"],
  agreement: ["Do both give the same chances?", "Les deux donnent-ils les mêmes chances ?"],
  agreementTitle: ["Win probability in both engines", "Probabilité de victoire dans les deux moteurs"],
  agreementSubtitle: [
    "{duels|duel|duels}, {exact} of them answered exactly here, and {sets|four-move battle|four-move battles}; the reference played each {seeds|time|times}",
    "{duels|duel|duels}, dont {exact} résolus exactement ici, et {sets|combat|combats} à quatre attaques ; la référence a joué chacun {seeds} fois"
  ],
  agreementName: [
    "Scatter of both engines’ win probabilities: points lie along the diagonal.",
    "Nuage des probabilités des deux moteurs : les points suivent la diagonale."
  ],
  ours: ["This simulator", "Ce simulateur"],
  theirs: ["Reference engine", "Moteur de référence"],
  battle: ["Battle", "Combat"],
  duel: ["Duels of one move", "Duels à une attaque"],
  moveSet: ["Four-move battles", "Combats à quatre attaques"],
  classes: ["Where do they differ most?", "Où diffèrent-ils le plus ?"],
  classesTitle: ["Mean difference by what the move does", "Écart moyen selon l’effet de l’attaque"],
  classesSubtitle: [
    "Mean |difference| of p over {n|duel|duels} a class (100 battles a policy): a dot left of its tick is no more than sampling explains. None may be more than {limit} beyond it.",
    "|Écart| moyen de p sur {n|duel|duels} par classe (100 combats par politique) : un point à gauche de son trait ne dépasse pas ce qu’explique l’échantillonnage. Aucun ne peut le dépasser de plus de {limit}."
  ],
  classesName: [
    "Mean difference of each class beside the sampling error; the largest excess is {excess}, in {worst}.",
    "Écart moyen de chaque classe face à l’erreur d’échantillonnage ; le plus grand excès est {excess}, pour {worst}."
  ],
  effect: ["Effect", "Effet"],
  battles: ["Battles", "Combats"],
  sampling: ["Sampling error", "Erreur d’échantillonnage"],
  excess: ["Beyond sampling", "Au-delà"],
  builds: ["And with any build?", "Et avec n’importe quel élevage ?"],
  buildsCaption: [
    "Random levels, values, natures and friendship; the reference played each {seeds|time|times}",
    "Niveaux, valeurs, natures et bonheur au hasard ; la référence a joué chacun {seeds} fois"
  ],
  buildsNote: [
    "Stats of {builds|random build|random builds}: {stats} differ. Damage of one hit between random builds: {damage} of {outcomes|value differs|values differ}.",
    "Stats de {builds|élevage|élevages} au hasard : {stats} diffèrent. Dégâts d’un coup entre élevages au hasard : {damage|valeur|valeurs} sur {outcomes} diffèrent."
  ],
  solved: ["Does a solved fight keep its promise?", "Un combat résolu tient-il sa promesse ?"],
  solvedCaption: [
    "{fights|fight|fights} of four moves a side and random builds, solved within about a second each, then played {battles|time|times} in the reference against each opponent, the solution choosing for A",
    "{fights|combat|combats} à quatre attaques et élevages au hasard, résolus en une seconde chacun, puis joués {battles} fois dans la référence contre chaque adversaire, la solution choisissant pour A"
  ],
  solvedNote: [
    "Against itself a solution has to win its value; against anyone else no less. “Outside” is the mean distance of what was won from the interval that was promised; an interval of no width would be missed by the sampling error alone. The best response knows how the solution mixes its moves wherever the fight stands, and was found by value iteration over the solved fight.",
    "Contre elle-même, une solution doit gagner sa valeur ; contre tout autre, au moins autant. « Hors de l’intervalle » est la distance moyenne entre ce qui a été gagné et l’intervalle promis ; un intervalle sans largeur serait manqué de l’erreur d’échantillonnage à elle seule. La meilleure réponse sait comment la solution mélange ses attaques où qu’en soit le combat ; elle a été trouvée par itération des valeurs sur le combat résolu."
  ],
  against: ["Against", "Contre"],
  itself: ["the solution itself", "la solution elle-même"],
  greedy: ["the greedy policy", "la politique gloutonne"],
  max_damage: ["most damage each turn", "le plus de dégâts à chaque tour"],
  random: ["random choices", "des choix au hasard"],
  best_response: ["the best response to it", "la meilleure réponse à elle"],
  exact: ["exact", "exact"],
  exploitability: [
    "Of {fights|fight|fights} solved exactly, the most that either side could gain by knowing how the other mixes its moves, worked out over the whole fight: {mean} in the mean, {largest} at most.",
    "Sur {fights|combat résolu|combats résolus} exactement, le plus que l’un des camps gagnerait à savoir comment l’autre mélange ses attaques, calculé sur tout le combat : {mean} en moyenne, {largest} au plus."
  ],
  known: ["Interval", "Intervalle"],
  knownTo: ["at most {width} wide", "large de {width} au plus"],
  any: ["any", "quelconque"],
  promised: ["Promised (interval)", "Promis (intervalle)"],
  within: ["{value} ({low} to {high})", "{value} ({low} à {high})"],
  won: ["Won", "Gagné"],
  wonOff: ["{won} ± {error}", "{won} ± {error}"],
  outside: ["Outside the interval", "Hors de l’intervalle"],
  farOutside: ["Beyond 3 standard errors", "Au-delà de 3 erreurs types"],
  howFast: ["How fast is it?", "À quelle vitesse ?"],
  speedCaption: [
    "Battles per second of processor time, one thread, same battles in one process",
    "Combats par seconde de processeur, un fil, mêmes combats dans un processus"
  ],
  here: ["Here", "Ici"],
  there: ["Reference", "Référence"],
  ratio: ["Ratio", "Rapport"],
  more: [
    "Rules, sources and what is left out are in the document “Mechanics” of the project.",
    "Les règles, leurs sources et ce qui est laissé de côté sont dans le document « Mechanics » du projet."
  ]
});

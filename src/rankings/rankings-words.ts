import {dictionary} from "../i18n/language.ts";

export const words = dictionary({
  missing: [
    "every form by its fights of four moves a side",
    "toutes les formes par leurs combats à quatre attaques"
  ],
  how: [
    "The chance to win is the mean over all opponents of the field. Every fight, {pairs} of them, is estimated by a model; the solver worked out {solved} of them, {each} for each form, and what it said more or less than the model on average is added. {wide} of the solved fights are known less well than to five points either way, mostly those with healing or sleep: they widen the interval by what is open. The 95% interval is for what the model may still be off by. Solved fights are drawn from all opponents, so that it is wider against a small field; a form without a solved fight is not corrected.",
    "La chance de gagner est la moyenne sur tous les adversaires choisis sous « Contre ». Chaque combat, {pairs} en tout, est estimé par un modèle ; le solveur en a calculé {solved}, {each} par forme, et l’écart moyen qu’il a trouvé avec le modèle est ajouté. {wide} des combats résolus sont connus à plus de cinq points près, surtout ceux avec soins ou sommeil : ils élargissent l’intervalle de ce qui reste ouvert. L’intervalle à 95 % dit de combien le modèle peut encore se tromper. Les combats résolus sont tirés parmi tous les adversaires : l’intervalle est donc plus large contre peu d’adversaires ; une forme sans combat résolu n’est pas corrigée."
  ],
  fewToMany: ["{least} to {most}", "de {least} à {most}"],
  sets: [
    "Each set is computed: of all attacks the form can learn, the four that together win most duels, each opponent being met by the best of them; then one move is exchanged for another, status moves among them, where the model finds that the form wins more and the solver is sure of it. Level 50, best values, neutral nature.",
    "Chaque moveset est calculé : de toutes les attaques que la forme peut apprendre, les quatre qui gagnent ensemble le plus de duels, chaque adversaire affrontant la meilleure ; puis une attaque est échangée contre une autre, attaques de statut comprises, là où le modèle trouve que la forme gagne davantage et où le solveur en est sûr. Niveau 50, meilleures valeurs, nature neutre."
  ],
  caption: ["Forms by their chance to win a fight", "Formes par chance de gagner un combat"],
  set: ["Set", "Moveset"],
  solved: ["Solved", "Résolus"],
  fight: ["Fight", "Combat"],
  fightAs: ["Fight with {name}", "Combattre avec {name}"],
  form: ["Form", "Forme"],
  evolution: ["Evolution", "Évolution"],
  final: ["Fully evolved", "Stade final"],
  evolves: ["Can still evolve", "Peut encore évoluer"],
  against: ["Against", "Contre"],
  againstAll: ["all forms", "toutes"],
  againstFinal: ["fully evolved forms", "les formes au stade final"],
  againstType: ["forms of type {type}", "les formes de type {type}"],
  apart: ["How far apart are they?", "Quel écart entre elles ?"],
  chartTitle: ["The best of these", "Les meilleures de celles-ci"],
  chartSubtitle: [
    "{n|form|forms}, chance to win against {field|opponent|opponents}, 95% interval",
    "{n|forme|formes}, chance de gagner contre {field|adversaire|adversaires}, intervalle à 95 %"
  ],
  chartName: [
    "{best} comes first and wins {p} of its fights on average.",
    "{best} arrive en tête et gagne {p} de ses combats en moyenne."
  ],
  low: ["Low", "Bas"],
  high: ["High", "Haut"]
});

import {dictionary} from "../i18n/language.ts";

export const words = dictionary({
  hint: ["Name or type", "Nom ou type"],
  caption: ["The 226 moves of Let’s Go", "Les 226 attaques de Let’s Go"],
  pp: ["PP", "PP"],
  learners: ["Learned by", "Apprise par"],
  effect: ["Effect", "Effet"],
  minimum: ["Power from", "Puissance dès"],
  any: ["Any", "Toutes"],
  anyType: ["Any", "Tous"],
  strongest: ["{n} and more", "{n} et plus"],
  unknown: ["There is no move “{id}”.", "Il n’y a pas d’attaque « {id} »."],
  description: [
    "{name} in Pokémon Let’s Go: {type}, {category}, power {power}, {accuracy}; what it does, and {learners}.",
    "{name} dans Pokémon Let’s Go : {type}, {category}, puissance {power}, {accuracy} ; ce qu’elle fait, et {learners}."
  ],
  withAccuracy: ["accuracy {accuracy}", "précision {accuracy}"],
  withLearners: [
    "the {n|Pokémon that learns|Pokémon that learn} it",
    "{n|Pokémon qui l’apprend|Pokémon qui l’apprennent}"
  ],
  withoutLearners: ["that no Pokémon learns it", "qu’aucun Pokémon ne l’apprend"],
  otherName: ["in French: {name}", "en anglais : {name}"],
  effectTitle: ["What does it do?", "Que fait-elle ?"],
  inWords: ["In short:", "En bref :"],
  targetsTitle: ["Whom does it hurt?", "À qui fait-elle mal ?"],
  targetsNote: [
    "Damage multiplier against each type; a Pokémon of two types takes the product.",
    "Multiplicateur de dégâts contre chaque type ; un Pokémon de deux types subit le produit."
  ],
  immuneNote: [
    "Its damage does not depend on types, but these feel nothing of it.",
    "Ses dégâts ne dépendent pas des types, mais ceux-ci n’en sentent rien."
  ],
  immuneNone: ["Its damage does not depend on types.", "Ses dégâts ne dépendent pas des types."],
  statusImmune: [
    "It does no damage by itself, and nothing at all to these.",
    "Elle n’inflige pas de dégâts par elle-même, et ne fait rien à ceux-ci."
  ],
  faintsFirst: [
    "Nobody, in a fight of one against one: whoever uses it loses first.",
    "À personne, dans un combat à un contre un : qui l’utilise perd d’abord."
  ],
  noDamage: ["It does no damage by itself.", "Elle n’inflige pas de dégâts par elle-même."],
  bestTitle: ["How often is it the best move?", "À quelle fréquence est-elle la meilleure attaque ?"],
  bestShare: [
    "It is the best choice in {share} of the open fights of those that can learn it: {n} of {of}.",
    "Elle est le meilleur choix dans {share} des combats ouverts de ceux qui peuvent l’apprendre : {n} sur {of}."
  ],
  bestRank: [
    "{rank} of {n|attack|attacks} by that share.",
    "{rank} rang parmi {n|attaque|attaques} selon cette part."
  ],
  bestNever: [
    "Never: in {of|open fight|open fights} of those that can learn it another move is better each time.",
    "Jamais : dans {of|combat ouvert|combats ouverts} de ceux qui peuvent l’apprendre, une autre attaque vaut mieux à chaque fois."
  ],
  bestNobody: [
    "Nobody with an open fight can learn it.",
    "Aucun Pokémon qui ait un combat ouvert ne peut l’apprendre."
  ],
  bestNote: [
    "Both sides repeat one move; the simulator tries all. Only open fights count, neither won nor lost for certain: in the others any move would do.",
    "Chaque côté répète une attaque ; le simulateur les essaie toutes. Seuls comptent les combats ouverts, ni gagnés ni perdus d’avance : dans les autres, n’importe quelle attaque se vaut."
  ],
  bestUsers: ["Best in whose hands", "Chez qui elle est la meilleure"],
  bestMissing: ["the simulated duels that tell", "les duels simulés qui le disent"],
  learnersTitle: ["Who learns it?", "Qui l’apprend ?"],
  learnersOf: ["Pokémon that learn {name}", "Pokémon qui apprennent {name}"],
  learnersCount: ["{n|form|forms} of 188.", "{n|forme|formes} sur 188."],
  nobody: ["No Pokémon learns it.", "Aucun Pokémon ne l’apprend."],
  way: ["How", "Comment"],
  sameType: ["Same type: half as much damage again", "Même type : moitié de dégâts en plus"],
  stab: ["STAB", "STAB"],
  bestIn: ["Best in open fights", "Meilleure en combat ouvert"],
  outOf: ["{n} of {of}", "{n} sur {of}"],
  all: ["All moves", "Toutes les attaques"]
});

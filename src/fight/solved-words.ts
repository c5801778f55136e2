import {dictionary} from "../i18n/language.ts";

/** What the page says of the real fight, solved as a game. */
export const solvedWords = dictionary({
  now: ["What to do now", "Que faire maintenant"],
  mixed: ["{text}; {share} {other}", "{text} ; {share} {other}"],
  mixNote: [
    "Draw lots each turn: whoever is foreseen is punished.",
    "Tirez au sort à chaque tour : qui est prévisible est puni."
  ],
  chance: ["chance that {name} wins", "de chances que {name} gagne"],
  exact: ["exact", "exact"],
  within: ["± {points}", "± {points}"],
  between: ["between {low} and {high}", "entre {low} et {high}"],
  computing: ["still computing…", "calcul en cours…"],
  tied: ["Just as good: {moves}.", "Tout aussi bien : {moves}."],
  damage: ["{move}: {range} of {name}’s HP, {knockOut}", "{move} : {range} des PV de {name}, {knockOut}"],
  noDamage: ["{move} does no damage by itself.", "{move} ne fait pas de dégâts par elle-même."],
  knockOut: ["{n}HKO {chance}", "K.O. en {n|coup|coups} {chance}"],
  oneHit: ["OHKO {chance}", "K.O. en 1 coup {chance}"],
  noKnockOut: ["no knock-out within {n|hit|hits}", "pas de K.O. en {n|coup|coups}"],
  range: ["{low}–{high}%", "{low}–{high} %"],
  percent: ["{n}%", "{n} %"],
  side: ["{name}, level {level}", "{name}, niveau {level}"],
  hurt: ["{hp}% HP", "{hp} % PV"],
  versus: ["{a} against {b}", "{a} contre {b}"],
  leftOut: [
    "The answer is without {moves}: a move that turns into others as the fight goes cannot be counted out. The chance is that of the other moves alone.",
    "La réponse se passe de {moves} : une attaque qui en devient d’autres au fil du combat ne peut être calculée. La chance est celle des autres attaques seules."
  ],
  unsolved: [
    "{name} has no other move than {moves}, and what that turns into cannot be counted out. Give it another move to see its chances; below is the duel of one repeated move.",
    "{name} n’a que {moves}, et ce que cela devient ne peut être calculé. Donnez-lui une autre attaque pour voir ses chances ; plus bas se trouve le duel d’une seule attaque répétée."
  ],
  ranOut: [
    "A long fight: in {share} of those played, a move ran out of power points. The chance above takes moves with more than 3 for endless.",
    "Un combat long : dans {share} de ceux joués, une attaque n’avait plus de PP. La chance ci-dessus tient pour inépuisables les attaques qui en ont plus de 3."
  ],
  noMoves: [
    "{name} has no move to fight with. Choose one.",
    "{name} n’a aucune attaque pour combattre. Choisissez-en une."
  ],
  beyond: [
    "One turn of this fight can go in more ways than can be counted out, mostly since Counter or Mirror Coat meets a move that hits several times. Without one of them there is an answer; below is the duel of one repeated move.",
    "Un tour de ce combat peut se passer de plus de façons qu’on ne peut calculer, le plus souvent parce que Riposte ou Voile Miroir rencontre une attaque à plusieurs coups. Sans l’une d’elles, il y a une réponse ; plus bas se trouve le duel d’une seule attaque répétée."
  ],
  broken: ["The solver stopped: {message}", "Le solveur s’est arrêté : {message}"],
  how: [
    "Both choose at once, turn by turn, as well as can be: the fight solved as a game, in your browser.",
    "Chacun choisit en même temps, tour après tour, au mieux : le combat résolu comme un jeu, dans votre navigateur."
  ],
  movesOf: ["Moves of {name}", "Attaques de {name}"],
  share: ["How often", "Fréquence"],
  worstCase: ["At worst", "Au pire"],
  damageDealt: ["Damage", "Dégâts"],
  knockOuts: ["Knock-out", "K.O."],
  detailTitle: ["What is each move worth now?", "Que vaut chaque attaque maintenant ?"],
  detailNote: [
    "How often the best mix uses it, and the chance to win where it is used now, whatever the other does.",
    "Sa fréquence dans le meilleur mélange, et la chance de gagner si elle sert maintenant, quoi que fasse l’autre."
  ],
  firstTitle: ["The first turn, choice against choice", "Le premier tour, choix contre choix"],
  firstNote: [
    "Chance that {name} wins, by what it does (rows) and what the other does (columns) in the first turn.",
    "Chances que {name} gagne, selon ce qu’il fait (lignes) et ce que fait l’autre (colonnes) au premier tour."
  ],
  linesTitle: ["How will it go?", "Comment cela va-t-il se passer ?"],
  linesNote: [
    "Fights played by both as well as can be; rare ways are left out.",
    "Des combats joués au mieux par les deux ; les déroulements rares sont omis."
  ],
  line: ["{moveA} against {moveB}", "{moveA} contre {moveB}"],
  ofFights: ["{share} of fights", "{share} des combats"],
  endsA: ["{name} wins here in {share}", "{name} gagne ici dans {share}"],
  goesOn: [
    "then, if both stand ({hpA} and {hpB} HP left):",
    "puis, si les deux tiennent ({hpA} et {hpB} des PV restants) :"
  ],
  struggle: ["Struggle", "Lutte"],
  typicalTitle: ["A typical fight", "Un combat typique"],
  typicalNote: [
    "Of the fights played, most end like this one, which is of median length: {share} end so in as many turns.",
    "Parmi les combats joués, la plupart finissent comme celui-ci, de longueur médiane : {share} finissent ainsi en autant de tours."
  ],
  duelTitle: [
    "The duel of one repeated move, as the original system asks it",
    "Le duel d’une seule attaque répétée, tel que le système d’origine le pose"
  ],
  duelNote: [
    "Another question: each repeats one move until the other faints, at level 50, unhurt, with perfect values. The model answers it.",
    "Une autre question : chacun répète une attaque jusqu’au K.O., au niveau 50, indemne, avec des valeurs parfaites. Le modèle y répond."
  ]
});

import {dictionary} from "../i18n/language.ts";

export const teamWords = dictionary({
  lead: ["Lead with", "Envoyez d’abord"],
  leadNote: [
    "Draw lots: a lead that is foreseen is met by its worst opponent.",
    "Tirez au sort : un premier choix prévisible tombe sur son pire adversaire."
  ],
  leadTheirs: ["They should lead with", "En face, attendez-vous à"],
  leadChance: ["chance that your lead beats theirs", "de chances que votre premier batte le leur"],
  leadBar: ["Chance that your lead wins", "Chance que votre premier gagne"],
  yours: ["Your team", "Votre équipe"],
  theirs: ["Other team", "Équipe adverse"],
  answered: ["You have an answer to {n} of their {all}.", "Vous avez une réponse à {n} de leurs {all}."],
  none: ["No answer to {name}", "Pas de réponse à {name}"],
  unsure: ["Not clear yet: {name}", "Pas encore clair : {name}"],
  unsolvable: [
    "None of these fights can be solved: on one side there are only moves that turn into others.",
    "Aucun de ces combats ne peut être résolu : d’un côté, il n’y a que des attaques qui en deviennent d’autres."
  ],
  computing: ["Computing…", "Calcul en cours…"],
  progress: [
    "{settled} of {n|fight|fights} settled, {ms} s",
    "{settled} sur {n|combat réglé|combats réglés}, {ms} s"
  ],
  settled: ["All of {n|fight|fights} settled in {ms} s.", "{n|combat réglé|combats réglés} en {ms} s."],
  stopped: [
    "{open} of {n|fight|fights} still lie between bounds, after {ms} s.",
    "{open} sur {n|combat reste|combats restent} entre deux bornes, après {ms} s."
  ],
  stop: ["Stop", "Arrêter"],
  further: ["Compute further", "Calculer encore"],
  broken: ["The solver stopped: {message}", "Le solveur s’est arrêté : {message}"],
  matrix: ["Who beats whom?", "Qui bat qui ?"],
  matrixNote: [
    "Chance that your Pokémon (rows) beats theirs (columns), one against one, both playing as well as can be. Each fight is estimated at once (est.), then solved, the closest ones first; it is settled within three points. Each opens the whole of it.",
    "Chance que votre Pokémon (lignes) batte le leur (colonnes), un contre un, les deux jouant au mieux. Chaque combat est d’abord estimé (est.), puis résolu, les plus serrés en premier ; il est réglé à trois points près. Chaque case l’ouvre en entier."
  ],
  cell: ["{a} against {b}: {value}, {interval}", "{a} contre {b} : {value}, {interval}"],
  about: ["≈ {p}", "≈ {p}"],
  est: ["est.", "est."],
  estimated: ["estimated", "estimé"],
  leadEstimated: ["by estimates so far", "d’après des estimations pour l’instant"],
  cellOpen: ["{a} against {b}: not computed yet", "{a} contre {b} : pas encore calculé"],
  cellUnsolvable: [
    "{a} against {b}: cannot be solved, one of them has only moves that turn into others",
    "{a} contre {b} : impossible à résoudre, l’un des deux n’a que des attaques qui en deviennent d’autres"
  ],
  exact: ["exact", "exact"],
  off: ["± {points}", "± {points}"],
  range: ["{low}–{high}", "{low}–{high}"],
  threats: ["Whom to fear?", "Qui craindre ?"],
  threatsNote: [
    "The other team, most dangerous first, with who of yours wins more often than not.",
    "L’équipe adverse, du plus dangereux au moins dangereux, avec ceux des vôtres qui gagnent plus souvent qu’ils ne perdent."
  ],
  noAnswer: ["no answer", "sans réponse"],
  notClear: ["not clear yet", "pas encore clair"],
  onlyAnswer: ["one answer", "une réponse"],
  answers: ["{n|answer|answers}", "{n|réponse|réponses}"],
  covers: ["Covered by", "Couvert par"],
  closest: ["Closest", "Au plus près"],
  box: ["From your box", "De votre boîte"],
  boxHardly: [
    "Nobody of your box is likely to beat it either.",
    "Personne de votre boîte n’a de bonnes chances contre lui non plus."
  ],
  boxNobody: ["Nobody of your box beats it either.", "Personne de votre boîte ne le bat non plus."],
  askBox: ["Solve the fights of your box", "Résoudre les combats de votre boîte"],
  leftOut: [
    "The fights are without {moves}: moves that turn into others as the fight goes cannot be followed.",
    "Les combats se passent de {moves} : les attaques qui en deviennent d’autres au fil du combat ne peuvent être suivies."
  ],
  example: [
    "An example: choose your own Pokémon below, or read a whole team from Showdown’s text.",
    "Un exemple : choisissez vos Pokémon ci-dessous, ou lisez une équipe entière depuis le texte de Showdown."
  ],
  emptyTitle: ["Two teams, please", "Deux équipes, s’il vous plaît"],
  empty: ["Add at least one Pokémon to each team.", "Ajoutez au moins un Pokémon à chaque équipe."],
  add: ["Add a Pokémon", "Ajouter un Pokémon"],
  addOpponent: ["Add an opponent", "Ajouter un adversaire"],
  change: ["Change", "Modifier"],
  level: ["Lv {level}", "N. {level}"],
  remove: ["Take {name} out of the team", "Retirer {name} de l’équipe"],
  close: ["Done", "Terminé"],
  swap: ["Swap teams", "Échanger les équipes"],
  unknownInAddress: [
    "The address names “{value}”, which is not in the game; it is left out.",
    "L’adresse nomme « {value} », qui n’est pas dans le jeu ; c’est omis."
  ],
  assumed: [
    "Nobody switches, items and healing between fights are left aside; power points above 3 never run out.",
    "Personne ne change de Pokémon ; objets et soins entre les combats sont laissés de côté ; au-delà de 3, les PP ne s’épuisent jamais."
  ]
});

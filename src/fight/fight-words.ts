import {dictionary} from "../i18n/language.ts";

export const words = dictionary({
  you: ["Your Pokémon", "Votre Pokémon"],
  opponent: ["Opponent", "Adversaire"],
  choose: ["Choose a Pokémon", "Choisir un Pokémon"],
  chooseOpponent: ["Choose an opponent", "Choisir un adversaire"],
  hint: ["Name, number or type…", "Nom, numéro ou type…"],
  moves: ["Moves ({n} of 4)", "Attaques ({n} sur 4)"],
  addMove: ["Add a move of {name}", "Ajouter une attaque à {name}"],
  addHint: ["Search its moves…", "Chercher parmi ses attaques…"],
  remove: ["Remove {move}", "Retirer {move}"],
  bestFour: ["Best four", "Les quatre meilleures"],
  bestFourOf: ["Choose the best four moves of {name}", "Choisir les quatre meilleures attaques de {name}"],
  swap: ["Swap sides", "Échanger les côtés"],
  random: ["Random fight", "Combat au hasard"],
  share: ["Copy link", "Copier le lien"],
  shared: ["Link copied", "Lien copié"],
  inTheBar: ["Not copied: the link is in the address bar", "Non copié : le lien est dans la barre d’adresse"],
  noDamaging: ["{name} has no damaging move.", "{name} n’a aucune attaque offensive."],
  cannotHit: ["None of {name}’s moves can hit {foe}.", "Aucune attaque de {name} ne peut toucher {foe}."],
  bestKnown: ["Best known", "Le mieux connu"],
  tied: [
    "Just as good, as far as can be told: {moves}.",
    "Tout aussi bien, pour autant qu’on sache : {moves}."
  ],
  unseen: [
    "If both choose without seeing the other’s choice: {value}.",
    "Si chacun choisit sans voir le choix de l’autre : {value}."
  ],
  workedOut: ["worked out exactly", "calculé exactement"],
  fought: [
    "± {points|point|points}, {n|fight|fights} played",
    "± {points|point|points}, {n|combat joué|combats joués}"
  ],
  reply: ["Best reply", "Meilleure réponse"],
  noMatch: ["Nothing like that", "Rien de semblable"],
  full: [
    "Four moves are chosen. Remove one to add another.",
    "Quatre attaques sont choisies. Retirez-en une pour en ajouter une autre."
  ],
  use: ["Use {move}", "Utilisez {move}"],
  chance: ["chance that {name} wins", "de chances que {name} gagne"],
  against: [
    "even against {move}, {name}’s best reply to it",
    "même contre {move}, la meilleure réponse de {name}"
  ],
  computed: [
    "Proposed by model version {version} and settled by the simulator, in your browser, in {ms} ms.",
    "Proposé par la version {version} du modèle et tranché par le simulateur, dans votre navigateur, en {ms} ms."
  ],
  typically: ["give or take {points|point|points}", "à {points|point|points} près"],
  range: [
    "The bracket on the bar shows where the truth lies in 19 cases of 20.",
    "Le repère sur la barre montre où se trouve la vérité 19 fois sur 20."
  ],
  simulating: ["Playing the fights…", "Les combats se jouent…"],
  sure: ["{name} wins almost every time", "{name} gagne presque à chaque fois"],
  likely: ["{name} is favoured", "{name} est favori"],
  even: ["Close to a coin toss", "Presque à pile ou face"],
  truthTitle: ["Is the model right?", "Le modèle a-t-il raison ?"],
  truthNote: [
    "The same fight, played in your browser by the simulator of the game’s rules.",
    "Le même combat, joué dans votre navigateur par le simulateur des règles du jeu."
  ],
  model: ["Model", "Modèle"],
  simulator: ["Simulator", "Simulateur"],
  difference: ["Difference", "Différence"],
  simulatorOf: ["Chance that {name} wins.", "Chances que {name} gagne."],
  exact: [
    "Exact: every way this fight can go was followed to its end",
    "Exact : toutes les issues de ce combat ont été suivies jusqu’au bout"
  ],
  typicalRange: [
    "The bracket on the bar is the model’s mean error on unseen duels as close as this one.",
    "Le repère sur la barre est l’erreur moyenne du modèle sur des duels inédits aussi serrés que celui-ci."
  ],
  monteCarlo: [
    "{n|fight|fights} played, 95% interval {low} to {high}",
    "{n|combat joué|combats joués}, intervalle à 95 % de {low} à {high}"
  ],
  agrees: ["The model is within {diff|point|points}.", "Le modèle est à {diff|point|points} près."],
  rankTitle: ["How do your moves rank?", "Comment se classent vos attaques ?"],
  rankCaption: ["Your moves by chance to win", "Vos attaques par chances de gagner"],
  win: ["Chance to win", "Chance de gagner"],
  effect: ["Effect", "Efficacité"],
  stabbed: ["STAB ×1.5", "STAB ×1,5"],
  hpPerTurn: ["HP a turn", "PV par tour"],
  matrixTitle: ["What if the opponent answers differently?", "Et si l’adversaire répond autrement ?"],
  matrixNote: [
    "Chance that {name} wins, for each of your moves (rows) against each of theirs (columns).",
    "Chances que {name} gagne, pour chacune de vos attaques (lignes) contre chacune des siennes (colonnes)."
  ],
  matrixOf: ["{row} against {column}: {value}", "{row} contre {column} : {value}"],
  matrixBy: ["Shown by", "Affiché selon"],
  mix: ["Best mix", "Meilleur mélange"],
  equilibrium: [
    "If both choose at their best without knowing the other’s choice, {name} wins {value} of fights; the margins show how often each move is then used.",
    "Si chacun choisit au mieux sans connaître le choix de l’autre, {name} gagne {value} des combats ; les marges disent à quelle fréquence chaque attaque est alors utilisée."
  ],
  tapeTitle: ["Tale of the tape", "Face-à-face"],
  tapeNote: [
    "Base stats: of the kind, before level, nature and values; HP in battle are more.",
    "Statistiques de base : de l’espèce, avant niveau, nature et valeurs ; les PV en combat sont plus nombreux."
  ],
  unknownInAddress: [
    "The address names “{value}”, which is not in the game; a default stands in.",
    "L’adresse nomme « {value} », qui n’est pas dans le jeu ; un choix par défaut le remplace."
  ],
  noAnswer: [
    "Choose another Pokémon to get an answer.",
    "Choisissez un autre Pokémon pour obtenir une réponse."
  ],
  noModel: ["the model’s estimate of the duel", "l’estimation du duel par le modèle"]
});

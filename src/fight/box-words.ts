import {dictionary} from "../i18n/language.ts";

export const boxWords = dictionary({
  title: ["My Pokémon, and Showdown’s text", "Mes Pokémon, et le texte de Showdown"],
  rememberTeam: ["Remember your team", "Retenir votre équipe"],
  remember: ["Remember your Pokémon", "Retenir votre Pokémon"],
  mine: ["Remembered in this browser", "Retenus dans ce navigateur"],
  none: ["None yet.", "Aucun pour l’instant."],
  entry: ["{name}, level {level}", "{name}, niveau {level}"],
  use: ["Use {entry}", "Prendre {entry}"],
  forget: ["Forget {entry}", "Oublier {entry}"],
  text: ["Showdown text (EVs are AVs)", "Texte de Showdown (les EV sont les niveaux d’éveil)"],
  read: ["Read as your Pokémon", "Lire comme votre Pokémon"],
  readOpponent: ["Read as the opponent", "Lire comme adversaire"],
  readTeam: ["Read as your team", "Lire comme votre équipe"],
  readOpponents: ["Read as the other team", "Lire comme équipe adverse"],
  write: ["Write both", "Écrire les deux"],
  nothing: ["No set was found in the text.", "Aucun Pokémon n’a été trouvé dans le texte."],
  taken: ["Read: {name}.", "Lu : {name}."],
  others: [
    "Of {n|set|sets} the first was taken; all are remembered.",
    "De {n} Pokémon, le premier a été pris ; tous sont retenus."
  ],
  othersOfTeam: [
    "Of {n|set|sets} the first {places} were taken; all are remembered.",
    "De {n} Pokémon, les {places} premiers ont été pris ; tous sont retenus."
  ],
  problem: ["Line {line}, “{given}”: {problem}", "Ligne {line}, « {given} » : {problem}"],
  right: ["{problem} Right would be: {expected}.", "{problem} Serait juste : {expected}."],
  unknown_line: ["says nothing that is known.", "ne dit rien de connu."],
  unknown_pokemon: ["is no Pokémon of the game.", "n’est pas un Pokémon du jeu."],
  unknown_move: ["is no move of the game.", "n’est pas une attaque du jeu."],
  unknown_nature: ["is no nature.", "n’est pas une nature."],
  unknown_stat: ["is no number and a stat.", "n’est pas un nombre suivi d’une stat."],
  cannot_learn: ["is no move that it can learn.", "n’est pas une attaque qu’il peut apprendre."],
  repeated_move: ["is there twice.", "y est deux fois."],
  too_many_moves: ["is one move too many.", "est une attaque de trop."],
  no_move: ["has no move that it can use.", "n’a aucune attaque utilisable."],
  no_items: ["is an item, and Let’s Go has none.", "est un objet, et Let’s Go n’en a pas."],
  no_abilities: ["is an ability, and Let’s Go has none.", "est un talent, et Let’s Go n’en a pas."],
  out_of_range: ["is out of bounds.", "est hors limites."],
  bounds: ["{least} to {most}", "de {least} à {most}"]
});

import {dictionary} from "../i18n/language.ts";

export const words = dictionary({
  add: ["Add a Pokémon", "Ajouter un Pokémon"],
  hint: ["Name, number or type…", "Nom, numéro ou type…"],
  nothing: ["Nothing like that", "Rien de semblable"],
  full: [
    "Six are chosen. Remove one to add another.",
    "Six sont choisis. Retirez-en un pour en ajouter un autre."
  ],
  remove: ["Remove {name}", "Retirer {name}"],
  favourites: ["Compare your favourites", "Comparer vos favoris"],
  unknown: ["“{name}” is no Pokémon of Let’s Go.", "« {name} » n’est pas un Pokémon de Let’s Go."],
  beyond: ["Six at most are compared: without {names}.", "Six au plus sont comparés : sans {names}."],
  firstFavourites: ["Compare your first six favourites", "Comparer vos six premiers favoris"],
  few: ["Add one more to compare.", "Ajoutez-en un autre pour comparer."],
  statsTitle: ["Who is stronger?", "Qui est plus fort ?"],
  statsCaption: ["Base stats side by side", "Statistiques de base côte à côte"],
  stat: ["Base stat", "Statistique de base"],
  highest: ["highest", "la plus haute"],
  defenceTitle: ["What hurts them?", "Qu’est-ce qui leur fait mal ?"],
  defenceCaption: [
    "Damage multiplier of an attack of each type against each of them",
    "Multiplicateur de dégâts d’une attaque de chaque type contre chacun"
  ],
  fightsTitle: ["Who beats whom?", "Qui bat qui ?"],
  fightsNote: [
    "Chance that the row beats the column, each with its best move, from the simulator. A cell opens the fight.",
    "Chances que la ligne batte la colonne, chacun avec sa meilleure attaque, selon le simulateur. Une case ouvre le combat."
  ],
  fightsCaption: ["Their fights against each other", "Leurs combats entre eux"],
  fight: ["{a} against {b}: {chance}", "{a} contre {b} : {chance}"],
  meanOfAll: ["against all others", "contre tous les autres"],
  missing: ["their simulated duels", "leurs duels simulés"],
  movesTitle: ["What do they learn?", "Qu’apprennent-ils ?"],
  movesCaption: ["Moves side by side", "Attaques côte à côte"],
  movesNote: [
    "How each learns a move; the bar is in how many of its open fights it is that one’s best move. Of {n|move|moves} they learn {shared} in common.",
    "Comment chacun apprend une attaque ; la barre dit dans combien de ses combats ouverts c’est sa meilleure. Sur {n|attaque|attaques}, {shared} en commun."
  ],
  bestOf: [
    "best move in {n} of {of|open fight|open fights}",
    "meilleure attaque dans {n} sur {of|combat ouvert|combats ouverts}"
  ],
  which: ["Moves", "Attaques"],
  allMoves: ["All", "Toutes"],
  attacks: ["Attacks", "Offensives"],
  different: ["Not in common", "Pas en commun"]
});

import {dictionary} from "../i18n/language.ts";

export const words = dictionary({
  form: ["Form", "Forme"],
  searchHint: ["Name, number, form or type", "Nom, numéro, forme ou type"],
  caption: ["The 188 Pokémon and forms of Let’s Go", "Les 188 Pokémon et formes de Let’s Go"],
  description: [
    "{name} in Pokémon Let’s Go: {types}; base stats {total} in total; weak to {weak}; its {n|move|moves}, and whom it beats.",
    "{name} dans Pokémon Let’s Go : {types} ; {total} de statistiques de base en tout ; craint {weak} ; ses {n|attaque|attaques}, et qui il bat."
  ],
  baseStats: ["Base stats", "Statistiques de base"],
  statsTitle: ["How do its stats compare?", "Que valent ses statistiques ?"],
  statsNote: [
    "Base stats. The tick is the median of all 188 forms; the rank counts from the highest.",
    "Statistiques de base. Le trait est la médiane des 188 formes ; le rang compte depuis la plus haute."
  ],
  rank: ["{rank} of {n}", "{rank} sur {n}"],
  defenceTitle: ["What hurts it?", "Qu’est-ce qui lui fait mal ?"],
  defenceNote: [
    "Damage multiplier of an attack of each type.",
    "Multiplicateur de dégâts d’une attaque de chaque type."
  ],
  familyTitle: ["Its family", "Sa famille"],
  evolution: ["Evolution line", "Lignée d’évolution"],
  forms: ["Other forms", "Autres formes"],
  alone: ["It neither evolves nor has another form here.", "Il n’évolue pas et n’a pas d’autre forme ici."],
  learnsetTitle: ["What can it learn?", "Que peut-il apprendre ?"],
  learnset: ["Learnset of {name}", "Attaques de {name}"],
  learnedBy: ["Learned by", "Apprise par"],
  bestMove: ["Best in open fights", "Meilleure en combat ouvert"],
  bestOf: ["{n} of {of}", "{n} sur {of}"],
  favourites: ["Favourites", "Favoris"],
  onlyFavourites: ["Only mine", "Les miens"],
  star: ["Star", "Favori"],
  noFavourites: [
    "No favourite yet: the star beside a name makes one.",
    "Aucun favori pour l’instant : l’étoile à côté d’un nom en fait un."
  ],
  compareFirst: ["Compare the first six favourites", "Comparer les six premiers favoris"],
  compareFavourites: ["Compare favourites", "Comparer les favoris"],
  compare: ["Compare", "Comparer"],
  fight: ["Predict a fight", "Prédire un combat"],
  facts: ["Height {height} m, weight {weight} kg", "Taille {height} m, poids {weight} kg"],
  matchupTitle: ["Whom does it beat?", "Qui bat-il ?"],
  matchupNote: [
    "Chance to win with each side’s best move, from the simulator: its ten best and ten worst of {n} match-ups.",
    "Chance de gagner avec la meilleure attaque de chaque côté, selon le simulateur : ses dix meilleurs et dix pires duels sur {n}."
  ],
  best: ["Best match-ups", "Meilleurs duels"],
  worst: ["Worst match-ups", "Pires duels"],
  average: ["It wins {share} of its duels on average.", "Il gagne en moyenne {share} de ses duels."],
  noMatchups: [
    "It has no damaging move, so it takes part in no duel.",
    "Il n’a aucune attaque offensive et ne participe donc à aucun duel."
  ],
  missingMatchups: ["its simulated duels with all others", "ses duels simulés contre tous les autres"],
  unknown: ["There is no form “{id}”.", "Il n’y a pas de forme « {id} »."],
  stab: ["STAB", "STAB"]
});

import {dictionary} from "../i18n/language.ts";

export const words = dictionary({
  figures: ["Headline figures", "Chiffres clés"],
  forms: ["Pokémon and forms", "Pokémon et formes"],
  formsNote: [
    "{species} species, {moves} moves, {learnset} learnset entries",
    "{species} espèces, {moves} attaques, {learnset} entrées d’apprentissage"
  ],
  duels: ["Duels simulated", "Duels simulés"],
  duelsNote: ["{exact} of them computed exactly", "dont {exact} calculés exactement"],
  accuracy: ["Winner named right", "Bon vainqueur désigné"],
  accuracyNote: [
    "on {n} duels of pairs never seen in training; the best possible is {limit}",
    "sur {n} duels de paires jamais vues ; le meilleur possible est {limit}"
  ],
  rocAuc: ["ROC-AUC", "ROC-AUC"],
  rocAucNote: ["95% interval {low} – {high}", "intervalle à 95 % {low} – {high}"],
  error: ["Mean error of a probability", "Erreur moyenne d’une probabilité"],
  points: ["{n} pts", "{n} pts"],
  errorNote: ["percentage points, on the same duels", "points de pourcentage, sur les mêmes duels"],
  pending: ["not yet", "pas encore"],
  pendingNote: ["run npm start to compute it", "lancez npm start pour le calculer"],
  tryTitle: ["Try a fight", "Essayez un combat"],
  tryNote: [
    "The simulator’s answer when both use their best move. Open one to see every move.",
    "La réponse du simulateur quand chacun utilise sa meilleure attaque. Ouvrez-en un pour voir toutes les attaques."
  ],
  versus: ["{a} against {b}", "{a} contre {b}"],
  stateTitle: ["What is behind this site?", "Qu’y a-t-il derrière ce site ?"],
  model: ["Model", "Modèle"],
  modelText: [
    "Version {version}, trained {date} on {rows} duels with {features} features.",
    "Version {version}, entraînée le {date} sur {rows} duels avec {features} variables."
  ],
  data: ["Data", "Données"],
  dataText: [
    "{forms} forms, {moves} moves and {duels} duels, built by one pipeline from the game’s data.",
    "{forms} formes, {moves} attaques et {duels} duels, construits par une seule chaîne à partir des données du jeu."
  ],
  dataPending: [
    "{forms} forms and {moves} moves; the duels have not been simulated yet.",
    "{forms} formes et {moves} attaques ; les duels n’ont pas encore été simulés."
  ],
  noModel: ["No model has been trained yet.", "Aucun modèle n’a encore été entraîné."]
});

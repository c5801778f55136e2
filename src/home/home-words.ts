import {dictionary} from "../i18n/language.ts";

export const words = dictionary({
  figures: ["Headline figures", "Chiffres clés"],
  forms: ["Pokémon and forms", "Pokémon et formes"],
  formsNote: [
    "{species} species, {moves|move|moves}, {learnset|learnset entry|learnset entries}",
    "{species} espèces, {moves|attaque|attaques}, {learnset|entrée|entrées} d’apprentissage"
  ],
  duels: ["Duels simulated", "Duels simulés"],
  duelsNote: ["{exact} of them computed exactly", "dont {exact} calculés exactement"],
  accuracy: ["Winner named right", "Bon vainqueur désigné"],
  accuracyNote: [
    "on {n|duel|duels} of pairs never seen in training; the best possible is {limit}",
    "sur {n|duel|duels} de paires jamais vues ; le meilleur possible est {limit}"
  ],
  rocAuc: ["ROC-AUC", "ROC-AUC"],
  rocAucNote: ["95% interval {low} – {high}", "intervalle à 95 % {low} – {high}"],
  error: ["Mean error of a probability", "Erreur moyenne d’une probabilité"],
  points: ["{n|pt|pts}", "{n|pt|pts}"],
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
    "Version {version}, trained {date} on {rows|duel|duels} with {features|feature|features}.",
    "Version {version}, entraînée le {date} sur {rows|duel|duels} avec {features|variable|variables}."
  ],
  data: ["Data", "Données"],
  dataText: [
    "{forms|form|forms}, {moves|move|moves} and {duels|duel|duels}, built by one pipeline from the game’s data.",
    "{forms|forme|formes}, {moves|attaque|attaques} et {duels|duel|duels}, construits par une seule chaîne à partir des données du jeu."
  ],
  dataPending: [
    "{forms|form|forms} and {moves|move|moves}; the duels have not been simulated yet.",
    "{forms|forme|formes} et {moves|attaque|attaques} ; les duels n’ont pas encore été simulés."
  ],
  noModel: ["No model has been trained yet.", "Aucun modèle n’a encore été entraîné."]
});

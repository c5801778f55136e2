import {dictionary} from "../i18n/language.ts";

export const conditionWords = dictionary({
  level: ["Level", "Niveau"],
  hp: ["HP left (%)", "PV (%)"],
  ailment: ["Ailment", "Altération"],
  healthy: ["none", "aucune"],
  burn: ["burned", "brûlé"],
  freeze: ["frozen", "gelé"],
  paralysis: ["paralysed", "paralysé"],
  poison: ["poisoned", "empoisonné"],
  bad_poison: ["badly poisoned", "gravement empoisonné"],
  sleep: ["asleep", "endormi"],
  nature: ["Nature", "Nature"],
  natureOf: ["{name} (+{raises}, −{lowers})", "{name} (+{raises}, −{lowers})"],
  friendship: ["Friendship", "Bonheur"],
  iv: ["IVs", "IV"],
  av: ["AVs", "Niveaux d’éveil"],
  values: ["Nature, values, friendship", "Nature, valeurs, bonheur"],
  stat: ["Stat", "Stat"],
  fieldOf: ["{field} of {name}", "{field} de {name}"],
  presets: ["Presets for {name}", "Préréglages de {name}"],
  flat: ["Flat level 50", "Niveau 50 d’office"],
  story: ["Story", "Aventure"],
  maxed: ["Maxed", "Au maximum"],
  wrong: [
    "“{given}” cannot be: a whole number from {least} to {most}.",
    "« {given} » est impossible : un nombre entier de {least} à {most}."
  ]
});

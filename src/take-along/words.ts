import {dictionary} from "../i18n/language.ts";

export const words = dictionary({
  outputs: ["Save: {name}", "Enregistrer : {name}"],
  save: ["{format}: save “{name}”", "{format} : enregistrer « {name} »"],
  making: ["Making {file}…", "Préparation de {file}…"],
  made: ["{file} is saved.", "{file} est enregistré."],
  failed: ["{file} could not be made: {problem}", "{file} n’a pas pu être produit : {problem}"],
  asOf: [
    "As this notebook stood on {date}: its prose, charts and tables with their data are in this file, which needs no network. Its cells do not run here; they do at",
    "Ce carnet tel qu’il était le {date} : sa prose, ses graphiques et ses tableaux avec leurs données sont dans ce fichier, qui n’a pas besoin de réseau. Ses cellules ne s’y exécutent pas ; elles le font à"
  ],
  reportAsOf: [
    "As this report stood on {date}: its text, charts and tables with their data are in this file, which needs no network. As it is now it stands at",
    "Ce rapport tel qu’il était le {date} : son texte, ses graphiques et ses tableaux avec leurs données sont dans ce fichier, qui n’a pas besoin de réseau. Il se trouve tel qu’il est maintenant à"
  ],
  setting: ["{label}: {value}", "{label} : {value}"],
  takeReport: ["Take this report along", "Emporter ce rapport"],
  takeReportNote: [
    "One HTML file that opens without a network, with the data of its charts and tables.",
    "Un seul fichier HTML qui s’ouvre sans réseau, avec les données des graphiques et des tableaux."
  ],
  source: ["The notebook as", "Le carnet en"],
  shortened: [
    "The first {shown} of {rows|row|rows}; all are in the CSV.",
    "Les {shown|première ligne|premières lignes} sur {rows} ; toutes sont dans le CSV."
  ],
  madeOf: [
    "Saved from the page {address} on {date}. The cells are written for Observable Framework; what they showed stands below each.",
    "Enregistré depuis la page {address} le {date}. Les cellules sont écrites pour Observable Framework ; ce qu’elles montraient suit chacune."
  ]
});

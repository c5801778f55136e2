import {dictionary} from "../i18n/language.ts";

export const words = dictionary({
  example: ["Start from an example", "Partir d’un exemple"],
  choose: ["Choose…", "Choisir…"],
  past: ["Earlier queries", "Requêtes précédentes"],
  forget: ["Forget them", "Les oublier"],
  query: ["SQL, run with Ctrl + Enter (⌘ + Enter)", "SQL, exécuter avec Ctrl + Entrée (⌘ + Entrée)"],
  run: ["Run", "Exécuter"],
  cancel: ["Cancel", "Annuler"],
  most: ["Rows at most", "Lignes au plus"],
  longest: ["Seconds at most", "Secondes au plus"],
  loading: [
    "Loading the database and the tables… the first query fetches DuckDB, 8 MB.",
    "Chargement de la base et des tables… la première requête charge DuckDB, 8 Mo."
  ],
  running: ["Running…", "Exécution…"],
  nothing: ["There is no statement to run.", "Il n’y a aucune instruction à exécuter."],
  rows: ["{rows|row|rows} in {ms} ms", "{rows|ligne|lignes} en {ms} ms"],
  cut: [
    "the first {rows|row|rows} of more, in {ms} ms",
    "les {rows|première ligne|premières lignes} d’un résultat plus long, en {ms} ms"
  ],
  shown: [
    "The table shows {shown} of them; a file has them all.",
    "Le tableau en montre {shown} ; un fichier les contient toutes."
  ],
  all: ["{n|statement|statements} in {ms} ms", "{n|instruction|instructions} en {ms} ms"],
  statement: ["Statement {n} of {of}", "Instruction {n} sur {of}"],
  done: ["Done in {ms} ms", "Fait en {ms} ms"],
  changed: [
    "This changed this page’s copy of the data only; reloading the page restores it.",
    "Seule la copie des données de cette page a changé ; recharger la page la rétablit."
  ],
  cancelled: ["Cancelled.", "Annulé."],
  time: [
    "Stopped after {seconds} s. Ask for less, or allow more seconds.",
    "Arrêté après {seconds} s. Demandez moins, ou accordez plus de secondes."
  ],
  broken: ["The database broke: {message}", "La base est tombée : {message}"],
  extension: [
    "That needs an extension of DuckDB, which lies on another host. This page loads nothing from elsewhere.",
    "Cela demande une extension de DuckDB, qui se trouve sur un autre hôte. Cette page ne charge rien d’ailleurs."
  ],
  memory: [
    "The query needs more memory than a browser has. Ask for less.",
    "La requête demande plus de mémoire qu’un navigateur n’en a. Demandez moins."
  ],
  restarted: [
    "The database was started anew: what you made in it is gone, the page’s tables are back.",
    "La base a été relancée : ce que vous y aviez créé a disparu, les tables de la page sont revenues."
  ],
  place: ["Line {line}, column {column}", "Ligne {line}, colonne {column}"],
  csv: ["CSV", "CSV"],
  parquet: ["Parquet", "Parquet"],
  arrow: ["Arrow", "Arrow"],
  saveAs: ["Download the result as {format}", "Télécharger le résultat en {format}"],
  failedFile: ["The file could not be made: {message}", "Le fichier n’a pas pu être produit : {message}"],
  caption: ["Result of the query", "Résultat de la requête"],
  chart: ["Chart", "Graphique"],
  table: ["Table", "Table"],
  notebook: ["Continue in a notebook", "Continuer dans un carnet"],
  notebookTitle: ["My query", "Ma requête"],
  notebookHow: [
    "Save this as src/notebooks/my-query.md and run npm run dev: it is a page with this query, to go on from.",
    "Enregistrez ceci sous src/notebooks/my-query.md et lancez npm run dev : c’est une page avec cette requête, à poursuivre."
  ],
  save: ["Download", "Télécharger"],
  notebookText: ["The notebook’s Markdown", "Le Markdown du carnet"],
  tables: ["Tables", "Tables"],
  insertHow: [
    "A name goes into the query at the cursor.",
    "Un nom s’insère dans la requête à l’endroit du curseur."
  ],
  notMade: ["not made yet: {command}", "pas encore produite : {command}"],
  ready: ["Ready. Nothing leaves your browser.", "Prêt. Rien ne quitte votre navigateur."],
  emptyTitle: ["The answer comes here", "La réponse viendra ici"],
  empty: [
    "The first run fetches the database (8 MB), the following ones answer in milliseconds.",
    "La première exécution charge la base (8 Mo), les suivantes répondent en quelques millisecondes."
  ],
  noNumbers: [
    "A chart needs a column of numbers and a row.",
    "Un graphique demande une colonne de nombres et une ligne."
  ],
  kind: ["Drawn as", "Tracé en"],
  bar: ["bars", "barres"],
  line: ["a line", "courbe"],
  dot: ["points", "points"],
  histogram: ["a histogram", "histogramme"],
  across: ["Across", "En abscisse"],
  up: ["Up", "En ordonnée"],
  count: ["rows", "lignes"],
  chartTitle: ["{y} by {x}", "{y} selon {x}"],
  histogramTitle: ["Distribution of {x}", "Distribution de {x}"],
  chartSubtitle: ["{n|row|rows} of the result", "{n|ligne|lignes} du résultat"],
  chartSource: ["this page’s query", "la requête de cette page"]
});

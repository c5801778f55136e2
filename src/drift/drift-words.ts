import {ENGLISH, FRENCH, type VerdictWords} from "../../pipelines/monitoring/drift/report/verdict-words.ts";
import {dictionary, language} from "../i18n/language.ts";

export const words = dictionary({
  what: [
    "the drift report of what the server has predicted",
    "le rapport de dérive de ce que le serveur a prédit"
  ],
  insufficient: ["Too few predictions to judge", "Trop peu de prédictions pour juger"],
  stable: ["Stable", "Stable"],
  watch: ["Worth watching", "À surveiller"],
  drift: ["Drift", "Dérive"],
  degraded: ["Degraded", "Dégradé"],
  broken: ["Broken: no probabilities", "Hors service : pas de probabilités"],
  synthetic: [
    "These predictions were made for demonstration.",
    "Ces prédictions ont été produites pour la démonstration."
  ],
  window: ["Predictions", "Prédictions"],
  windowNote: ["{from} to {to}", "du {from} au {to}"],
  movedShare: ["Moved, of what the model goes by", "Part mouvante de ce sur quoi le modèle s’appuie"],
  movedNote: [
    "the limit is {limit}; {drifted} of {n|column|columns} drifted",
    "la limite est {limit} ; {drifted} en dérive sur {n|colonne|colonnes}"
  ],
  prediction: ["PSI of the predictions", "PSI des prédictions"],
  verified: ["Measured error", "Erreur mesurée"],
  verifiedNote: [
    "mean |model − simulator| on {n|re-simulated duel|re-simulated duels}",
    "moyenne de |modèle − simulateur| sur {n|duel rejoué|duels rejoués}"
  ],
  course: ["How did it go over the window?", "Comment cela a-t-il évolué ?"],
  courseSubtitle: [
    "Weight of the columns that drifted, slot by slot; {n|prediction|predictions}",
    "Poids des colonnes en dérive, intervalle par intervalle ; {n|prédiction|prédictions}"
  ],
  courseName: [
    "Line of the weight of drifted columns over time.",
    "Courbe du poids des colonnes en dérive dans le temps."
  ],
  time: ["Time", "Temps"],
  share: ["Weight drifted", "Poids en dérive"],
  changed: ["Since {date}", "Depuis le {date}"],
  changedLede: [
    "What carries the change, the surest first: its share of the questions, or its mean, lately and in training.",
    "Ce qui porte le changement, le plus sûr d’abord : sa part des questions, ou sa moyenne, récemment et à l’entraînement."
  ],
  who: ["Who or what", "Qui ou quoi"],
  since: ["Since", "Depuis"],
  aIs: ["A: {name}", "A : {name}"],
  bIs: ["B: {name}", "B : {name}"],
  whenTitle: ["When?", "Quand ?"],
  whenSubtitle: [
    "The window part by part: filled where something else was asked; the line: since {date}",
    "La fenêtre partie par partie : pleine là où autre chose a été demandé ; le trait : depuis le {date}"
  ],
  whenOver: [
    "The window part by part: filled where something else was asked; it is over",
    "La fenêtre partie par partie : pleine là où autre chose a été demandé ; c’est fini"
  ],
  whenName: [
    "Parts of the window on its time: as in training, or different.",
    "Parties de la fenêtre dans le temps : comme à l’entraînement, ou autres."
  ],
  whoTitle: ["About whom?", "Sur qui ?"],
  whoSubtitle: [
    "Share of the questions lately; the mark: in training",
    "Part des questions récemment ; le repère : à l’entraînement"
  ],
  whoName: [
    "Bars of the share of the questions about each, marks of the share in training.",
    "Barres de la part des questions sur chacun, repères de la part à l’entraînement."
  ],
  chunkQuiet: ["as in training", "comme à l’entraînement"],
  columns: ["Which inputs moved?", "Quelles entrées ont bougé ?"],
  column: ["Column", "Colonne"],
  weight: ["Weight", "Poids"],
  columnsLede: [
    "A column weighs what the model goes by it (its mean |SHAP|); {counting|column counts|columns count}, each for those that say the same. {questions|question|questions} of the window and those of training changed sides at random {permutations} times; as much moved in a share of {p} of them.",
    "Une colonne pèse ce que le modèle en fait (sa moyenne |SHAP|) ; {counting|colonne compte|colonnes comptent}, chacune pour celles qui disent la même chose. {questions|question|questions} de la fenêtre et celles de l’entraînement ont changé de côté au hasard {permutations} fois ; autant a bougé dans une part de {p} d’entre elles."
  ],
  notCompared: ["No questions were compared.", "Aucune question n’a été comparée."],
  status: ["Status", "État"],
  psi: ["PSI", "PSI"],
  limit: ["Limit", "Limite"],
  pValue: ["Adjusted p", "p ajusté"],
  quality: ["Is what comes in sound?", "Ce qui arrive est-il sain ?"],
  problem: ["Problem", "Problème"],
  rows: ["Rows", "Lignes"],
  clean: ["No missing, impossible or unseen value.", "Aucune valeur manquante, impossible ou inconnue."],
  moved: ["What moved most?", "Qu’est-ce qui a bougé le plus ?"],
  movedLede: [
    "The six columns furthest from the training data: what was asked lately, and the line of what the model was trained on.",
    "Les six colonnes les plus éloignées des données d’entraînement : ce qui a été demandé récemment, et le trait de l’entraînement."
  ],
  histogramSubtitle: [
    "PSI {psi}, {status}; {n|prediction|predictions}",
    "PSI {psi}, {status} ; {n|prédiction|prédictions}"
  ],
  histogramName: [
    "{column}: bars of the share of predictions in each bin, ticks of the share in training.",
    "{column} : barres de la part des prédictions dans chaque classe, traits de la part à l’entraînement."
  ],
  answers: ["What does the model answer?", "Que répond le modèle ?"],
  bin: ["From", "De"],
  upTo: ["Up to", "À"],
  category: ["Category", "Catégorie"],
  lately: ["Asked lately", "Demandé récemment"],
  inTraining: ["In training", "À l’entraînement"],
  buildsSubtitle: [
    "PSI {psi}, {status}; {n|fighter|fighters}",
    "PSI {psi}, {status} ; {n|combattant|combattants}"
  ],
  buildsName: [
    "{column}: bars of the share of fighters in each bin, ticks of the share in the scenario.",
    "{column} : barres de la part des combattants dans chaque classe, traits de la part dans le scénario."
  ],
  inScenario: ["In the scenario", "Dans le scénario"],
  performance: ["How good is the model on these questions?", "Que vaut le modèle sur ces questions ?"],
  performanceLede: [
    "The estimate follows from the model’s own confidence and cannot notice a model that is wrong and sure of it; the verification plays the same duels again.",
    "L’estimation découle de la confiance du modèle et ne voit pas un modèle sûr de lui et dans l’erreur ; la vérification rejoue les mêmes duels."
  ],
  measure: ["Measure", "Mesure"],
  estimated: ["Estimated", "Estimé"],
  measured: ["Verified", "Vérifié"],
  best: ["Best possible", "Meilleur possible"],
  atTraining: ["At training", "À l’entraînement"],
  rise: ["Rise", "Hausse"],
  allowed: ["Limit of the rise", "Hausse admise"],
  outcome: ["Judgement", "Jugement"],
  exceeded: ["worse", "pire"],
  held: ["as at training", "comme à l’entraînement"],
  fightAccuracy: ["Winners of single fights named", "Vainqueurs de combats isolés trouvés"],
  brier: ["Brier score", "Score de Brier"],
  logLoss: ["Log-loss, nats", "Log-loss, nats"],
  meanAbsoluteError: ["Mean error of the probability", "Erreur moyenne de la probabilité"],
  excessLogLoss: ["Log-loss above the best possible", "Log-loss au-dessus du meilleur possible"],
  regret: ["Regret of the recommended moves", "Regret des attaques conseillées"],
  servingSkew: [
    "Error of what was served, beside the model’s answers now",
    "Erreur de ce qui a été servi, face aux réponses actuelles du modèle"
  ],
  ruleChange: [
    "Error on training duels, beside their labels of then",
    "Erreur sur des duels d’entraînement, face à leurs étiquettes d’alors"
  ],
  regretSentence: [
    "Recommended moves lack {mean} of the best move’s chance on average ({low} to {high}), by {n|judged recommendation|judged recommendations}.",
    "Une attaque conseillée vaut en moyenne {mean} de moins que la meilleure ({low} à {high}), d’après {n|recommandation jugée|recommandations jugées}."
  ],
  ece: ["Calibration error", "Erreur de calibration"],
  notVerified: [
    "No prediction was re-simulated for this report.",
    "Aucune prédiction n’a été rejouée pour ce rapport."
  ],
  calibration: ["Are the probabilities true?", "Les probabilités sont-elles justes ?"],
  calibrationSubtitle: [
    "{n|served prediction|served predictions}, re-simulated",
    "{n|prédiction servie, rejouée|prédictions servies, rejouées}"
  ],
  calibrationName: [
    "Dots of the simulator’s probability against the model’s; on the line they agree.",
    "Points de la probabilité du simulateur face à celle du modèle ; sur la ligne elles concordent."
  ],
  predicted: ["Model", "Modèle"],
  simulated: ["Simulator", "Simulateur"],
  sideBySide: ["Estimate and truth over time", "Estimation et vérité dans le temps"],
  sideBySideSubtitle: [
    "Share of single fights whose winner is named; dashed: estimated",
    "Part des combats isolés dont le vainqueur est trouvé ; tirets : estimée"
  ],
  sideBySideName: [
    "Two lines over time: the accuracy estimated from confidence, and the one measured by re-simulation.",
    "Deux courbes dans le temps : la justesse estimée par la confiance, et celle mesurée en rejouant."
  ],
  retraining: ["Was the model retrained?", "Le modèle a-t-il été réentraîné ?"],
  never: [
    "Not yet. npm run retrain trains a candidate on the training set and on what was asked lately; the gate decides.",
    "Pas encore. npm run retrain entraîne un candidat sur le jeu d’entraînement et sur les questions récentes ; la porte décide."
  ],
  promoted: [
    "Version {candidate} passed the gate on {date} and replaced version {production}.",
    "La version {candidate} a passé la porte le {date} et remplace la version {production}."
  ],
  onTrial: [
    "Version {candidate} passed the gate on {date} and was put on trial beside version {production}.",
    "La version {candidate} a passé la porte le {date} et a été mise à l’essai à côté de la version {production}."
  ],
  refused: [
    "Version {candidate} was refused on {date}; version {production} stayed in production.",
    "La version {candidate} a été refusée le {date} ; la version {production} reste en production."
  ],
  retrainedOn: [
    "Mean error on {n|served duel|served duels} of pairs it had not seen: {after}, against {before} of version {production}.",
    "Erreur moyenne sur {n|duel servi|duels servis} de paires jamais vues : {after}, contre {before} pour la version {production}."
  ],
  trial: ["Which version answers?", "Quelle version répond ?"],
  noTrial: [
    "One: no other is on trial. predictiondex trial start puts a version that passes the gate beside it; live questions that both answer, played again, decide.",
    "Une seule : aucune autre n’est à l’essai. predictiondex trial start met à côté d’elle une version qui passe la porte ; les questions réelles auxquelles les deux répondent, rejouées, décident."
  ],
  inShadow: [
    "Since {date} version {version} is on trial in shadow: asked what version {production} is asked, its answers logged and not given.",
    "Depuis le {date}, la version {version} est à l’essai dans l’ombre : on lui demande ce qu’on demande à la version {production}, et ses réponses sont notées sans être données."
  ],
  canary: [
    "Since {date} version {version} is on trial and answers {share} of the requests; version {production} answers the others.",
    "Depuis le {date}, la version {version} est à l’essai et répond à {share} des requêtes ; la version {production} répond aux autres."
  ],
  probation: [
    "Since {date} version {production} is in production on probation; where it proves worse, version {version} comes back by itself.",
    "Depuis le {date}, la version {production} est en production à l’épreuve ; si elle se révèle moins bonne, la version {version} revient d’elle-même."
  ],
  trialWaiting: ["not decided yet", "pas encore décidé"],
  trialPromoted: ["version {judged} was promoted", "la version {judged} a été promue"],
  trialWithdrawn: ["version {judged} was withdrawn", "la version {judged} a été retirée"],
  trialRolledBack: ["version {other} was put back", "la version {other} a été remise"],
  trialKept: ["version {judged} stays", "la version {judged} reste"],
  trialLook: [
    "Looked at on {date}, {n|question|questions} that both answered: {outcome}.",
    "Examiné le {date}, {n|question|questions} auxquelles les deux ont répondu : {outcome}."
  ],
  trialTable: [
    "Version {judged} against version {other}; bounds hold at every look",
    "Version {judged} face à la version {other} ; les bornes valent à chaque examen"
  ],
  versionOf: ["Version {version}", "Version {version}"],
  worseBy: ["Worse by", "Moins bonne de"],
  bounds: ["Bounds", "Bornes"],
  accuracy: ["Right favourite", "Bon favori"],
  steps: ["Steps of the registry", "Étapes du registre"],
  generated: [
    "Made {date}, against model version {version}.",
    "Fait le {date}, contre la version {version} du modèle."
  ]
});

export const source = "data/evaluation/drift.json";

/** The report's own words in the page's language. */
export const reportWords = (): VerdictWords => (language() === "fr" ? FRENCH : ENGLISH);

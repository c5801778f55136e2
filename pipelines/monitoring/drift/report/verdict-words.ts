import type {ColumnStatus} from "../assess.ts";
import type {PerformanceLoss} from "../performance/loss.ts";
import type {PAIRED_MEASURES} from "../performance/loss-measures.ts";
import type {QualityProblem} from "./drift-report.ts";

type PairedMeasure = (typeof PAIRED_MEASURES)[number];
type Measure = Exclude<PerformanceLoss["measures"][number]["name"], PairedMeasure>;

/** What a verdict says, in one language. Values come written. */
export interface VerdictWords {
  readonly locale: string;
  /** What a column is called: by its own name where nobody knows better. */
  column(name: string): string;
  readonly measures: Readonly<Record<Measure, string>>;
  readonly problems: Readonly<Record<QualityProblem, string>>;
  /** How far a column has moved. */
  readonly statuses: Readonly<Record<ColumnStatus, string>>;
  insufficient(rows: string, window: string, needed: string): string;
  stable(rows: string, window: string, truth: string): string;
  /** @param drifted null where only the data is faulty */
  watch(drifted: string | null, columns: string, window: string, truth: string): string;
  drift(drifted: string, columns: string, most: string, window: string, truth: string): string;
  degraded(window: string, truth: string): string;
  /** Where the model is as good as it was, and what was served is not what it says. */
  skewed(window: string, truth: string): string;
  broken(unusable: string, rows: string, window: string): string;
  readonly notVerified: string;
  verified(error: string): string;
  verifiedWithin(error: string, before: string): string;
  verifiedBeyond(error: string, before: string): string;
  rose(measure: string, now: string, before: string): string;
  readonly paired: Readonly<Record<PairedMeasure, (now: string, before: string) => string>>;
  pairedExceeded(sentence: string, rise: string, limit: string): string;
  measureExceeded(measure: string, now: string, before: string, rise: string, limit: string): string;
  /** @param columns that count, each for those that say the same */
  columnsDrifted(drifted: string, columns: string, share: string, limit: string, p: string): string;
  someDrifted(drifted: string, columns: string, most: string, psi: string): string;
  predictionsDrifted(psi: string, status: string): string;
  classified(auc: string, limit: string): string;
  faulty(column: string, problem: string, share: string, limit: string): string;
  /** A moment that a change began at. */
  day(iso: string): string;
  changed(since: string, carrier: string, truth: string): string;
  readonly askedMore: Readonly<
    Record<"pokemon" | "type", (side: string, name: string, now: string, before: string) => string>
  >;
  shifted(column: string, now: string, before: string): string;
  readonly over: string;
  unusable(rows: string): string;
  leftOut(files: string, first: string, reason: string): string;
  rulesChanged(share: string, rows: string): string;
}

const dayIn = (locale: string, iso: string): string =>
  `${new Intl.DateTimeFormat(locale, {day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC"}).format(new Date(iso))} UTC`;

export const ENGLISH: VerdictWords = {
  locale: "en",
  column: (name) => name,
  measures: {
    meanAbsoluteError: "the mean absolute error of the win probability",
    excessLogLoss: "the log-loss above the best possible",
    regret: "what recommended moves lack of the best"
  },
  problems: {
    missing: "value missing",
    outOfRange: "value outside the training range",
    unseen: "id never trained on"
  },
  statuses: {stable: "stable", moderate: "moderate", major: "major"},
  insufficient: (rows, window, needed) =>
    `No verdict: ${rows} predictions in the last ${window}, at least ${needed} are needed.`,
  stable: (rows, window, truth) =>
    `Stable: ${rows} predictions of the last ${window} look like the training data; ${truth}.`,
  watch: (drifted, columns, window, truth) =>
    `Watch: ${drifted === null ? "logged values are faulty" : `${drifted} of ${columns} columns moved`} in the last ${window}, not the whole; ${truth}.`,
  drift: (drifted, columns, most, window, truth) =>
    `Drift: what is asked in the last ${window} differs from the training data (${drifted} of ${columns} columns, most ${most}); ${truth}.`,
  degraded: (window, truth) =>
    `Degraded: the model is worse on the last ${window} than at training; ${truth}: retrain it.`,
  skewed: (window, truth) =>
    `Degraded: answers of the last ${window} are worse than the same model's of now; ${truth}: restart the servers with the game and the code of this report.`,
  broken: (unusable, rows, window) =>
    `Broken: ${unusable} of the ${rows} predictions served in the last ${window} are not probabilities: roll the model back.`,
  notVerified: "re-simulation was not run",
  verified: (error) => `its error by re-simulation is ${error}`,
  verifiedWithin: (error, before) =>
    `its error by re-simulation is ${error} against ${before} at training, within limits`,
  verifiedBeyond: (error, before) => `its error by re-simulation rose from ${before} to ${error}`,
  rose: (measure, now, before) => `${measure} rose from ${before} to ${now} by re-simulation`,
  paired: {
    servingSkew: (now, before) =>
      `what was served errs by ${now}, what the same model says now to the same questions by ${before}`,
    ruleChange: (now, before) =>
      `on training duels played again the model errs by ${now}, by their labels of then ${before}`
  },
  pairedExceeded: (sentence, rise, limit) => `${sentence}: up ${rise} beyond chance, limit ${limit}`,
  measureExceeded: (measure, now, before, rise, limit) =>
    `${measure} is ${now} by re-simulation against ${before} at training: up ${rise}, limit ${limit}`,
  columnsDrifted: (drifted, columns, share, limit, p) =>
    `${share} of what the model goes by moved (limit ${limit}, p ${p} by permutation): ${drifted} of ${columns} columns that count`,
  someDrifted: (drifted, columns, most, psi) =>
    `${drifted} of ${columns} columns drifted, most ${most} (PSI ${psi})`,
  predictionsDrifted: (psi, status) => `predictions drifted (PSI ${psi}, ${status})`,
  classified: (auc, limit) => `a classifier tells the window from the reference (AUC ${auc}, limit ${limit})`,
  faulty: (column, problem, share, limit) => `${column}: ${problem} in ${share} of the rows (limit ${limit})`,
  day: (iso) => dayIn("en", iso),
  changed: (since, carrier, truth) => `Drift since ${since}: ${carrier}; ${truth}.`,
  askedMore: {
    pokemon: (side, name, now, before) =>
      `${side} is ${name} in ${now} of the questions, in training in ${before}`,
    type: (side, name, now, before) =>
      `${side} is of type ${name} in ${now} of the questions, in training in ${before}`
  },
  shifted: (column, now, before) => `${column} is ${now} on average, in training ${before}`,
  over: "a part of the window was different, and it is over",
  unusable: (rows) => `${rows} served predictions are missing, not a number, or outside 0 to 1`,
  leftOut: (files, first, reason) =>
    `${files} of the log's files could not be read and are left out, first ${first}: ${reason}`,
  rulesChanged: (share, rows) =>
    `the simulator contradicts ${share} of ${rows} training labels: the rules have changed since the model was trained`
};

/** French counts nothing as one. */
const several = (count: string, one: string, more: string): string =>
  `${count} ${count === "0" || count === "1" ? one : more}`;

export const FRENCH: VerdictWords = {
  locale: "fr",
  column: (name) => name,
  measures: {
    meanAbsoluteError: "l’erreur absolue moyenne de la probabilité de victoire",
    excessLogLoss: "la log-loss au-dessus du meilleur possible",
    regret: "ce qui manque aux capacités recommandées par rapport à la meilleure"
  },
  problems: {
    missing: "valeur manquante",
    outOfRange: "valeur hors de l’intervalle d’entraînement",
    unseen: "identifiant absent de l’entraînement"
  },
  statuses: {stable: "stable", moderate: "modérée", major: "majeure"},
  insufficient: (rows, window, needed) =>
    `Pas de verdict : ${several(rows, "prédiction", "prédictions")} sur la fenêtre de ${window}, il en faut au moins ${needed}.`,
  stable: (rows, window, truth) =>
    `Stable : ${rows} prédictions de la fenêtre de ${window} ressemblent aux données d’entraînement ; ${truth}.`,
  watch: (drifted, columns, window, truth) =>
    `À surveiller : ${drifted === null ? "des valeurs journalisées sont fautives" : several(drifted, `colonne sur ${columns} a bougé`, `colonnes sur ${columns} ont bougé`)} sur la fenêtre de ${window}, pas l’ensemble ; ${truth}.`,
  drift: (drifted, columns, most, window, truth) =>
    `Dérive : ce qui est demandé sur la fenêtre de ${window} diffère des données d’entraînement (${several(drifted, "colonne", "colonnes")} sur ${columns}, surtout ${most}) ; ${truth}.`,
  degraded: (window, truth) =>
    `Dégradé : le modèle est moins bon sur la fenêtre de ${window} qu’à l’entraînement ; ${truth} : il faut le réentraîner.`,
  skewed: (window, truth) =>
    `Dégradé : les réponses de la fenêtre de ${window} sont moins bonnes que celles du même modèle aujourd’hui ; ${truth} : il faut redémarrer les serveurs avec le jeu et le code de ce rapport.`,
  broken: (unusable, rows, window) =>
    `Hors service : ${unusable} des ${rows} prédictions servies sur la fenêtre de ${window} ne sont pas des probabilités : il faut revenir à la version précédente.`,
  notVerified: "rien n’a été rejoué",
  verified: (error) => `son erreur mesurée par simulation est de ${error}`,
  verifiedWithin: (error, before) =>
    `son erreur mesurée par simulation est de ${error} contre ${before} à l’entraînement, dans les limites`,
  verifiedBeyond: (error, before) => `son erreur mesurée par simulation est passée de ${before} à ${error}`,
  rose: (measure, now, before) => `hausse de ${before} à ${now} par simulation pour ${measure}`,
  paired: {
    servingSkew: (now, before) =>
      `l’erreur de ce qui a été servi est de ${now}, celle du même modèle aujourd’hui sur les mêmes questions de ${before}`,
    ruleChange: (now, before) =>
      `sur des duels d’entraînement rejoués l’erreur du modèle est de ${now}, contre ${before} d’après leurs étiquettes d’alors`
  },
  pairedExceeded: (sentence, rise, limit) => `${sentence} : hausse de ${rise} hors hasard, limite ${limit}`,
  measureExceeded: (measure, now, before, rise, limit) =>
    `${measure} est de ${now} par simulation contre ${before} à l’entraînement : hausse de ${rise}, limite ${limit}`,
  columnsDrifted: (drifted, columns, share, limit, p) =>
    `${share} de ce sur quoi le modèle s’appuie a bougé (limite ${limit}, p ${p} par permutation) : ${drifted} des ${columns} colonnes qui comptent`,
  someDrifted: (drifted, columns, most, psi) =>
    `${drifted} colonnes sur ${columns} ont dérivé, surtout ${most} (PSI ${psi})`,
  predictionsDrifted: (psi, status) => `les prédictions ont dérivé (PSI ${psi}, dérive ${status})`,
  classified: (auc, limit) =>
    `un classifieur distingue la fenêtre de la référence (AUC ${auc}, limite ${limit})`,
  faulty: (column, problem, share, limit) =>
    `${column} : ${problem} dans ${share} des lignes (limite ${limit})`,
  day: (iso) => dayIn("fr", iso),
  changed: (since, carrier, truth) => `Dérive depuis le ${since} : ${carrier} ; ${truth}.`,
  askedMore: {
    pokemon: (side, name, now, before) =>
      `${side} est ${name} dans ${now} des questions, contre ${before} à l’entraînement`,
    type: (side, name, now, before) =>
      `${side} est de type ${name} dans ${now} des questions, contre ${before} à l’entraînement`
  },
  shifted: (column, now, before) => `${column} vaut ${now} en moyenne, contre ${before} à l’entraînement`,
  over: "une partie de la fenêtre était différente, et c’est fini",
  unusable: (rows) => `${rows} prédictions servies sont absentes, non numériques ou hors de 0 à 1`,
  leftOut: (files, first, reason) =>
    `${files} fichiers du journal sont illisibles et laissés de côté, d’abord ${first} : ${reason}`,
  rulesChanged: (share, rows) =>
    `le simulateur contredit ${share} des ${rows} étiquettes d’entraînement : les règles ont changé depuis l’entraînement`
};

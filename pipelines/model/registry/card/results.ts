import {
  type Block,
  captionedTable,
  list,
  numbers,
  paragraph,
  type Section
} from "../../../../lib/documents/text-document.ts";
import type {ScoreName} from "../../../../lib/statistics/bootstrap.ts";
import type {SplitEvaluation} from "../../evaluation/evaluation-report.ts";
import type {TruthReport} from "../../evaluation/truth/truth-report.ts";
import type {CardInput} from "./input.ts";
import {baselineName, dimensionName, sliceName, splitName} from "./names.ts";
import {knownLimits} from "./prose.ts";
import type {Voice} from "./voice.ts";

const SCORES: readonly (readonly [ScoreName, en: string, fr: string])[] = [
  ["accuracy", "Accuracy (favoured side named)", "Exactitude (favori désigné)"],
  ["precision", "Precision", "Précision"],
  ["recall", "Recall", "Rappel"],
  ["f1", "F1", "F1"],
  ["rocAuc", "ROC-AUC", "ROC-AUC"],
  ["prAuc", "PR-AUC", "PR-AUC"],
  ["logLoss", "Log-loss (lower is better)", "Log-loss (plus bas est mieux)"],
  ["brier", "Brier score (lower is better)", "Score de Brier (plus bas est mieux)"],
  ["ece", "Calibration error ECE (lower is better)", "Erreur de calibration ECE (plus bas est mieux)"],
  [
    "meanAbsoluteError",
    "Mean error of a probability (lower is better)",
    "Erreur moyenne d’une probabilité (plus bas est mieux)"
  ],
  ["fightAccuracy", "Winner of a single fight named", "Vainqueur d’un combat unique désigné"]
];

const scenarioName = (scenario: string): string => `\`${scenario}\``;

function splitTable(split: SplitEvaluation, voice: Voice): Block {
  const {say, score, interval, integer} = voice;
  const name = splitName(split, voice);
  const n = integer(split.testRows);
  const pairs = integer(split.testPairs);
  return captionedTable(
    say(
      `Split “${name}”: n = ${n} duels of ${pairs} pairs of Pokémon.`,
      `Découpage « ${name} » : n = ${n} duels de ${pairs} paires de Pokémon.`
    ),
    [
      say("Score", "Score"),
      numbers(say("Model", "Modèle")),
      numbers(say("95 % interval", "Intervalle à 95 %")),
      numbers(say("Bayes limit", "Limite de Bayes")),
      ...split.baselines.map((baseline) => numbers(baselineName(baseline, voice)))
    ],
    SCORES.map(([id, en, fr]) => [
      say(en, fr),
      score(id, split.scores[id]),
      interval(id, split.intervals[id]),
      score(id, split.limit[id]),
      ...split.baselines.map(({scores}) => score(id, scores[id]))
    ])
  );
}

function scenarioTable({scenarios}: SplitEvaluation, {say, score, interval, integer}: Voice): Block {
  return captionedTable(
    say("The headline split by scenario.", "Le découpage principal par scénario."),
    [
      say("Scenario", "Scénario"),
      numbers("n"),
      numbers(say("Accuracy", "Exactitude")),
      numbers(say("95 % interval", "Intervalle à 95 %")),
      numbers(say("Bayes limit", "Limite de Bayes")),
      numbers("ROC-AUC"),
      numbers("Log-loss"),
      numbers("ECE")
    ],
    scenarios.map(({scenario, scores, intervals, limit}) => [
      scenarioName(scenario),
      integer(scores.n),
      score("accuracy", scores.accuracy),
      interval("accuracy", intervals.accuracy),
      score("accuracy", limit.accuracy),
      score("rocAuc", scores.rocAuc),
      score("logLoss", scores.logLoss),
      score("ece", scores.ece)
    ])
  );
}

function byTruth(report: TruthReport | null, {say, score, interval, integer}: Voice): Block[] {
  if (report === null) return [];
  const {duels, exact, playouts, meanError, labelError, wrongFavourite, even} = report;
  const error = ({value, interval: bounds}: TruthReport["meanError"]): string =>
    `${score("meanAbsoluteError", value)} (${interval("meanAbsoluteError", bounds)})`;
  const wrong = `${score("accuracy", wrongFavourite.value)} (${interval("accuracy", wrongFavourite.interval)}; ${integer(wrongFavourite.count)} / ${integer(wrongFavourite.n)})`;
  return [
    paragraph(
      say(
        `The labels are themselves off, where a duel could only be fought: of ${integer(duels)} random duels of the first split, ${integer(exact)} were worked out and the others fought ${integer(playouts)} times. Against that truth the mean error of a probability is ${error(meanError)}, that of the labels ${error(labelError)}; the favourite is wrong in ${wrong}, ${integer(even)} without one left out.`,
        `Les étiquettes ont leur propre erreur, là où un duel ne pouvait qu’être combattu : de ${integer(duels)} duels tirés au hasard du premier découpage, ${integer(exact)} ont été calculés et les autres combattus ${integer(playouts)} fois. Face à cette vérité, l’erreur moyenne d’une probabilité est de ${error(meanError)}, celle des étiquettes de ${error(labelError)} ; le favori est erroné dans ${wrong}, sans compter ${integer(even)} qui n’en ont pas.`
      )
    )
  ];
}

export function metrics({report, otherSplits}: CardInput, voice: Voice): Section {
  const {say} = voice;
  const splits = [...report.splits, ...otherSplits];
  return {
    id: "metrics",
    title: say("How good it is", "Ce qu’il vaut"),
    blocks: [
      paragraph(
        say(
          "Intervals are of a bootstrap by pair of Pokémon. The Bayes limit is what the truth itself would score against labels drawn anew: no model can be expected to do better. A duel that is exactly even has no favourite: accuracy, precision, recall, F1 and both areas leave it out, the other scores count it. On the first split the model in this file is scored; on any other, one with the same parameters, fitted on that split’s training part.",
          "Les intervalles viennent d’un bootstrap par paire de Pokémon. La limite de Bayes est le score de la vérité elle-même contre des étiquettes tirées à nouveau : on ne peut attendre mieux d’aucun modèle. Un duel exactement égal n’a pas de favori : exactitude, précision, rappel, F1 et les deux aires l’ignorent, les autres scores le comptent. Le premier découpage juge le modèle de ce fichier ; les autres, un modèle de mêmes paramètres ajusté sur leur propre partie d’entraînement."
        )
      ),
      ...splits.map((split) => splitTable(split, voice)),
      scenarioTable(report.splits[0], voice),
      ...byTruth(report.truth, voice)
    ]
  };
}

export function slices({report}: CardInput, voice: Voice): Section {
  const {say, score, interval, integer} = voice;
  const [{slices: all}] = report.splits;
  const dimensions = [...new Set(all.map(({dimension}) => dimension))];
  return {
    id: "slices",
    title: say("Where it errs", "Où il se trompe"),
    blocks: dimensions.map((dimension) =>
      captionedTable(
        say(`By ${dimensionName(dimension, voice)}.`, `Selon ${dimensionName(dimension, voice)}.`),
        [
          say("Duels", "Duels"),
          numbers("n"),
          numbers(say("Accuracy", "Exactitude")),
          numbers(say("95 % interval", "Intervalle à 95 %")),
          numbers(say("Calibration error", "Erreur de calibration")),
          numbers(say("Mean error", "Erreur moyenne"))
        ],
        all
          .filter((slice) => slice.dimension === dimension)
          .map((slice) => [
            sliceName(slice, voice),
            integer(slice.n),
            score("accuracy", slice.accuracy),
            Number.isFinite(slice.accuracy) ? interval("accuracy", slice.interval) : "–",
            score("ece", slice.ece ?? Number.NaN),
            score("meanAbsoluteError", slice.meanAbsoluteError)
          ])
      )
    )
  };
}

/** Smaller slices say little of where it is weak. */
const LEAST_ROWS = 200;

function weakest({report}: CardInput, voice: Voice): string[] {
  const {say, score, integer} = voice;
  const found = report.splits[0].slices
    .filter(({n, accuracy}) => n >= LEAST_ROWS && Number.isFinite(accuracy))
    .sort((x, y) => x.accuracy - y.accuracy)
    .slice(0, 3)
    .map((slice) => {
      const name = `${dimensionName(slice.dimension, voice)}${say(":", " :")} ${sliceName(slice, voice)}`;
      return `${name} (${score("accuracy", slice.accuracy)}, n = ${integer(slice.n)})`;
    });
  if (found.length === 0) return [];
  return [
    say(
      `It is weakest here, of all slices with at least ${LEAST_ROWS} duels: ${found.join("; ")}.`,
      `C’est ici qu’il est le plus faible, parmi les parts d’au moins ${LEAST_ROWS} duels : ${found.join(" ; ")}.`
    )
  ];
}

export const limits = (input: CardInput, voice: Voice): Section => ({
  id: "limits",
  title: voice.say("Its limits", "Ses limites"),
  blocks: [list(...weakest(input, voice), ...knownLimits(voice))]
});

export function versions({manifest, ledger, aliases}: CardInput, {say, score, time}: Voice): Section {
  const actions: Readonly<Record<string, readonly [string, string]>> = {
    registered: ["registered", "enregistrée"],
    promoted: ["promoted", "promue"],
    refused: ["refused", "refusée"],
    "rolled back": ["rolled back to", "rétablie"],
    "on trial": ["on trial", "à l’essai"],
    withdrawn: ["withdrawn", "retirée"],
    kept: ["kept", "gardée"]
  };
  const ofVersion = (version: number): string =>
    version === manifest.version ? say(`${version} (this one)`, `${version} (celle-ci)`) : String(version);
  const holding = Object.entries(aliases).map(
    ([alias, version]) => `\`${alias}\`${say(":", " :")} ${version}`
  );
  return {
    id: "versions",
    title: say("Versions and decisions", "Versions et décisions"),
    blocks: [
      paragraph(
        say(
          `Every decision on a version is kept in \`models/ledger.jsonl\` with its evidence. Aliases now: ${holding.join(", ") || "none"}.`,
          `Chaque décision sur une version est gardée dans \`models/ledger.jsonl\` avec ses preuves. Alias actuels : ${holding.join(", ") || "aucun"}.`
        )
      ),
      captionedTable(
        say("The ledger, newest first.", "Le registre, du plus récent au plus ancien."),
        [
          say("When", "Quand"),
          say("Version", "Version"),
          say("Decision", "Décision"),
          numbers(say("Accuracy", "Exactitude")),
          say("Reasons", "Raisons")
        ],
        [...ledger]
          .reverse()
          .map(({at, version, action, evidence, reasons}) => [
            time(at),
            ofVersion(version),
            say(...(actions[action] ?? [action, action])),
            typeof evidence["accuracy"] === "number" ? score("accuracy", evidence["accuracy"]) : "–",
            reasons.join("; ") || "–"
          ])
      )
    ]
  };
}

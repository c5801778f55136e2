import {Predictor} from "xgboost-wasm/predict";
import type {GameData} from "../../../data-loaders/game-data.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";
import {clusterBootstrap} from "../../../lib/statistics/bootstrap.ts";
import {createScorer} from "../../../lib/statistics/probability-scores.ts";
import {noProgress, type StartProgress} from "../../../lib/terminal/report-progress.ts";
import type {LabelledDuels} from "../duels/duel-columns.ts";
import {
  mix32,
  pairDisjointSplit,
  pairKey,
  randomSplit,
  rowsOf,
  type Split,
  TEST,
  TRAIN,
  unseenPokemonSplit
} from "../duels/splits.ts";
import {buildMatrix, orientedLabels, reorient} from "../features/matrix.ts";
import {type RunMirror, track} from "../tracking/tracker.ts";
import {fitBooster} from "../training/booster.ts";
import type {TrainingParameters} from "../training/parameters.ts";
import {SEED, type TrainedManifest} from "../training/train-model.ts";
import {describeFit} from "./batch-model.ts";
import {pairClusters} from "./evaluate-split.ts";
import type {GeneralizationReport, LearningPoint} from "./evaluation-report.ts";
import {generalizationPath} from "./read-evaluation.ts";
import {scoreSplit} from "./scored-split.ts";

/** Shares of the training pairs for the learning curve; the whole is the model in the evaluation. */
const LEARNING_SHARES = [0.02, 0.05, 0.1, 0.25, 0.5] as const;

export interface GeneralizationOptions {
  readonly paths: DataPaths;
  readonly game: GameData;
  readonly duels: LabelledDuels;
  readonly scenarios: readonly string[];
  readonly settings: TrainingParameters;
  /** Of the model whose parameters are tried elsewhere. */
  readonly manifest: TrainedManifest;
  readonly mirror?: RunMirror;
  readonly progress?: StartProgress;
}

/** Fits a model with the same parameters on other rows, as a tracked run. */
async function fitOn(options: GeneralizationOptions, name: string, rows: Uint32Array): Promise<Predictor> {
  const {paths, game, duels, settings, mirror, progress: startProgress = noProgress} = options;
  const parameters = {...settings.parameters, rounds: settings.rounds, rows: rows.length};
  return track(
    {experiment: "generalization", name, parameters},
    {paths, ...(mirror ? {mirror} : {})},
    async (run) => {
      const oriented = await buildMatrix(game, duels, rows, {
        label: `features: ${name}`,
        progress: startProgress
      });
      const progress = startProgress({label: `training: ${name}`, total: settings.rounds, unit: "trees"});
      const started = performance.now();
      const model = await fitBooster(oriented.matrix, orientedLabels(duels, rows, oriented), {
        settings,
        seed: SEED,
        onTree: (trees) => progress.update(trees)
      });
      progress.end();
      run.logMetrics({fit_seconds: (performance.now() - started) / 1000});
      return Predictor.load(new TextEncoder().encode(model));
    }
  );
}

/** Training rows of some of the pairs: the first `share` of them in a seeded order. */
function rowsOfPairs(duels: LabelledDuels, rows: Uint32Array, share: number): Uint32Array {
  const limit = share * 2 ** 32;
  return rows.filter((row) => mix32(pairKey(duels.pokemonA[row], duels.pokemonB[row]), SEED + 1) < limit);
}

async function learningCurve(options: GeneralizationOptions): Promise<LearningPoint[]> {
  const {game, duels} = options;
  const split = pairDisjointSplit(duels, SEED);
  const testRows = rowsOf(split, TEST);
  const test = await buildMatrix(game, duels, testRows, {label: "test features", progress: options.progress});
  const p = Float64Array.from(testRows, (row) => duels.winProbability[row]);
  const clusters = pairClusters(duels, testRows);
  const points: LearningPoint[] = [];
  for (const share of LEARNING_SHARES) {
    const rows = rowsOfPairs(duels, rowsOf(split, TRAIN), share);
    const predictor = await fitOn(options, `${100 * share} % of the pairs`, rows);
    const q = Float64Array.from(reorient(predictor.predict(test.matrix), test.turn));
    const scorer = createScorer(p, q, clusters);
    points.push({
      trainRows: rows.length,
      trainPairs: new Set(pairClusters(duels, rows)).size,
      testRows: testRows.length,
      scores: scorer.score(),
      intervals: clusterBootstrap(scorer, {seed: SEED})
    });
  }
  return points;
}

/** What is held out together: a species with all its forms. */
const speciesOf = (game: GameData): number[] => game.pokemon.map(({speciesId}) => speciesId);

/** Asks how far the model's parameters carry: other splits, fewer rows. Publishes the report. */
export async function evaluateGeneralization(options: GeneralizationOptions): Promise<GeneralizationReport> {
  const {paths, game, duels, scenarios, manifest, settings} = options;
  const splits: readonly Split[] = [
    unseenPokemonSplit(duels, speciesOf(game), SEED),
    randomSplit(duels, SEED)
  ];
  const evaluated: GeneralizationReport["splits"][number][] = [];
  for (const split of splits) {
    const predictor = await fitOn(options, split.name, rowsOf(split, TRAIN));
    evaluated.push(
      await scoreSplit({
        game,
        duels,
        scenarios,
        split,
        predict: (matrix) => predictor.predict(matrix),
        baselines: ["stat-total", "expected-damage"],
        progress: options.progress
      })
    );
  }
  const report: GeneralizationReport = {
    model: describeFit(manifest, settings.rounds),
    splits: evaluated,
    learningCurve: await learningCurve(options)
  };
  await publishText(generalizationPath(paths), `${JSON.stringify(report)}\n`);
  return report;
}

import {DMatrix, train} from "xgboost-wasm";
import type {GameData} from "../../data-loaders/game-data.ts";
import {fitLogistic} from "../../lib/statistics/logistic.ts";
import {score} from "../../lib/statistics/probability-scores.ts";
import {FEATURE_NAMES} from "../../pipelines/model/features/feature-catalogue.ts";
import type {DuelSample, Score} from "./duel-sample.ts";
import {createFeatureStore} from "./feature-store.ts";
import type {Report, TrainingResult} from "./training-messages.ts";
import {columnsOf, type Settings} from "./training-settings.ts";

/** Columns of the simplest baseline: the stronger sum of base stats wins. */
const TOTALS = ["a_total_stats", "b_total_stats"].map((name) => FEATURE_NAMES.indexOf(name));
const SEED = 7;

export interface Trainer {
  /** Trains once and reports; null where it was stopped before the first tree. */
  run(
    settings: Settings,
    report: (report: Report) => void,
    stop: {readonly wanted: boolean}
  ): Promise<TrainingResult | null>;
}

/** Lets messages of the page in. */
const listen = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const scoreOf = (truth: Float32Array, predictions: ArrayLike<number>): Score => {
  const {accuracy, logLoss} = score(truth, predictions);
  return {accuracy, logLoss};
};

/** Trains small models on a sample of duels; isomorphic. */
export function createTrainer(game: GameData, sample: DuelSample, threads: number): Trainer {
  const features = createFeatureStore(game, sample);
  const {trainRows, heldOutRows} = sample;

  async function prepare(
    rows: number,
    report: (report: Report) => void,
    stop: {readonly wanted: boolean}
  ): Promise<boolean> {
    const total = rows + heldOutRows;
    const pause = (before: number) => async (done: number) => {
      report({type: "features", done: before + done, total});
      await listen();
      return !stop.wanted;
    };
    return (
      (await features.prepare(trainRows, trainRows + heldOutRows, pause(0))) &&
      (await features.prepare(0, rows, pause(heldOutRows)))
    );
  }

  return {
    async run(settings, report, stop) {
      const {rows, rounds, depth, eta} = settings;
      if (!(await prepare(rows, report, stop))) return null;
      const columns = columnsOf(settings.features, settings.without);
      const truth = features.truth(0, rows);
      const heldOutTruth = features.truth(trainRows, trainRows + heldOutRows);
      const matrixOf = (first: number, label: Float32Array): DMatrix =>
        new DMatrix({
          data: features.select(first, first + label.length, columns),
          rows: label.length,
          columns: columns.length,
          label,
          featureNames: columns.map((column) => FEATURE_NAMES[column])
        });
      const training = matrixOf(0, truth);
      const heldOut = matrixOf(trainRows, heldOutTruth);
      const baseline = fitLogistic(features.select(0, rows, TOTALS), TOTALS.length, truth);
      const totals = features.select(trainRows, trainRows + heldOutRows, TOTALS);
      const statTotal = scoreOf(heldOutTruth, baseline.predict(totals));
      report({type: "baseline", statTotal});
      const started = performance.now();
      const booster = await train(
        {objective: "binary:logistic", max_depth: depth, eta, seed: SEED, nthread: threads},
        training,
        {
          numRound: rounds,
          evals: [
            {name: "train", data: training},
            {name: "heldOut", data: heldOut}
          ],
          onProgress: ({round, metrics}) => {
            const point = {round, train: metrics.train.logloss, heldOut: metrics.heldOut.logloss};
            report({type: "round", point});
            return !stop.wanted;
          }
        }
      );
      const seconds = (performance.now() - started) / 1000;
      const predictions = booster.predict(heldOut);
      return {
        settings,
        columns: columns.length,
        trees: booster.numBoostedRounds,
        threads,
        seconds,
        heldOutRows,
        predictions: features.asked(trainRows, predictions),
        model: scoreOf(heldOutTruth, predictions),
        statTotal
      };
    }
  };
}

import type {DMatrix} from "./dmatrix.ts";
import {DataError, ParameterError} from "./errors.ts";
import type {Metric} from "./metrics/registry.ts";
import {refuseUnknown} from "./names.ts";
import {resolveParameters, type TrainParameters} from "./parameters.ts";
import {createRandom} from "./random.ts";
import type {Signal} from "./train/options.ts";
import {type EvalsResult, train} from "./train.ts";

/** How to cross-validate. */
export interface CvOptions {
  numRound?: number;
  /** Number of folds, default 3. */
  nfold?: number;
  /** Keep each label's share in every fold (for classes). */
  stratified?: boolean;
  /** Rows of each fold's test part, in place of nfold. */
  folds?: readonly ArrayLike<number>[];
  /** Shuffle rows before they are dealt to folds; default true. */
  shuffle?: boolean;
  seed?: number;
  /** Cut the result after the best round once so many rounds were no better, by the last metric. */
  earlyStoppingRounds?: number;
  /** Called after each round of each fold. */
  onProgress?: (done: {fold: number; folds: number; round: number; numRound: number}) => unknown;
  signal?: Signal;
}

/** Mean and standard deviation over the folds, one a round, as XGBoost names them: "test-logloss-mean". */
export type CvResult = Record<string, number[]>;

function dealFolds(dtrain: DMatrix, nfold: number, options: CvOptions): number[][] {
  const random = createRandom(options.seed ?? 0);
  const order = Array.from({length: dtrain.rows}, (_, i) => i);
  if (options.shuffle ?? true) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
  }
  const {label} = dtrain;
  if (options.stratified && label) order.sort((a, b) => label[a] - label[b]);
  const folds: number[][] = Array.from({length: nfold}, () => []);
  order.forEach((row, i) => {
    folds[i % nfold].push(row);
  });
  return folds.map((rows) => rows.sort((a, b) => a - b));
}

function complement(rows: number, test: ArrayLike<number>): Uint32Array {
  const inTest = new Uint8Array(rows);
  for (let i = 0; i < test.length; i++) inTest[test[i]] = 1;
  return Uint32Array.from({length: rows}, (_, i) => i).filter((i) => !inTest[i]);
}

const OPTIONS = [
  "numRound",
  "nfold",
  "stratified",
  "folds",
  "shuffle",
  "seed",
  "earlyStoppingRounds",
  "onProgress",
  "signal"
];

/** Cross-validates: trains on all folds but one and evaluates on that one, in turn. Needs kept values. */
export async function cv(
  params: TrainParameters,
  dtrain: DMatrix,
  options: CvOptions = {}
): Promise<CvResult> {
  refuseUnknown("the options of cv", options, OPTIONS);
  const numRound = options.numRound ?? 10;
  const nfold = options.folds?.length ?? options.nfold ?? 3;
  if (!Number.isInteger(nfold) || nfold < 2 || (!options.folds && nfold > dtrain.rows)) {
    throw new ParameterError("nfold", nfold, `a whole number from 2 to the number of rows, ${dtrain.rows}`);
  }
  const {metrics} = resolveParameters(params, dtrain.columns, dtrain.featureNames);
  const folds = options.folds ?? dealFolds(dtrain, nfold, options);
  const results: EvalsResult[] = [];
  for (const [fold, test] of folds.entries()) {
    const training = complement(dtrain.rows, test);
    if (training.length === 0 || test.length === 0) throw new DataError(`fold ${fold} has no rows`);
    const part = dtrain.slice(training);
    const evalsResult: EvalsResult = {};
    await train(params, part, {
      numRound,
      evals: [
        {name: "train", data: part},
        {name: "test", data: dtrain.slice(test)}
      ],
      evalsResult,
      signal: options.signal,
      onProgress: ({round}) => {
        options.onProgress?.({fold, folds: nfold, round, numRound});
      }
    });
    results.push(evalsResult);
  }
  return summarize(results, metrics[metrics.length - 1], options.earlyStoppingRounds);
}

function summarize(results: readonly EvalsResult[], judge: Metric, patience: number | undefined): CvResult {
  const summary: CvResult = {};
  for (const set of ["train", "test"]) {
    for (const metric of Object.keys(results[0]?.[set] ?? {})) {
      const curves = results.map((result) => result[set][metric]);
      const means = curves[0].map((_, round) => {
        return curves.reduce((sum, curve) => sum + curve[round], 0) / curves.length;
      });
      summary[`${set}-${metric}-mean`] = means;
      summary[`${set}-${metric}-std`] = means.map((mean, round) =>
        Math.sqrt(curves.reduce((sum, curve) => sum + (curve[round] - mean) ** 2, 0) / curves.length)
      );
    }
  }
  if (patience === undefined) return summary;
  const kept = bestRound(summary[`test-${judge.name}-mean`], patience, judge.maximize) + 1;
  return Object.fromEntries(Object.entries(summary).map(([name, values]) => [name, values.slice(0, kept)]));
}

function bestRound(means: readonly number[], patience: number, larger: boolean): number {
  let best = 0;
  for (let round = 1; round < means.length && round - best <= patience; round++) {
    if (larger ? means[round] > means[best] : means[round] < means[best]) best = round;
  }
  return best;
}

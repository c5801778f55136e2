import {DMatrix, train} from "xgboost-wasm";
import {type Scores, score} from "../../../lib/statistics/probability-scores.ts";
import {FEATURE_NAMES} from "../features/feature-catalogue.ts";
import type {PointGroup} from "./grid.ts";

/** What a worker thread of the search is given once; the large parts are on shared memory. */
export interface SearchContext {
  readonly matrix: Float32Array;
  readonly label: Float32Array;
  /** Fold of each row. */
  readonly fold: Uint8Array;
  /** Uniform in 0 … 1 by pair: rows below a rung's share take part in it. */
  readonly rank: Float32Array;
  /** `[0]`: trees grown so far by all threads, for the progress line. */
  readonly grown: Int32Array;
  readonly seed: number;
}

export interface FitTask {
  readonly group: PointGroup;
  readonly fold: number;
  /** Share of the pairs that take part, for successive halving; 1: all. */
  readonly share: number;
  /** Stop after so many trees without a better log-loss on the fold; 0: never. */
  readonly earlyStopping: number;
}

export interface FitResult {
  readonly rows: number;
  readonly seconds: number;
  /** Log-loss on the fold after each tree. */
  readonly logLoss: readonly number[];
  /** Trees the fit would stop at if asked for the best. */
  readonly bestRounds: number;
  /** Scores on the fold for each number of trees of the group (at most those grown). */
  readonly scores: readonly {readonly rounds: number; readonly scores: Scores}[];
}

interface Fold {
  readonly key: string;
  readonly train: DMatrix;
  readonly test: DMatrix;
  readonly testLabel: Float32Array;
}

/** The latest fold: fits of one fold come one after another and share its quantized matrix. */
let latest: Fold | undefined;

const WIDTH = FEATURE_NAMES.length;

function gather(
  context: SearchContext,
  keep: (row: number) => boolean
): {data: Float32Array; label: Float32Array} {
  const {matrix, label} = context;
  let count = 0;
  for (let row = 0; row < label.length; row++) if (keep(row)) count++;
  const data = new Float32Array(count * WIDTH);
  const labels = new Float32Array(count);
  let at = 0;
  for (let row = 0; row < label.length; row++) {
    if (!keep(row)) continue;
    data.set(matrix.subarray(row * WIDTH, (row + 1) * WIDTH), at * WIDTH);
    labels[at++] = label[row];
  }
  return {data, label: labels};
}

function foldOf(context: SearchContext, fold: number, share: number): Fold {
  const key = `${fold}/${share}`;
  if (latest?.key === key) return latest;
  latest = undefined;
  const within = (row: number): boolean => context.rank[row] < share;
  const matrixOf = ({data, label}: {data: Float32Array; label: Float32Array}): DMatrix =>
    new DMatrix({data, rows: label.length, columns: WIDTH, label, featureNames: FEATURE_NAMES});
  const test = gather(context, (row) => context.fold[row] === fold && within(row));
  latest = {
    key,
    train: matrixOf(gather(context, (row) => context.fold[row] !== fold && within(row))),
    test: matrixOf(test),
    testLabel: test.label
  };
  return latest;
}

/** Fits one group of points on all folds but one and scores it there. */
export async function fitFold(
  {group, fold, share, earlyStopping}: FitTask,
  context: SearchContext
): Promise<FitResult> {
  const {train: data, test, testLabel} = foldOf(context, fold, share);
  const started = performance.now();
  const evalsResult: Record<string, Record<string, number[]>> = {};
  const booster = await train(
    {...group.parameters, eval_metric: "logloss", seed: context.seed, nthread: 1},
    data,
    {
      numRound: group.rounds[group.rounds.length - 1],
      evals: [{name: "fold", data: test}],
      evalsResult,
      ...(earlyStopping > 0 ? {earlyStoppingRounds: earlyStopping} : {}),
      onProgress: () => void Atomics.add(context.grown, 0, 1)
    }
  );
  const logLoss = evalsResult.fold.logloss;
  const bestRounds = logLoss.indexOf(Math.min(...logLoss)) + 1;
  return {
    rows: data.rows,
    seconds: (performance.now() - started) / 1000,
    logLoss,
    bestRounds,
    scores: group.rounds.map((asked) => {
      const rounds = Math.min(asked, logLoss.length);
      const q = booster.predict(test, {iterationRange: [0, rounds]}) as Float32Array;
      return {rounds: asked, scores: score(testLabel, q)};
    })
  };
}

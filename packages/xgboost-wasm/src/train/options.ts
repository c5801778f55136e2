import type {Booster} from "../booster.ts";
import type {DMatrix} from "../dmatrix.ts";
import type {Numbers} from "../floats.ts";

/** First and second derivative of a loss by the margins: rows x outputs. */
export interface Derivatives {
  gradient: Numbers;
  hessian: Numbers;
}

/** A loss of the caller's: gets the margins (rows x outputs) and the matrix that is trained on. */
export type CustomObjective = (margins: Float32Array, data: DMatrix) => Derivatives;

/** What is used of an AbortSignal. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason?: unknown;
}

/** Name and value of what `predictions` (rows x outputs) are worth. */
export type CustomMetric = (
  predictions: Float32Array,
  data: DMatrix
) => readonly [name: string, value: number];

/** Value of every metric by evaluation set and metric, one a round. */
export type EvalsResult = Record<string, Record<string, number[]>>;

/** What onProgress is told. */
export interface Progress {
  /** Rounds done, counting those of the model training went on from. */
  round: number;
  numRound: number;
  /** This round's metrics. */
  metrics: Record<string, Record<string, number>>;
}

/** How to train, beside the parameters. */
export interface TrainOptions {
  /** Boosting rounds, default 10. */
  numRound?: number;
  /** Matrices to evaluate after every round; the last one decides early stopping. */
  evals?: readonly {name: string; data: DMatrix}[];
  /** Stop after so many rounds without a better value of the last metric on the last evaluation set. */
  earlyStoppingRounds?: number;
  /** A loss of your own in place of the objective's, which still says what becomes of the margins. */
  objective?: CustomObjective;
  /** A metric of your own, watched after the others; gets predictions (margins with a loss of your own). */
  metric?: CustomMetric;
  /** Whether more is better of your own metric. */
  maximize?: boolean;
  /** Called after each round; returning false stops there. */
  onProgress?: (progress: Progress) => unknown;
  /** An AbortSignal. */
  signal?: Signal;
  /** Filled with every metric of every round. */
  evalsResult?: EvalsResult;
  /** Model to go on from. */
  model?: Booster;
}

import type {Booster} from "../booster.ts";
import type {DMatrix} from "../dmatrix.ts";

/** Value of every metric by evaluation set and metric, one a round. */
export type EvalsResult = Record<string, Record<string, number[]>>;

export interface Progress {
  /** Rounds done, counting those of the model training went on from. */
  round: number;
  numRound: number;
  /** This round's metrics. */
  metrics: Record<string, Record<string, number>>;
}

export interface TrainOptions {
  /** Boosting rounds, default 10. */
  numRound?: number;
  /** Matrices to evaluate after every round; the last one decides early stopping. */
  evals?: readonly {name: string; data: DMatrix}[];
  /** Stop after so many rounds without a better value of the last metric on the last evaluation set. */
  earlyStoppingRounds?: number;
  /** Called after each round; returning false stops there. */
  onProgress?: (progress: Progress) => unknown;
  signal?: AbortSignal;
  /** Filled with every metric of every round. */
  evalsResult?: EvalsResult;
  /** Model to go on from. */
  model?: Booster;
}

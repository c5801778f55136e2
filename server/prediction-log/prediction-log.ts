import type {Duel} from "../../pipelines/model/prediction/prediction-answers.ts";
import type {ServedModel} from "../model/served-model.ts";

/** One prediction that was served. */
export interface ServedPrediction {
  readonly duel: Duel;
  /** P(A wins) by the model. */
  readonly probability: number;
}

/** Where served predictions go. */
export interface PredictionLog {
  /** Returns at once and never throws: a log in trouble must not fail a request. `synthetic`: made for demonstration. */
  record(
    model: ServedModel,
    endpoint: string,
    requestId: string,
    predictions: readonly ServedPrediction[],
    synthetic?: boolean
  ): void;
  /** Writes what is pending; after it nothing may be recorded. */
  close(): Promise<void>;
}

/** For servers told to keep no log. */
export const noPredictionLog: PredictionLog = {
  record() {},
  close: async () => {}
};

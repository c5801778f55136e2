import type {LoggedPrediction, LoggedRequest} from "../../pipelines/monitoring/log/logged-prediction.ts";
import type {ServedModel} from "../model/served-model.ts";

/** One prediction that was served. */
export type ServedPrediction = Pick<LoggedPrediction, "duel" | "probability">;

/** Where served predictions go. */
export interface PredictionLog {
  /** Returns at once and never throws: a log in trouble must not fail a request. */
  record(model: ServedModel, request: LoggedRequest, predictions: readonly ServedPrediction[]): void;
  /** Writes what is pending; after it nothing may be recorded. */
  close(): Promise<void>;
}

/** For servers told to keep no log. */
export const noPredictionLog: PredictionLog = {
  record() {},
  close: async () => {}
};

import type {Arm, LoggedPrediction, LoggedRequest} from "../../pipelines/monitoring/log/logged-prediction.ts";
import type {ServedModel} from "../model/served-model.ts";

/** One prediction that was served. */
export type ServedPrediction = Pick<LoggedPrediction, "duel" | "probability" | "place" | "fight">;

/** Who answered, and who is asked the same beside it for the log alone. */
export interface Answering {
  readonly arm: Arm;
  readonly beside: ServedModel | null;
}

/** What the log keeps of who answered. */
export interface Answerer extends Pick<ServedModel, "game"> {
  readonly recommender: Pick<ServedModel["recommender"], "modelVersion">;
  readonly manifest: Pick<ServedModel["manifest"], "featureVersion">;
}

/** Where served predictions go. */
export interface PredictionLog {
  /** Returns at once and never throws: a log in trouble must not fail a request. */
  record(
    model: Answerer,
    request: LoggedRequest,
    predictions: readonly ServedPrediction[],
    answering?: Answering
  ): void;
  /** Whether it has fallen so far behind that more work had better wait; a log in trouble is not behind. */
  isBehind(): boolean;
  /**
   * Writes what is pending; after it nothing may be recorded. What is not Parquet in so many milliseconds stays in
   * write-ahead files, for the next process to take over.
   */
  close(withinMs?: number): Promise<void>;
}

/** For servers told to keep no log. */
export const noPredictionLog: PredictionLog = {
  record() {},
  isBehind: () => false,
  close: async () => {}
};

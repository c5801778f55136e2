import type {Duel} from "../../model/prediction/prediction-answers.ts";

/** The request that was answered. */
export interface LoggedRequest {
  /** As in `X-Request-Id`. */
  readonly id: string;
  /** Route pattern. */
  readonly endpoint: string;
  /** By lower-case name, as Node gives them. They hold keys: a column takes one by name, never all. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** What is known of a prediction when it is served; every column of the log is got from it. */
export interface LoggedPrediction {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly request: LoggedRequest;
  readonly model: {readonly version: string; readonly featureVersion: string};
  /** The process that answers. */
  readonly instance: string;
  readonly duel: Duel;
  /** P(A wins) by the model. */
  readonly probability: number;
}

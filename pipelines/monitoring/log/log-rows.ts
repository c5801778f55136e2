import type {LogSchema, LogValue} from "./log-schema.ts";
import type {LoggedPrediction} from "./logged-prediction.ts";

/** Rows of the log by column. */
export interface LogRows {
  readonly rows: number;
  readonly columns: Readonly<Record<string, readonly LogValue[]>>;
}

export const rowsOf = (predictions: readonly LoggedPrediction[], schema: LogSchema): LogRows => ({
  rows: predictions.length,
  columns: Object.fromEntries(
    schema.map(({name, get}) => [name, predictions.map((prediction): LogValue => get(prediction))])
  )
});

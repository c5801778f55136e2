import type {LogOperation} from "../metrics/zero-series.ts";
import type {DiskPredictionLogOptions} from "./disk-log-options.ts";

const SILENT_MS = 60_000;

/** Counts every failure of the log, and tells of one a minute. */
export class LogTrouble {
  readonly #options: Pick<DiskPredictionLogOptions, "metrics" | "logger">;
  readonly #now: () => number;
  #lastTold = Number.NEGATIVE_INFINITY;

  constructor(options: Pick<DiskPredictionLogOptions, "metrics" | "logger">, now: () => number) {
    this.#options = options;
    this.#now = now;
  }

  tell(operation: LogOperation, error: unknown): void {
    const {metrics, logger} = this.#options;
    metrics.logErrors.inc({operation});
    if (this.#now() - this.#lastTold < SILENT_MS) return;
    this.#lastTold = this.#now();
    logger.error(
      {err: error, operation},
      "the prediction log is in trouble; requests are answered all the same"
    );
  }
}

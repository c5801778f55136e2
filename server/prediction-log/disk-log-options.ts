import type {Logger} from "pino";
import type {GameData} from "../../data-loaders/game-data.ts";
import type {LogSchema} from "../../pipelines/monitoring/log/log-schema.ts";
import type {Metrics} from "../metrics/metrics.ts";
import type {Retention} from "./retention.ts";
import type {WriteRequest, WriteResult} from "./write-segment.ts";

export interface DiskPredictionLogOptions {
  /** Where the Parquet files go; the write-ahead files are in its folder `.wal`. */
  readonly folder: string;
  /** Predictions after which a file is written, */
  readonly rows: number;
  /** or seconds, whichever comes first. */
  readonly seconds: number;
  readonly retention: Retention;
  /** Turns a segment into Parquet; `game` is what its answers were about, unknown where another process wrote it. */
  readonly write: (request: WriteRequest, game?: GameData) => Promise<WriteResult>;
  readonly metrics: Pick<Metrics, "logRecords" | "logErrors" | "logPending">;
  readonly logger: Logger;
  /** A process that gave no sign of life for so long is taken to be gone. */
  readonly leaseMs: number;
  readonly now?: () => number;
  readonly monotonic?: () => number;
  /** Which of many predictions are kept. */
  readonly random?: () => number;
  readonly schema?: LogSchema;
}

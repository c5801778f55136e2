import type {Duel} from "../pipelines/predict/types.ts";
import type {Catalogue} from "./catalogue/catalogue.ts";
import type {Metrics} from "./metrics/metrics.ts";
import type {ModelHolder} from "./model/model-holder.ts";
import type {PredictionLog} from "./prediction-log/prediction-log.ts";

/** The simulator's answer to a duel. */
export interface Verification {
  readonly probability: number;
  readonly method: "exact" | "monte_carlo";
  readonly playouts: number;
  readonly standardError: number;
}

/** What handlers work with; made once a process, held in tests. */
export interface Services {
  readonly catalogue: Catalogue;
  readonly models: ModelHolder;
  readonly metrics: Metrics;
  readonly predictionLog: PredictionLog;
  /** Simulates a duel; `playouts` bounds the work where no exact answer exists. */
  readonly verify: (duel: Duel, playouts: number) => Verification;
  /** false while shutting down. */
  readonly accepting: () => boolean;
  /** Text of `/metrics`, over all workers where there are several. */
  readonly renderMetrics: () => Promise<string>;
  readonly version: string;
}

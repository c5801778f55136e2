import type {Catalogue} from "./catalogue/game-catalogue.ts";
import type {Metrics} from "./metrics/metrics.ts";
import type {ModelHolder} from "./model/model-holder.ts";
import type {PredictionLog} from "./prediction-log/prediction-log.ts";
import type {Verifier} from "./verifier.ts";

/** What handlers work with; made once a process, held in tests. */
export interface Services {
  readonly catalogue: Catalogue;
  readonly models: ModelHolder;
  readonly metrics: Metrics;
  readonly predictionLog: PredictionLog;
  readonly verify: Verifier;
  /** false while shutting down. */
  readonly accepting: () => boolean;
  /** Text of `/metrics`, over all workers where there are several. */
  readonly renderMetrics: () => Promise<string>;
  readonly version: string;
}

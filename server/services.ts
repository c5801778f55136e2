import type {PipelineStatus} from "../lib/stage-runner/pipeline-status.ts";
import type {Budget} from "./budget/budget.ts";
import type {FightSolving} from "./fights/fight-solving.ts";
import type {Metrics, MetricsForm} from "./metrics/metrics.ts";
import type {ModelVersions} from "./model/model-versions.ts";
import type {Release} from "./model/release.ts";
import type {PredictionLog} from "./prediction-log/prediction-log.ts";

/** What handlers work with: the release that their request began with, and what is the process's. */
export interface Services extends Release {
  readonly metrics: Metrics;
  /** What may be asked before others have to wait. */
  readonly budget: Budget;
  readonly fights: FightSolving;
  /** Versions that may be asked for beside the one in service. */
  readonly versions: ModelVersions;
  readonly predictionLog: PredictionLog;
  /** false while shutting down. */
  readonly accepting: () => boolean;
  /** How far the pipeline is that makes what is served; null where none has said anything. */
  readonly pipeline: () => PipelineStatus | null;
  /** Text of `/metrics`, over all workers where there are several. */
  readonly renderMetrics: (form: MetricsForm) => Promise<string>;
  readonly version: string;
}

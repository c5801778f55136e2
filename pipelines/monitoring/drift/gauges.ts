import {existsSync, statSync} from "node:fs";
import {Gauge, type Registry} from "prom-client";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {type DriftReport, QUALITY_PROBLEMS, STATUSES} from "./report/drift-report.ts";
import {driftPaths, readDriftReport} from "./report/report-files.ts";

interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number | null | undefined;
}

interface DriftGauge {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  readonly samples: (report: DriftReport) => readonly Sample[];
}

const one = (value: number | null | undefined): Sample[] => [{value}];
const flag = (value: boolean): number => (value ? 1 : 0);

/** What `/metrics` says of the latest drift report. Scores that were not measured have no sample. */
export const DRIFT_GAUGES: readonly DriftGauge[] = [
  {
    name: "model_drift_status",
    help: "1 for the verdict of the latest drift report, 0 for the others",
    labels: ["status"],
    samples: ({verdict}) =>
      STATUSES.map((status) => ({labels: {status}, value: flag(status === verdict.status)}))
  },
  {
    name: "model_drift_report_timestamp_seconds",
    help: "When the latest drift report was made, seconds since 1970",
    samples: ({generatedAt}) => one(Date.parse(generatedAt) / 1000)
  },
  {
    name: "model_drift_window_predictions",
    help: "Logged predictions the latest drift report covers",
    labels: ["kind"],
    samples: ({window}) => [
      {labels: {kind: "real"}, value: window.rows - window.synthetic},
      {labels: {kind: "synthetic"}, value: window.synthetic}
    ]
  },
  {
    name: "model_drift_columns_share",
    help: "Share of what the model goes by, in input columns that moved",
    samples: ({dataset}) => one(dataset.moved?.share)
  },
  {
    name: "model_drift_columns_limit",
    help: "Share of moved columns from which the input as a whole is called drifted; what chance gives, or what matters",
    samples: ({dataset}) => one(dataset.moved?.limit)
  },
  {
    name: "model_drift_psi",
    help: "Population stability index of a column beyond what the sample's size explains",
    labels: ["column"],
    samples: ({columns}) =>
      columns.map(({name, psiCorrected}) => ({labels: {column: name}, value: psiCorrected}))
  },
  {
    name: "model_drift_prediction_psi",
    help: "Population stability index of the win probability beyond what the sample's size explains",
    samples: ({prediction}) => one(prediction.psiCorrected)
  },
  {
    name: "model_drift_classifier_auc",
    help: "AUC of a classifier that tells the window from the reference; 0.5: alike",
    samples: ({multivariate}) => one(multivariate?.judged ? multivariate.auc.value : null)
  },
  {
    name: "model_data_quality_share",
    help: "Largest share of rows of any column with the problem",
    labels: ["problem"],
    samples: ({quality}) =>
      QUALITY_PROBLEMS.map((problem) => ({labels: {problem}, value: quality.worst[problem]}))
  },
  {
    name: "model_drift_unusable_predictions",
    help: "Served predictions of the latest drift report's window that are not probabilities",
    samples: ({quality}) => one(quality.unusablePredictions)
  },
  {
    name: "model_drift_files_left_out",
    help: "Files of the prediction log that the latest drift report could not read",
    samples: ({quality}) => one(quality.leftOut.length)
  },
  {
    name: "model_estimated_fight_accuracy",
    help: "Share of single fights named, estimated from the model's own confidence",
    samples: ({performance}) => one(performance.estimated?.fightAccuracy.value)
  },
  {
    name: "model_verified_fight_accuracy",
    help: "Share of single fights named, by re-simulation of served predictions",
    samples: ({performance}) => one(performance.verified?.scores.fightAccuracy)
  },
  {
    name: "model_verified_absolute_error",
    help: "Mean absolute error of the served win probability against re-simulation",
    samples: ({performance}) => one(performance.verified?.scores.meanAbsoluteError)
  },
  {
    name: "model_verified_calibration_error",
    help: "Expected calibration error of served win probabilities against re-simulation",
    samples: ({performance}) => one(performance.verified?.scores.ece)
  },
  {
    name: "model_served_regret",
    help: "What served recommendations lacked of the best move's true P(win), with bounds that hold at every look",
    labels: ["bound"],
    samples: ({performance: {regret}}) =>
      regret === null
        ? []
        : [
            {labels: {bound: "mean"}, value: regret.mean},
            {labels: {bound: "low"}, value: regret.low},
            {labels: {bound: "high"}, value: regret.high}
          ]
  },
  {
    name: "model_verified_error_rise",
    help: "Rise of a verified error since training, as a multiple of its limit; from 1 on the model is worse",
    labels: ["measure"],
    samples: ({performance}) =>
      performance.loss.measures.map(({name, rise, limit}) => ({labels: {measure: name}, value: rise / limit}))
  },
  {
    name: "model_verified_predictions",
    help: "Served predictions re-simulated for the latest drift report",
    samples: ({performance}) => one(performance.verified?.rows ?? 0)
  }
];

const FILE_GAUGES = [
  {
    name: "model_retrain_marked",
    help: "1 where the model in production is marked for retraining",
    path: (paths: Pick<DataPaths, "evaluation">) => driftPaths(paths).retrain
  },
  {
    name: "model_retrain_failed",
    help: "1 where the latest retraining came to no decision",
    path: (paths: Pick<DataPaths, "evaluation">) => driftPaths(paths).retrainFailure
  }
] as const;

/**
 * Registers the monitoring's gauges; each scrape reads the latest report, if it changed. Without a report
 * there are no samples, which the alert on the report's age notices.
 */
export function registerDriftGauges(registers: Registry[], paths: Pick<DataPaths, "evaluation">): void {
  let read = 0;
  let report: DriftReport | null = null;
  const latest = (): DriftReport | null => {
    const written = statSync(driftPaths(paths).report, {throwIfNoEntry: false})?.mtimeMs ?? 0;
    if (written !== read) {
      try {
        report = readDriftReport(paths);
      } catch {
        report = null;
      }
      read = written;
    }
    return report;
  };
  for (const {name, help, labels = [], samples} of DRIFT_GAUGES)
    new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers,
      aggregator: "max",
      collect() {
        // `reset` forgets labelled samples and sets an unlabelled one to 0, which says something nobody measured.
        if (labels.length > 0) this.reset();
        else this.remove();
        const current = latest();
        if (current === null) return;
        for (const {labels: own = {}, value} of samples(current)) {
          if (value !== null && value !== undefined && Number.isFinite(value)) this.set(own, value);
        }
      }
    });
  for (const {path, ...gauge} of FILE_GAUGES)
    new Gauge({
      ...gauge,
      registers,
      aggregator: "max",
      collect() {
        // That the file is there says it: one that cannot be read must not take the metrics with it.
        this.set(flag(existsSync(path(paths))));
      }
    });
}

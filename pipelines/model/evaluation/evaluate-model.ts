import type {Model} from "xgboost-wasm/predict";
import type {GameData} from "../../../data-loaders/game-data.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";
import type {StartProgress} from "../../../lib/terminal/report-progress.ts";
import type {LabelledDuels} from "../duels/duel-columns.ts";
import {pairDisjointSplit} from "../duels/splits.ts";
import {checkFeatures} from "../prediction/recommender.ts";
import {SEED, type TrainedManifest} from "../training/train-model.ts";
import type {BaselineId} from "./baselines.ts";
import {type BatchModel, describeModel} from "./batch-model.ts";
import type {EvaluationReport} from "./evaluation-report.ts";
import {evidencePath, rowEvidence, writtenEvidence} from "./evidence.ts";
import {type FeatureReportOptions, reportFeatures} from "./feature-report.ts";
import {evaluationPath} from "./read-evaluation.ts";
import {judgeAnswers, type QuestionCounts, questionEvidence, reportRegret} from "./regret/measure-regret.ts";
import {testPairs} from "./regret/regret-questions.ts";
import {scoreRows} from "./scored-split.ts";
import {judgeByTruth} from "./truth/judge-by-truth.ts";

export interface EvaluateOptions {
  readonly paths: DataPaths;
  readonly game: GameData;
  readonly duels: LabelledDuels;
  readonly scenarios: readonly string[];
  readonly model: BatchModel;
  readonly manifest: TrainedManifest;
  /** SHAP values of rows; without it the report on features is not made. */
  readonly explain?: FeatureReportOptions["explain"];
  /** What recommends moves in worker threads; without it no questions are asked. */
  readonly recommends?: {readonly model: Model; readonly questions?: QuestionCounts | undefined};
  /** How many test duels are held against the truth; without it none. */
  readonly trueDuels?: number;
  readonly progress?: StartProgress;
}

/** Every baseline, for the headline split. */
const BASELINES: readonly BaselineId[] = ["stat-total", "expected-damage", "logistic-regression"];

/** Scores the model on the pair-disjoint test part and publishes the report, and the answers one by one. */
export async function evaluateModel(options: EvaluateOptions): Promise<EvaluationReport> {
  const {paths, game, duels, scenarios, model, manifest, explain, recommends, trueDuels, progress} = options;
  checkFeatures(model.featureNames);
  const split = pairDisjointSplit(duels, SEED);
  const description = describeModel(manifest, model);
  // What waits for nothing else is worked out side by side.
  const judging =
    recommends &&
    judgeAnswers({game, ...recommends, pairs: testPairs(duels, split, SEED), seed: SEED, progress});
  // Whoever waits for it is told; where there are no scores, nobody does.
  judging?.catch(() => {});
  const {evaluation, rows, q, test} = await scoreRows({
    game,
    duels,
    scenarios,
    split,
    predict: model.predict,
    baselines: BASELINES,
    progress
  });
  const explaining =
    explain && reportFeatures({paths, duels, scenarios, split, rows, test, explain, progress});
  const truth = async () =>
    trueDuels === undefined
      ? null
      : await judgeByTruth({game, duels, rows, q, seed: SEED, count: trueDuels, progress});
  const [scored, [judged, byTruth]] = await Promise.all([
    evaluation,
    Promise.resolve(judging).then(async (judged) => [judged, await truth()] as const),
    explaining
  ]);
  const report: EvaluationReport = {
    model: description,
    splits: [scored],
    regret: judged ? reportRegret(judged, SEED) : null,
    truth: byTruth
  };
  const questions = judged ? questionEvidence(judged) : [];
  await publishText(evidencePath(paths), writtenEvidence({rows: rowEvidence(duels, rows, q), questions}));
  await publishText(evaluationPath(paths), `${JSON.stringify(report)}\n`);
  return report;
}

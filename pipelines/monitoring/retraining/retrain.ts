import {readFileSync} from "node:fs";
import {join} from "node:path";
import {Predictor} from "xgboost-wasm/predict";
import {hashOfJson} from "../../../lib/files/hash.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import type {StartProgress} from "../../../lib/terminal/report-progress.ts";
import {trainingBuilds} from "../../model/builds/training-builds.ts";
import type {LabelledDuels} from "../../model/duels/duel-columns.ts";
import {duelFiles, loadDuels} from "../../model/duels/load-duels.ts";
import {DEFAULT_PLAYOUTS, DEFAULT_SEED} from "../../model/duels/run-duels.ts";
import {SCENARIOS} from "../../model/duels/scenarios.ts";
import {pairDisjointSplit} from "../../model/duels/splits.ts";
import {batchModel} from "../../model/evaluation/batch-model.ts";
import {evaluateModel} from "../../model/evaluation/evaluate-model.ts";
import type {EvaluationReport} from "../../model/evaluation/evaluation-report.ts";
import type {QuestionCounts} from "../../model/evaluation/regret/measure-regret.ts";
import {scoreSplit} from "../../model/evaluation/scored-split.ts";
import type {Duel} from "../../model/prediction/prediction-answers.ts";
import {createRecommender} from "../../model/prediction/recommender.ts";
import {createRowModel} from "../../model/prediction/row-model.ts";
import type {GateLimits} from "../../model/registry/gate-thresholds.ts";
import {loadProduction, loadVersion, type OpenedVersion} from "../../model/registry/production.ts";
import {promoteTrained, readTrained} from "../../model/registry/promote-trained.ts";
import {scoreVersion} from "../../model/registry/score-version.ts";
import {pullRegistry} from "../../model/registry/shared/change-registry.ts";
import {readTrial} from "../../model/registry/trial.ts";
import {readParameters, type TrainingParameters} from "../../model/training/parameters.ts";
import {SEED, trainModel} from "../../model/training/train-model.ts";
import {currentReference} from "../drift/reference/make-reference.ts";
import {clearRetrainMark} from "../drift/report/report-files.ts";
import {servedDuels} from "../drift/served-duels.ts";
import {loadWorld} from "../drift/world.ts";
import {joinDuels, labelDuels, sampleDuels} from "./production-duels.ts";
import {publishRetraining, type Retraining} from "./retraining-result.ts";
import {errorsOn, heldOut} from "./served-errors.ts";
import {trainingSetOf} from "./why-idle.ts";

export interface RetrainOptions {
  readonly paths: DataPaths;
  /** How far back to learn from what was asked, such as `7d`. */
  readonly window: string;
  /** Served duels to learn at most, each once. */
  readonly servedRows?: number;
  /** Duels of the training set to use at most; all unless told otherwise. */
  readonly trainingRows?: number;
  readonly settings?: TrainingParameters;
  readonly playouts?: number;
  /** Asked of both models; as many as with every evaluation unless told otherwise. */
  readonly questions?: QuestionCounts;
  /** What the gate asks for; replaced where everything is small. */
  readonly limits?: GateLimits;
  /** Puts a candidate that passes on trial beside production instead of in its place. */
  readonly challenge?: {readonly share: number};
  readonly now?: () => Date;
  readonly log?: (line: string) => void;
  readonly progress?: StartProgress;
}

/** Nothing to learn from, or not enough. */
export class RetrainError extends Error {}

const LEAST_SERVED = 200;

/** Where candidates are made, so that the pipeline's own model and evaluation stay what they are. */
const workPaths = (paths: DataPaths): DataPaths => {
  const data = join(paths.data, "retrain");
  return {...paths, data, evaluation: join(data, "evaluation")};
};

/**
 * Trains a candidate on the training set and on what was asked lately, labelled by the simulator, and lets the
 * gate decide. Both models are scored on the same pairs that the candidate has not seen, of both distributions.
 * A candidate that passes is in production when this returns; one that does not leaves production alone.
 * @throws RetrainError where too little was served, RegistryError where no model is in production
 */
export async function retrainModel(options: RetrainOptions): Promise<Retraining> {
  const {
    paths,
    window,
    servedRows = 50_000,
    settings = readParameters(),
    limits,
    challenge,
    progress
  } = options;
  const {questions, playouts = DEFAULT_PLAYOUTS, now = () => new Date(), log = () => {}} = options;
  await pullRegistry(paths);
  const production = await loadProduction(paths);
  const {game, tables} = production;
  const trial = challenge ? readTrial(paths) : null;
  if (trial !== null)
    throw new RetrainError(
      `version ${trial.version} is on trial: end that first with \`predictiondex trial stop\``
    );
  const served = await servedOf(options, servedRows);
  log(`retrain: ${served.length} different duels served within ${window}; simulating them`);
  const truth = labelDuels(served, tables, {playouts, seed: DEFAULT_SEED});
  const trainingSet = trainingSetOf(paths);
  const training = await loadDuels(duelFiles(paths), game);
  const base = sampleDuels(training, options.trainingRows ?? training.rows, SEED);
  const duels = joinDuels(base, truth);
  const work = workPaths(paths);
  log(`retrain: training on ${base.rows} duels of the training set and those`);
  const inputs = {...production.manifest.inputs, served: hashOfJson(served)};
  const builds = await trainingBuilds({paths, game, duels, progress});
  const manifest = await trainModel({paths: work, game, duels, settings, builds, inputs, now, progress});
  const predictor = Predictor.load(readFileSync(readTrained(work).modelFile));
  log("retrain: scoring the candidate and the model in production on pairs the candidate has not seen");
  await evaluateModel({
    paths: work,
    game,
    duels,
    scenarios: SCENARIOS,
    manifest,
    model: batchModel(predictor),
    recommends: {model: predictor.model, questions},
    progress
  });
  const previous = await scoreProduction(paths, production, duels);
  const answersOf = (champion: number) =>
    scoreVersion({paths, game, duels, version: champion, questions, progress});
  const {version, verdict, onTrial} = await promoteTrained(work, now, {
    production: {...previous, version: production.manifest.version},
    answersOf,
    limits,
    challenge
  });
  const model = createRowModel(predictor.model);
  const candidate = createRecommender({game, tables, model, modelVersion: String(version)});
  const held = heldOut(duels, base.rows, SEED);
  const result: Retraining = {
    at: now().toISOString(),
    window,
    production: production.manifest.version,
    candidate: version,
    promoted: verdict.passed && !onTrial,
    onTrial,
    reasons: verdict.reasons,
    trainingRows: base.rows,
    trainingSet,
    served: errorsOn(served, truth.winProbability, production.recommender, candidate, held)
  };
  await publishRetraining(paths, result);
  if (verdict.passed) clearRetrainMark(paths);
  return result;
}

async function servedOf({paths, window, now, log}: RetrainOptions, rows: number): Promise<Duel[]> {
  const at = now?.() ?? new Date();
  const profile = await currentReference({paths, world: await loadWorld(paths), now: at, log});
  const served = await servedDuels({paths, profile, window, now: at, rows, seed: SEED});
  if (served.length >= LEAST_SERVED) return served;
  throw new RetrainError(
    `only ${served.length} different duels were served within ${window}, at least ${LEAST_SERVED} are needed: choose a longer --window`
  );
}

/** The model in production on the test part that the candidate is scored on. */
async function scoreProduction(
  paths: DataPaths,
  {manifest, game}: OpenedVersion,
  duels: LabelledDuels
): Promise<Pick<EvaluationReport, "splits">> {
  const {predict} = batchModel(new Predictor(loadVersion(paths, manifest.version).model));
  const split = pairDisjointSplit(duels, SEED);
  return {
    splits: [await scoreSplit({game, duels, scenarios: SCENARIOS, split, predict, baselines: []})]
  };
}

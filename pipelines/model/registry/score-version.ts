import {Predictor} from "xgboost-wasm/predict";
import type {GameData} from "../../../data-loaders/game-data.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import type {StartProgress} from "../../../lib/terminal/report-progress.ts";
import type {LabelledDuels} from "../duels/duel-columns.ts";
import {loadPipelineDuels} from "../duels/load-duels.ts";
import {pairDisjointSplit, rowsOf, TEST} from "../duels/splits.ts";
import {type Evidence, rowEvidence} from "../evaluation/evidence.ts";
import {judgeAnswers, type QuestionCounts, questionEvidence} from "../evaluation/regret/measure-regret.ts";
import {testPairs} from "../evaluation/regret/regret-questions.ts";
import {buildMatrix, reorient} from "../features/matrix.ts";
import {checkFeatures} from "../prediction/recommender.ts";
import {SEED} from "../training/train-model.ts";
import {loadVersion} from "./production.ts";

export interface ScoreOptions {
  readonly paths: DataPaths;
  readonly game: GameData;
  readonly duels: LabelledDuels;
  readonly version: number;
  readonly questions?: QuestionCounts | undefined;
  readonly progress?: StartProgress;
}

/**
 * The answers of a registered version to the duels and questions that a candidate of these duels is judged by.
 * @returns null where the version knows other features than the catalogue has now: it cannot answer any more
 */
export async function scoreVersion(options: ScoreOptions): Promise<Evidence | null> {
  const {paths, game, duels, version, questions, progress} = options;
  const {model} = loadVersion(paths, version);
  try {
    checkFeatures(model.featureNames);
  } catch {
    return null;
  }
  const split = pairDisjointSplit(duels, SEED);
  const rows = rowsOf(split, TEST);
  const {matrix, turn} = await buildMatrix(game, duels, rows, {
    label: "features for production",
    progress
  });
  const q = reorient(new Predictor(model).predict(matrix), turn);
  const pairs = testPairs(duels, split, SEED);
  const judged = await judgeAnswers({game, model, pairs, seed: SEED, questions, progress}, ["model"]);
  return {rows: rowEvidence(duels, rows, q), questions: questionEvidence(judged)};
}

/** The same on the duels of the last simulation. */
export async function scoreOnPipeline(
  paths: DataPaths,
  version: number,
  progress?: StartProgress
): Promise<Evidence | null> {
  const {game, duels} = await loadPipelineDuels(paths);
  return scoreVersion({paths, game, duels, version, ...(progress && {progress})});
}

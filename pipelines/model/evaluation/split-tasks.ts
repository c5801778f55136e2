import type {GameData} from "../../../data-loaders/game-data.ts";
import type {LabelledDuels} from "../duels/duel-columns.ts";
import {type OrientedMatrix, reorient} from "../features/matrix.ts";
import {type BaselineId, type NamedPredictions, predictBaselines} from "./baselines.ts";
import {evaluateSplit, type SplitPredictions} from "./evaluate-split.ts";
import type {SplitEvaluation} from "./evaluation-report.ts";
import {ORIGINAL_LABEL, originalLabel} from "./original-label.ts";

/** What a worker thread that scores predictions is given once. */
export interface SplitContext {
  readonly game: GameData;
  readonly duels: LabelledDuels;
  readonly scenarios: readonly string[];
}

/** A model's predictions of the test part, and what the baselines are fitted on and predict. */
export interface SplitTask extends Omit<SplitPredictions, "baselines"> {
  readonly baselines: readonly BaselineId[];
  /** Row-major features of training rows in random order, and their labels. */
  readonly train: Float32Array;
  readonly label: Float32Array;
  /** Features of `rows`. */
  readonly test: OrientedMatrix;
}

/** Fits the baselines, and works out everything the report says of the split. */
export function scoreTestRows(
  {baselines, train, label, test, ...predictions}: SplitTask,
  {game, duels, scenarios}: SplitContext
): SplitEvaluation {
  const oriented: readonly NamedPredictions[] = [
    ...predictBaselines(baselines, train, label, test.matrix),
    {...ORIGINAL_LABEL, predictions: originalLabel(test.matrix)}
  ];
  return evaluateSplit(game, duels, scenarios, {
    ...predictions,
    baselines: oriented.map(({predictions, ...baseline}) => ({
      ...baseline,
      predictions: Float64Array.from(reorient(predictions, test.turn))
    }))
  });
}

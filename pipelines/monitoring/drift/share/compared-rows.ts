import type {MultivariateDrift} from "../multivariate/domain-classifier.ts";
import type {ColumnWeights} from "./column-weights.ts";
import type {DriftedShare} from "./drifted-share.ts";

/** What whole rows of the window and of the reference say of all columns together. */
export interface ComparedRows {
  readonly multivariate: MultivariateDrift;
  readonly weights: ColumnWeights;
  readonly moved: DriftedShare;
}

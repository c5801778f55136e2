import type {BootstrappedMean} from "../../../../lib/statistics/bootstrap-mean.ts";
import type {Share} from "../regret/regret-report.ts";

/**
 * The model against what is true of some test duels: worked out where that is possible, else fought many times. The
 * labels, of a few hundred fights each, are off by themselves, and every score against them has that in it.
 */
export interface TruthReport {
  readonly seed: number;
  /** Duels drawn from the test part. */
  readonly duels: number;
  /** Of these, worked out. */
  readonly exact: number;
  /** Fights of each of the others. */
  readonly playouts: number;
  /** Mean |prediction − truth|, and the same of the labels. */
  readonly meanError: BootstrappedMean;
  readonly labelError: BootstrappedMean;
  /** Of the duels whose truth has a side, those in which the model names the other. */
  readonly wrongFavourite: Share;
  /** Duels whose truth has no side. */
  readonly even: number;
}

import type {Interval} from "../../../lib/statistics/bootstrap.ts";

/** How well the model answers duels of some builds. */
export interface BuildScores {
  readonly group: "all" | "fresh" | "hurt" | "levels alike" | "levels apart" | "awakened";
  readonly duels: number;
  /** Of those that have a favourite. */
  readonly accuracy: number;
  readonly accuracyInterval: Interval;
  readonly meanError: number;
  readonly ece: number;
  /** Mean error that the played truth's own sampling makes by itself. */
  readonly samplingError: number;
}

/** How the model, which learned from the default build alone, answers others. */
export interface BuildsReport {
  readonly modelHash: string;
  /** Pairs of Pokémon that the model has not learned from. */
  readonly pairs: number;
  readonly groups: readonly BuildScores[];
}

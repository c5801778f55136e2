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

/** How the model, which learned mostly from the default build, answers others. */
export interface BuildsReport {
  readonly modelHash: string;
  /** Duels of other builds that it learned from. */
  readonly learned: number;
  /** Fights behind the truth of a duel that is not worked out. */
  readonly playouts: number;
  /** Pairs of Pokémon that the model has not learned from. */
  readonly pairs: number;
  readonly groups: readonly BuildScores[];
}

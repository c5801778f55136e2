import type {LabelledDuels} from "../../model/duels/duel-columns.ts";
import {pairDisjointSplit, TEST} from "../../model/duels/splits.ts";
import type {Duel, Recommender} from "../../model/prediction/prediction-answers.ts";
import type {ServedErrors} from "./retraining-result.ts";

/** Of the rows from `first` on, the served duels: which are of pairs that the candidate was not trained on. */
export function heldOut(duels: LabelledDuels, first: number, seed: number): boolean[] {
  const {part} = pairDisjointSplit(duels, seed);
  return Array.from({length: duels.rows - first}, (_, row) => part[first + row] === TEST);
}

/** Both models against the truth, on the served duels that the candidate has not seen. */
export function errorsOn(
  served: readonly Duel[],
  truth: ArrayLike<number>,
  production: Pick<Recommender, "winProbability">,
  candidate: Pick<Recommender, "winProbability">,
  held: readonly boolean[]
): ServedErrors {
  const rows = served.map((_, row) => row).filter((row) => held[row]);
  const error = ({winProbability}: Pick<Recommender, "winProbability">): number | null =>
    rows.length === 0
      ? null
      : rows.reduce((sum, row) => sum + Math.abs(winProbability(served[row]) - truth[row]), 0) / rows.length;
  return {
    rows: served.length,
    heldOutRows: rows.length,
    productionError: error(production),
    candidateError: error(candidate)
  };
}

import {smoothedVariance} from "../../../battle/smoothed-variance.ts";
import {type PairedExcess, pairedExcess} from "../performance/paired-excess.ts";
import {pairOf, playAgain} from "../performance/verify.ts";
import type {World} from "../world.ts";
import type {LabelledDuel} from "./training-sample.ts";

/**
 * How much more the model errs by the simulator of today than by what the simulator said when the training data was made,
 * on the same training duels: 0 but for the playouts, as long as the rules are the same.
 */
export async function ruleChange(
  labelled: readonly LabelledDuel[],
  {recommender, simulate}: Pick<World, "recommender" | "simulate">,
  options: {readonly playouts: number; readonly seed: number; readonly signal?: AbortSignal | undefined}
): Promise<PairedExcess | null> {
  const {truth, noise} = await playAgain(labelled, {...options, simulate});
  return pairedExcess(
    labelled.map(({duel, label, playouts}, row) => {
      const answer = recommender.winProbability(duel);
      const variance = playouts === 0 ? 0 : smoothedVariance(label, playouts) / playouts;
      return {
        pair: pairOf(duel),
        error: Math.abs(answer - truth[row]),
        control: Math.abs(answer - label),
        noise: Math.sqrt(variance + noise[row])
      };
    })
  );
}

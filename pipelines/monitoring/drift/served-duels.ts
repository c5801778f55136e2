import type {DataPaths} from "../../../lib/files/paths.ts";
import {parseDuration} from "../../../lib/terminal/duration.ts";
import type {Duel} from "../../model/prediction/prediction-answers.ts";
import {openLog} from "../log/open-log.ts";
import {type Profile, profileFeatures} from "./profile.ts";
import {sampleServed} from "./window/sample-window.ts";

export interface ServedDuelsOptions {
  readonly paths: Pick<DataPaths, "predictions">;
  /** The reference of the model that served them. */
  readonly profile: Profile;
  /** Such as `7d`. */
  readonly window: string;
  readonly now: Date;
  /** At most. */
  readonly rows: number;
  readonly seed: number;
}

/**
 * A sample of the duels that were asked about, each once: the production distribution that a retrained
 * candidate learns beside the training set. Ids the game does not know are left out.
 */
export async function servedDuels(options: ServedDuelsOptions): Promise<Duel[]> {
  const {paths, profile, window, now, rows, seed} = options;
  const {connection, relation, close} = await openLog(paths.predictions, profileFeatures(profile));
  try {
    const to = now.getTime() + 1;
    const question = {relation, profile, from: to - parseDuration(window), to, slots: 1};
    const pokemon = new Set(profile.pokemonIds);
    const moves = new Set(profile.moveIds);
    const distinct = new Map<string, Duel>();
    for (const {duel} of await sampleServed(connection, question, {rows, seed})) {
      const known = [duel.pokemonA, duel.pokemonB].every((id) => pokemon.has(id));
      if (known && moves.has(duel.moveA) && moves.has(duel.moveB))
        distinct.set(Object.values(duel).join(" "), duel);
    }
    return [...distinct.values()];
  } finally {
    close();
  }
}

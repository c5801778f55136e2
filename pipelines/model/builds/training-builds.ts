import {existsSync} from "node:fs";
import type {DataPaths} from "../../../lib/files/paths.ts";
import type {DuelKeys} from "../duels/splits.ts";
import {FEATURE_NAMES} from "../features/feature-catalogue.ts";
import {asAsked} from "../features/orientation.ts";
import type {TrainingRows} from "../training/train-model.ts";
import {type BuildWork, buildRows} from "./build-rows.ts";
import {readBuildsFile} from "./builds-file.ts";
import {buildsFile} from "./run-builds.ts";
import {isOfTestPair} from "./test-pairs.ts";

export interface TrainingBuildsOptions extends BuildWork {
  readonly paths: Pick<DataPaths, "data">;
  /** Whose headline split says which pairs are not learned from. */
  readonly duels: DuelKeys;
}

/**
 * What a model learns of the scenario `builds`: its duels between pairs of the training part.
 * @returns null where the scenario was not fought
 */
export async function trainingBuilds({
  paths,
  duels,
  ...work
}: TrainingBuildsOptions): Promise<TrainingRows | null> {
  const file = buildsFile(paths);
  if (!existsSync(file)) return null;
  const isTested = isOfTestPair(duels);
  const learned = (await readBuildsFile(file, work.game)).filter((duel) => !isTested(duel));
  const matrix = new Float32Array(learned.length * FEATURE_NAMES.length);
  const label = new Float32Array(learned.length);
  let row = 0;
  for (const part of await buildRows(learned, work)) {
    matrix.set(part.matrix, row * FEATURE_NAMES.length);
    for (const turn of part.turn) {
      label[row] = asAsked(learned[row].probability, turn);
      row++;
    }
  }
  return {matrix, label};
}

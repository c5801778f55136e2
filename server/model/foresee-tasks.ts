import {loadGame} from "../../data-loaders/load-game.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {yieldToOthers} from "../../lib/workers/low-priority.ts";
import type {
  ForesightedRecommender,
  UsualAnswers
} from "../../pipelines/model/prediction/prediction-answers.ts";
import {createRecommender} from "../../pipelines/model/prediction/recommender.ts";
import {createRowModel} from "../../pipelines/model/prediction/row-model.ts";
import {loadVersion} from "../../pipelines/model/registry/production.ts";

export interface ForeseeRequest {
  readonly version: number;
  /** Index of the Pokémon. */
  readonly pokemon: number;
}

yieldToOthers();

let opened: Promise<ForesightedRecommender> | null = null;

async function open(paths: DataPaths, version: number): Promise<ForesightedRecommender> {
  const game = await loadGame(paths.game);
  const model = createRowModel(loadVersion(paths, version).model);
  return createRecommender({game, model, modelVersion: String(version)});
}

/** Runs in a worker thread of its own for each version. */
export async function foresee({version, pokemon}: ForeseeRequest, paths: DataPaths): Promise<UsualAnswers> {
  opened ??= open(paths, version);
  return (await opened).foresee(pokemon);
}

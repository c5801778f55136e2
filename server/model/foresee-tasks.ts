import type {DataPaths} from "../../data-loaders/io/paths.ts";
import {loadGame} from "../../data-loaders/load-game.ts";
import {createRowModel} from "../../pipelines/model/row-model.ts";
import {createRecommender} from "../../pipelines/predict/recommender.ts";
import type {ForesightedRecommender, UsualAnswers} from "../../pipelines/predict/types.ts";
import {loadVersion} from "../../pipelines/registry/production.ts";
import {yieldToOthers} from "../../pipelines/workers/low-priority.ts";

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

import type {GameData} from "../../data-loaders/game-data.ts";
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

let opened: ForesightedRecommender | null = null;

export interface ForeseeContext {
  readonly paths: DataPaths;
  readonly game: GameData;
}

function open({paths, game}: ForeseeContext, version: number): ForesightedRecommender {
  const model = createRowModel(loadVersion(paths, version).model);
  return createRecommender({game, model, modelVersion: String(version)});
}

/** Runs in a worker thread of its own for each version. */
export function foresee({version, pokemon}: ForeseeRequest, context: ForeseeContext): UsualAnswers {
  opened ??= open(context, version);
  return opened.foresee(pokemon);
}

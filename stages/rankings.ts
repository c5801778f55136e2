import {loadGame} from "../data-loaders/load-game.ts";
import type {DataPaths} from "../lib/files/paths.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";
import {estimatorFolder} from "../pipelines/model/fight-estimate/estimator-manifest.ts";
import {EFFORT, makeRankings} from "../pipelines/model/rankings/make-rankings.ts";
import {rankingsPath} from "../pipelines/model/rankings/rankings-file.ts";

export const title = "rank every form by its fights against all others";
export const after = ["estimator"];
export const inputs = (paths: DataPaths) => [paths.game, estimatorFolder(paths)];
export const outputs = (paths: DataPaths) => [rankingsPath(paths)];
export const parameters = {...EFFORT};
export const onRequest = true;

export async function run({paths, progress}: StageContext) {
  const {forms, solvedFights, wideFights} = await makeRankings({
    paths,
    game: await loadGame(paths.game),
    progress
  });
  return {forms: forms.length, solvedFights, wideFights};
}

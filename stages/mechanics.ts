import type {DataPaths} from "../lib/files/paths.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";
import {ANSWERS_FOLDER} from "../pipelines/battle/agreement/kept-answers.ts";
import {mechanicsPath, publishMechanics} from "../pipelines/battle/agreement/mechanics-report.ts";

export const title = "compare the battle engine with the reference's kept answers";
export const after = ["etl"];
export const inputs = ({game}: DataPaths) => [game, ANSWERS_FOLDER];
export const outputs = (paths: DataPaths) => [mechanicsPath(paths)];
export const parameters = {};
export const yields = true;

export async function run({paths}: StageContext) {
  const {duels, moveSets} = await publishMechanics({paths});
  return {duels, moveSets};
}

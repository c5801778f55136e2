import type {DataPaths} from "../../../lib/files/paths.ts";
import {readRecord} from "../../../lib/stage-runner/stage-record.ts";
import {parseDuration} from "../../../lib/terminal/duration.ts";
import {readAliases} from "../../model/registry/model-store.ts";
import {readTrial} from "../../model/registry/trial.ts";
import {readRetrainMark} from "../drift/report/report-files.ts";
import {readRetraining} from "./retraining-result.ts";

/** What the training set is of; null where the pipeline did not make it. */
export const trainingSetOf = (paths: DataPaths): string | null => readRecord(paths, "duels")?.key ?? null;

/**
 * Why a retraining that is done where it is needed is not; null where it is. A candidate that did not replace production
 * would be trained again from nearly the same questions: not before production or the training set is another, or all
 * that it learned from has left the window.
 * @throws JsonFileError, RegistryError
 */
export function whyIdle(paths: DataPaths, now: Date): string | null {
  if (readRetrainMark(paths) === null) return "the model is not marked for retraining";
  const trial = readTrial(paths);
  if (trial !== null) return `version ${trial.version} is on trial`;
  const latest = readRetraining(paths);
  if (latest === null || latest.production !== readAliases(paths).production) return null;
  if (latest.trainingSet !== trainingSetOf(paths)) return null;
  const again = new Date(Date.parse(latest.at) + parseDuration(latest.window));
  if (now >= again) return null;
  return `version ${latest.candidate} did not replace version ${latest.production}, and would be trained from much the same before ${again.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

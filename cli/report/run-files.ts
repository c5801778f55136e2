import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import type {DataPaths} from "../../lib/files/paths.ts";
import {type JsonFile, JsonFileError, readJsonIfThere, storedNumber} from "../../lib/files/read-json.ts";
import {evaluationPath} from "../../pipelines/model/evaluation/read-evaluation.ts";
import {driftPaths} from "../../pipelines/monitoring/drift/report/report-files.ts";
import {SnapshotError} from "./snapshot.ts";

/** What a comparison takes of a run's files, and no more: the run may be an earlier version's. */

const scores = z.record(z.string(), storedNumber);

const figure = z.object({value: storedNumber, interval: z.tuple([storedNumber, storedNumber])});
const regretFigures = z.object({
  mean: figure,
  above001: figure,
  above005: figure,
  wrongVerdict: figure,
  overstatement: figure
});
export type RegretOfRun = z.infer<typeof regretFigures>;

const evaluation = z.object({
  model: z.object({hash: z.string(), features: z.number(), trees: z.number()}),
  splits: z.array(
    z.object({
      name: z.string(),
      scores,
      intervals: z.record(z.string(), z.tuple([storedNumber, storedNumber])).optional(),
      limit: scores.optional()
    })
  ),
  regret: z
    .object({
      kinds: z.array(
        z.object({
          replies: z.string(),
          figures: z.record(z.string(), regretFigures)
        })
      )
    })
    .nullish()
});
export type EvaluationFigures = z.infer<typeof evaluation>;

const stage = z.object({
  name: z.string(),
  key: z.string(),
  seconds: z.number(),
  peakMemoryBytes: z.number(),
  details: z.object({
    rows: z.record(z.string(), z.number()).optional(),
    disagreements: z.number().optional()
  })
});
export type StageFigures = z.infer<typeof stage>;

const drift = z.object({
  verdict: z.object({status: z.string(), sentence: z.string()}),
  window: z.object({rows: z.number()})
});

const remedy = "make the run anew by `npm run pipeline`, or compare with another";

/** @throws SnapshotError that names the file */
export function readOfRun<Content>(file: string, kind: Omit<JsonFile<Content>, "remedy">): Content | null {
  try {
    return readJsonIfThere(file, {...kind, remedy});
  } catch (cause) {
    if (cause instanceof JsonFileError) throw new SnapshotError(cause.message, {cause});
    throw cause;
  }
}

export const readEvaluationOf = (paths: DataPaths): EvaluationFigures | null =>
  readOfRun(evaluationPath(paths), {schema: evaluation, what: "an evaluation"});

export const readDriftOf = (paths: DataPaths): z.infer<typeof drift> | null =>
  readOfRun(driftPaths(paths).report, {schema: drift, what: "a drift report"});

export const readStagesOf = ({stages}: DataPaths): StageFigures[] =>
  (existsSync(stages) ? readdirSync(stages) : [])
    .filter((name) => name.endsWith(".json") && !name.startsWith("."))
    .map((name) => readOfRun(join(stages, name), {schema: stage, what: "a stage's record"}))
    .filter((record) => record !== null);

export const readSpeed = (file: string): Readonly<Record<string, number>> =>
  readOfRun(file, {schema: z.record(z.string(), z.number()), what: "a set of speed ratios"}) ?? {};

import {join} from "node:path";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {type JsonFile, readJson, readJsonIfThere} from "../../../lib/files/read-json.ts";
import type {EvaluationReport, FeatureReport, GeneralizationReport} from "./evaluation-report.ts";
import {evaluationSchema, featureReportSchema, generalizationSchema} from "./evaluation-schema.ts";

type Places = Pick<DataPaths, "evaluation">;

export const evaluationPath = ({evaluation}: Places): string => join(evaluation, "evaluation.json");
export const generalizationPath = ({evaluation}: Places): string => join(evaluation, "generalization.json");
export const featureReportPath = ({evaluation}: Places): string => join(evaluation, "features.json");

const evaluationFile: JsonFile<EvaluationReport> = {
  schema: evaluationSchema,
  what: "an evaluation",
  remedy: "run `npm run evaluate` to make it"
};

/** An evaluation wherever it is kept. @throws JsonFileError */
export const readEvaluationFile = (file: string, remedy = evaluationFile.remedy): EvaluationReport =>
  readJson(file, {...evaluationFile, remedy});

/** The latest evaluation; null where there is none. @throws JsonFileError for one that cannot be used */
export const readEvaluation = (paths: Places): EvaluationReport | null =>
  readJsonIfThere(evaluationPath(paths), evaluationFile);

/** null where other splits were never fitted. @throws JsonFileError */
export const readGeneralization = (paths: Places): GeneralizationReport | null =>
  readJsonIfThere(generalizationPath(paths), {
    schema: generalizationSchema,
    what: "a report on other splits",
    remedy: "run `npm run generalize` to make it"
  });

/** null where there is none yet. @throws JsonFileError */
export const readFeatureReport = (paths: Places): FeatureReport | null =>
  readJsonIfThere(featureReportPath(paths), {
    schema: featureReportSchema,
    what: "a report on features",
    remedy: "run `npm run evaluate` to make it"
  });

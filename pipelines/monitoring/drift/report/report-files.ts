import {rmSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {toMarkdown} from "../../../../lib/documents/to-markdown.ts";
import type {DataPaths} from "../../../../lib/files/paths.ts";
import {publishText} from "../../../../lib/files/publish.ts";
import {readJsonIfThere} from "../../../../lib/files/read-json.ts";
import {driftDocument} from "./drift-document.ts";
import type {DriftReport} from "./drift-report.ts";
import {driftReportSchema} from "./drift-report-schema.ts";

type Places = Pick<DataPaths, "evaluation">;

/** Where the monitoring keeps what it makes. */
export const driftPaths = ({evaluation}: Places) =>
  ({
    report: join(evaluation, "drift.json"),
    markdown: join(evaluation, "drift.md"),
    profile: join(evaluation, "drift-reference.json"),
    sample: join(evaluation, "drift-reference.parquet"),
    retrain: join(evaluation, "retrain.json"),
    retrainFailure: join(evaluation, "retrain-failure.json")
  }) as const;

/** A model marked for retraining: its error on what is asked now is beyond its limits. */
export interface RetrainMark {
  readonly modelVersion: string;
  readonly markedAt: string;
  readonly window: {readonly from: string; readonly to: string; readonly rows: number};
  readonly reasons: readonly string[];
}

const retrainMarkSchema = z.object({
  modelVersion: z.string(),
  markedAt: z.string(),
  window: z.object({from: z.string(), to: z.string(), rows: z.int().min(0)}),
  reasons: z.array(z.string())
}) satisfies z.ZodType<RetrainMark>;

/** null where no model is marked. @throws JsonFileError */
export function readRetrainMark(paths: Places): RetrainMark | null {
  return readJsonIfThere(driftPaths(paths).retrain, {
    schema: retrainMarkSchema,
    what: "a mark for retraining",
    remedy: "delete it; the next `npm run drift` makes it anew where it is due"
  });
}

export const clearRetrainMark = (paths: Places): void => rmSync(driftPaths(paths).retrain, {force: true});

/** The latest retraining came to no decision. */
interface RetrainFailure {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly message: string;
}

export const publishRetrainFailure = (paths: Places, failure: RetrainFailure): Promise<void> =>
  publishText(driftPaths(paths).retrainFailure, `${JSON.stringify(failure)}\n`);

export const clearRetrainFailure = (paths: Places): void =>
  rmSync(driftPaths(paths).retrainFailure, {force: true});

/** null where no report was made yet. @throws JsonFileError */
export function readDriftReport(paths: Places): DriftReport | null {
  return readJsonIfThere(driftPaths(paths).report, {
    schema: driftReportSchema,
    what: "a drift report",
    remedy: "run `npm run drift` to make it anew"
  });
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/**
 * Publishes the report as JSON and Markdown, and marks the model for retraining where it is degraded. The
 * mark stays until it is cleared or another model is in production.
 */
export async function publishReport(paths: Places, report: DriftReport): Promise<void> {
  const files = driftPaths(paths);
  await publishText(files.report, json(report));
  await publishText(files.markdown, toMarkdown(driftDocument(report)));
  const {modelVersion} = report.reference;
  if (report.verdict.status === "degraded") {
    const {from, to, rows} = report.window;
    const mark: RetrainMark = {
      modelVersion,
      markedAt: report.generatedAt,
      window: {from, to, rows},
      reasons: report.verdict.reasons
    };
    await publishText(files.retrain, json(mark));
  } else if (readRetrainMark(paths)?.modelVersion !== modelVersion) clearRetrainMark(paths);
}

import {z} from "zod";
import {readJson} from "../../../lib/files/read-json.ts";
import {type MetricStep, RUN_STATUSES, type RunRecord} from "./run-record.ts";

const text = z.record(z.string(), z.string());

const runRecord: z.ZodType<RunRecord> = z.object({
  id: z.string(),
  experiment: z.string(),
  name: z.string(),
  status: z.enum(RUN_STATUSES),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  pid: z.int().min(1),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  tags: text,
  metrics: z.record(z.string(), z.number()),
  artifacts: z.array(z.string()),
  error: z.string().nullable()
});

/** @throws JsonFileError */
export const readRunFile = (file: string): RunRecord =>
  readJson(file, {schema: runRecord, what: "a run's record", remedy: "delete the run's folder"});

const metricStep: z.ZodType<MetricStep> = z.object({
  name: z.string(),
  value: z.number(),
  step: z.number(),
  at: z.string()
});

/** null for a line that is not whole. */
export function parseStep(line: string): MetricStep | null {
  try {
    return metricStep.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

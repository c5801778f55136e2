import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {z} from "zod";
import type {DataPaths} from "../files/paths.ts";
import {publishText} from "../files/publish.ts";

const pathRecordSchema = z.object({
  /** From the data or repository folder, never absolute. */
  path: z.string(),
  hash: z.string(),
  bytes: z.number()
});
const facts = z.record(z.string(), z.unknown());

const stageRecordSchema = z.object({
  name: z.string(),
  title: z.string(),
  after: z.array(z.string()),
  key: z.string(),
  parts: z.object({code: z.string(), inputs: z.string(), parameters: z.string()}),
  startedAt: z.string(),
  seconds: z.number(),
  peakMemoryBytes: z.number(),
  parameters: facts,
  inputs: z.array(pathRecordSchema),
  outputs: z.array(pathRecordSchema),
  details: facts
});

export type PathRecord = Readonly<z.infer<typeof pathRecordSchema>>;

/** What is kept of a stage's last complete run, in `data/stages/NAME.json`; the page Pipeline shows it. */
export type StageRecord = Readonly<z.infer<typeof stageRecordSchema>>;

const recordPath = (paths: DataPaths, name: string): string => join(paths.stages, `${name}.json`);

/**
 * The record of the last complete run; null where there is none, or one that this version cannot read: the stage then
 * counts as never run.
 */
export function readRecord(paths: DataPaths, name: string): StageRecord | null {
  try {
    return stageRecordSchema.parse(JSON.parse(readFileSync(recordPath(paths, name), "utf8")));
  } catch {
    return null;
  }
}

/** Every stage's record that can be read, by name. */
export const readRecords = (paths: DataPaths): StageRecord[] =>
  (existsSync(paths.stages) ? readdirSync(paths.stages) : [])
    .filter((name) => name.endsWith(".json") && !name.startsWith("."))
    .flatMap((name) => readRecord(paths, basename(name, ".json")) ?? []);

export const writeRecord = (paths: DataPaths, record: StageRecord): Promise<void> =>
  publishText(recordPath(paths, record.name), `${JSON.stringify(record, null, 2)}\n`);

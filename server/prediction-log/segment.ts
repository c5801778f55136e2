import {z} from "zod";
import {rowsOf} from "../../pipelines/monitoring/log/log-rows.ts";
import {
  LOG_SCHEMA,
  type LogColumn,
  type LogSchema,
  type LogType,
  type LogValue,
  versionOf
} from "../../pipelines/monitoring/log/log-schema.ts";
import type {LoggedPrediction} from "../../pipelines/monitoring/log/logged-prediction.ts";
import {namePositions} from "./positional-segment.ts";

/**
 * The write-ahead file: JSON lines. The first says who writes, and in which version of the log; each other is what
 * one request was answered, by column: one value where all rows have the same, else one a row. A process that is
 * killed can leave no more than an incomplete last line, which belongs to a request that was not answered yet.
 */
const headerSchema = z.object({
  /** 1: positional rows; 2: named values. */
  format: z.int().positive(),
  version: z.int().positive().default(1),
  instance: z.string(),
  host: z.string(),
  pid: z.int(),
  /** Milliseconds within which its owner shows that it lives; servers up to 0.2 did not promise any. */
  lease: z.int().positive().optional(),
  /** What the game that the answers are about is told from another by; servers up to 0.2 did not say. */
  game: z.string().optional()
});
export type SegmentHeader = z.output<typeof headerSchema>;

const FORMAT = 2;

/** A server that knows more wrote it; one that knows less would lose what it does not know. */
export class NewerSegmentError extends Error {
  constructor({format, version, instance}: SegmentHeader, known: number) {
    super(
      `a segment of process ${instance} is of format ${format} and log version ${version}, newer than format ${FORMAT} and version ${known}, which are known here: it stays for a server that knows them`
    );
    this.name = "NewerSegmentError";
  }
}

export const encodeHeader = (
  {instance, host, pid, game, lease}: Omit<SegmentHeader, "format" | "version">,
  schema: LogSchema = LOG_SCHEMA
): string =>
  `${JSON.stringify({format: FORMAT, version: versionOf(schema), instance, host, pid, lease, game})}\n`;

/** One request's predictions, at least one. */
export function encodeEntry(
  predictions: readonly LoggedPrediction[],
  schema: LogSchema = LOG_SCHEMA
): string {
  const {rows, columns} = rowsOf(predictions, schema);
  const values = Object.entries(columns).map(([name, all]) => [
    name,
    all.every((value) => value === all[0]) ? all[0] : all
  ]);
  return `${JSON.stringify({rows, values: Object.fromEntries(values)})}\n`;
}

const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
};

/** Who wrote a segment; null where not even its first line is whole. */
export function decodeHeader(text: string): SegmentHeader | null {
  const end = text.indexOf("\n");
  const header = headerSchema.safeParse(end < 0 ? null : parseLine(text.slice(0, end)));
  return header.success ? header.data : null;
}

export interface Segment {
  readonly rows: number;
  readonly columns: Readonly<Record<string, readonly LogValue[]>>;
  /** The game's key; null where the segment does not say. */
  readonly game: string | null;
  /** Lines that are none: torn by a crash or a full disk. */
  readonly damaged: number;
}

/**
 * Reads what is whole of a segment of any version so far; null where not even its header is.
 * @throws NewerSegmentError
 */
export function decodeSegment(text: string, schema: LogSchema = LOG_SCHEMA): Segment | null {
  const header = decodeHeader(text);
  if (header === null) return null;
  const known = versionOf(schema);
  if (header.format > FORMAT || header.version > known) throw new NewerSegmentError(header, known);
  const [first, ...lines] = text.split("\n").slice(0, -1).map(parseLine);
  const nameValues = header.format === 1 ? namePositions(first) : (line: unknown) => line;
  const columns: Record<string, LogValue[]> = Object.fromEntries(schema.map(({name}) => [name, []]));
  const entrySchema = entryOf(schema);
  let rows = 0;
  let damaged = 0;
  for (const line of lines) {
    const entry = entrySchema.safeParse(nameValues(line));
    if (!entry.success) {
      damaged += 1;
      continue;
    }
    rows += entry.data.rows;
    for (const {name} of schema) columns[name].push(...entry.data.columns[name]);
  }
  return {rows, columns, game: header.game ?? null, damaged};
}

const VALUES = {
  TIMESTAMP: z.int(),
  VARCHAR: z.string(),
  INTEGER: z.int(),
  DOUBLE: z.number(),
  BOOLEAN: z.boolean()
} as const satisfies Record<LogType, z.ZodType<LogValue>>;

/** A column's value in a line: one for all rows or one a row; what is missing is what the schema says of before. */
function valueSchema({type, before}: LogColumn) {
  const one: z.ZodType<LogValue> = before === null ? VALUES[type].nullable() : VALUES[type];
  const some = z.union([one, z.array(one)]);
  return before === undefined ? some : some.default(before);
}

const entryOf = (schema: LogSchema) =>
  z
    .object({
      rows: z.int().nonnegative(),
      values: z.object(Object.fromEntries(schema.map((column) => [column.name, valueSchema(column)])))
    })
    .transform(({rows, values}, context) => {
      const columns: Record<string, LogValue[]> = {};
      for (const [name, value] of Object.entries(values)) {
        columns[name] = Array.isArray(value) ? value : new Array<LogValue>(rows).fill(value);
        if (columns[name].length !== rows) context.addIssue(`${name} has ${columns[name].length} values`);
      }
      return {rows, columns};
    });

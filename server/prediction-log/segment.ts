import {z} from "zod";

/**
 * The write-ahead file: JSON lines. The first says who writes and for which model; each other is what one
 * request was answered. A process that is killed can leave no more than an incomplete last line, which belongs to
 * a request that was not answered yet.
 */
const headerSchema = z.object({
  format: z.literal(1),
  instance: z.string(),
  host: z.string(),
  pid: z.int(),
  modelVersion: z.string(),
  featureVersion: z.string()
});
export type SegmentHeader = z.output<typeof headerSchema>;

const entrySchema = z.object({
  /** Milliseconds since 1970. */
  time: z.number(),
  request: z.string(),
  endpoint: z.string(),
  synthetic: z.boolean().optional(),
  /** Pokémon A, move A, Pokémon B, move B, P(A wins). */
  rows: z.array(z.tuple([z.int(), z.int(), z.int(), z.int(), z.number()]))
});
export type SegmentEntry = z.output<typeof entrySchema>;

export const encodeLine = (value: SegmentHeader | SegmentEntry): string => `${JSON.stringify(value)}\n`;

export interface Segment {
  readonly header: SegmentHeader;
  readonly entries: readonly SegmentEntry[];
  /** Lines that are none: torn by a crash or a full disk. */
  readonly damaged: number;
}

const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
};

/** Reads what is whole of a segment; null where not even its header is. */
export function decodeSegment(text: string): Segment | null {
  const lines = text.split("\n");
  lines.pop();
  const header = headerSchema.safeParse(parseLine(lines[0] ?? ""));
  if (!header.success) return null;
  const entries: SegmentEntry[] = [];
  let damaged = 0;
  for (const line of lines.slice(1)) {
    const entry = entrySchema.safeParse(parseLine(line));
    if (entry.success) entries.push(entry.data);
    else damaged++;
  }
  return {header: header.data, entries, damaged};
}

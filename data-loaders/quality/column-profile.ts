import {z} from "zod";
import type {Value} from "../schema/table.ts";

const BINS = 12;
const COMMON = 3;

export const columnProfileSchema = z.object({
  nulls: z.int().min(0),
  distinct: z.int().min(0),
  /** Of numbers; null where there is none. */
  least: z.number().nullable(),
  most: z.number().nullable(),
  /** Rows in each of as many parts of equal width from the least to the most; null for what is no number. */
  bins: z.array(z.int().min(0)).nullable(),
  /** The most frequent values; null where there are several and all are different. */
  common: z.array(z.object({value: z.string(), rows: z.int().min(1)})).nullable()
});
/** What a column holds, in a few figures. */
export type ColumnProfile = z.infer<typeof columnProfileSchema>;

/** Whole numbers of a small range have a part each. */
function histogram(numbers: readonly number[], least: number, most: number): number[] {
  const isWhole = numbers.every(Number.isInteger);
  const parts = isWhole ? Math.min(BINS, most - least + 1) : BINS;
  const width = (isWhole ? most - least + 1 : most - least) / parts || 1;
  const bins = Array<number>(least === most ? 1 : parts).fill(0);
  for (const value of numbers) bins[Math.min(bins.length - 1, Math.floor((value - least) / width))]++;
  return bins;
}

export function profileColumn(values: readonly Value[]): ColumnProfile {
  const counts = new Map<Value, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const numbers = values.filter((value) => typeof value === "number");
  const [least, most] = numbers.reduce<readonly [number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  );
  const some = numbers.length > 0;
  const repeated = counts.size === 1 || [...counts].some(([, rows]) => rows > 1);
  return {
    nulls: values.filter((value) => value === null).length,
    distinct: counts.size,
    least: some ? least : null,
    most: some ? most : null,
    bins: some ? histogram(numbers, least, most) : null,
    common: repeated
      ? [...counts]
          .sort((a, b) => b[1] - a[1])
          .slice(0, COMMON)
          .map(([value, rows]) => ({value: String(value), rows}))
      : null
  };
}

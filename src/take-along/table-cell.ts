import type {TableCell} from "./notebook-record.ts";

/** A value of a table as text, number, truth or nothing; a time as ISO 8601. */
export function tableCell(value: unknown): TableCell {
  if (value === undefined || value === null) return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  return typeof value === "object" && Symbol.iterator in value
    ? Array.from(value as Iterable<unknown>, tableCell).join(" ")
    : String(value);
}

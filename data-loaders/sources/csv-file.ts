import {readFileSync} from "node:fs";
import {relative} from "node:path";
import {parse} from "csv-parse/sync";
import {REPOSITORY} from "../io/paths.ts";

/** A refused CSV file: where, and what would be right. */
export class CsvError extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
    readonly column: string,
    readonly reason: string
  ) {
    super(`${file}, line ${line}, column ${column}: ${reason}`);
    this.name = "CsvError";
  }
}

export interface CsvRow {
  readonly values: Readonly<Record<string, string>>;
  refuse(column: string, reason: string): never;
}

/** Reads a CSV file whose header must name exactly these columns. Accepts a byte-order mark and CRLF. */
export function readCsv(path: string, columns: readonly string[]): CsvRow[] {
  const file = relative(REPOSITORY, path);
  const records = parse(readFileSync(path), {bom: true, info: true, skip_empty_lines: true}) as unknown as {
    record: string[];
    info: {lines: number};
  }[];
  const [header, ...rows] = records;
  if (!header || header.record.join() !== columns.join())
    throw new CsvError(file, 1, "header", `has ${header?.record.join()}; expected ${columns.join()}`);
  return rows.map(({record, info}) => ({
    values: Object.fromEntries(columns.map((column, index) => [column, record[index]])),
    refuse(column, reason) {
      throw new CsvError(file, info.lines, column, reason);
    }
  }));
}

export const text = (row: CsvRow, column: string): string =>
  row.values[column].trim() || row.refuse(column, "is empty; expected a text");

export const optionalText = (row: CsvRow, column: string): string | null => row.values[column].trim() || null;

export function number(row: CsvRow, column: string): number {
  const value = row.values[column].trim();
  return /^-?\d+(\.\d+)?$/.test(value)
    ? Number(value)
    : row.refuse(column, `has "${value}"; expected a number`);
}

export const optionalNumber = (row: CsvRow, column: string): number | null =>
  row.values[column].trim() === "" ? null : number(row, column);

export function oneOf<T extends string>(row: CsvRow, column: string, allowed: readonly T[]): T {
  const value = row.values[column].trim() as T;
  return allowed.includes(value)
    ? value
    : row.refuse(column, `has "${value}"; expected one of ${allowed.join(", ")}`);
}

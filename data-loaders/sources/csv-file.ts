import {readFileSync} from "node:fs";
import {basename} from "node:path";
import {CsvError as ParserError} from "csv-parse";
import {parse} from "csv-parse/sync";

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
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
  refuse(column: string, reason: string): never;
}

/** A file's bytes. @throws CsvError where there is none */
export function csvBytes(path: string, columns: readonly string[]): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    const {code, message} = cause as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? `the file is missing: ${path}` : `cannot be read: ${message}`;
    throw new CsvError(basename(path), 1, columns[0], reason);
  }
}

/** Characters that nobody sees, or that look like others: control and format characters, spaces but the usual one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|[\u{fe00}-\u{fe0f}]|(?! )\p{Zs}/u;

const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;

/** What is wrong with a cell whatever it should hold, or null. */
function complaint(value: string): string | null {
  const unseen = UNSEEN.exec(value)?.[0];
  if (unseen !== undefined)
    return `${JSON.stringify(value)} holds ${codePoint(unseen)}, which cannot be seen; take it out`;
  return value === value.normalize("NFC")
    ? null
    : `"${value}" has its accents as characters of their own; expected ${JSON.stringify(value.normalize("NFC"))} in form NFC`;
}

function decode(path: string, file: string, columns: readonly string[]): string {
  const bytes = csvBytes(path, columns);
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    const lines = new TextDecoder("utf-8").decode(bytes).split("\n");
    const line = lines.findIndex((content) => content.includes("\ufffd")) + 1;
    throw new CsvError(file, line, "any", "is not UTF-8");
  }
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: {readonly lines: number};
}

function parseRecords(content: string, file: string): readonly ParsedRecord[] {
  try {
    const options = {bom: true, info: true, relax_column_count: true, skip_empty_lines: true};
    return parse(content, options) as unknown as ParsedRecord[];
  } catch (cause) {
    if (!(cause instanceof ParserError)) throw cause;
    const {lines, column} = cause as unknown as {lines: number; column: number | string};
    throw new CsvError(file, lines, String(column), cause.message.replace(/ at line .*$/, ""));
  }
}

/**
 * Reads a CSV file whose header must name exactly these columns in this order. A byte-order mark, CRLF and
 * empty lines are accepted.
 * @throws CsvError
 */
export function readCsv(path: string, columns: readonly string[]): CsvRow[] {
  const file = basename(path);
  const [header, ...records] = parseRecords(decode(path, file, columns), file);
  for (const [index, column] of columns.entries()) {
    const found = header?.record[index];
    if (found !== column)
      throw new CsvError(file, 1, String(index + 1), `is headed "${found ?? ""}"; expected "${column}"`);
  }
  if (header.record.length > columns.length)
    throw new CsvError(
      file,
      1,
      String(columns.length + 1),
      `is one too many; expected ${columns.length} columns`
    );
  return records.map(({record, info: {lines: line}}) => {
    if (record.length !== columns.length) {
      const at = columns[Math.min(record.length, columns.length) - 1];
      throw new CsvError(file, line, at, `the row has ${record.length} columns; expected ${columns.length}`);
    }
    for (const [index, column] of columns.entries()) {
      const reason = complaint(record[index]);
      if (reason) throw new CsvError(file, line, column, reason);
    }
    return {
      line,
      values: Object.fromEntries(columns.map((column, index) => [column, record[index].trim()])),
      refuse(column, reason) {
        throw new CsvError(file, line, column, reason);
      }
    };
  });
}

export const text = (row: CsvRow, column: string): string =>
  row.values[column] || row.refuse(column, "is empty; expected a text");

export const optionalText = (row: CsvRow, column: string): string | null => row.values[column] || null;

export function identifier(row: CsvRow, column: string): string {
  const value = row.values[column];
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)
    ? value
    : row.refuse(column, `is "${value}"; expected lower-case words joined by hyphens`);
}

export function number(row: CsvRow, column: string): number {
  const value = row.values[column];
  return /^-?\d+(\.\d+)?$/.test(value)
    ? Number(value)
    : row.refuse(column, `is "${value}"; expected a number`);
}

export function integer(row: CsvRow, column: string, low: number, high: number): number {
  const value = number(row, column);
  return Number.isInteger(value) && value >= low && value <= high
    ? value
    : row.refuse(column, `is "${row.values[column]}"; expected a whole number from ${low} to ${high}`);
}

export const optionalInteger = (row: CsvRow, column: string, low: number, high: number): number | null =>
  row.values[column] === "" ? null : integer(row, column, low, high);

export function oneOf<T extends string>(row: CsvRow, column: string, allowed: readonly T[]): T {
  const value = row.values[column] as T;
  return allowed.includes(value)
    ? value
    : row.refuse(column, `is "${value}"; expected one of ${allowed.join(", ")}`);
}

/** A row that has to be there, by its values in some columns. */
export interface NeededRow {
  readonly values: Readonly<Record<string, string | number>>;
  /** For people. */
  readonly name: string;
}

/**
 * Refuses a file without one of these rows.
 * @throws CsvError with the line of the next row like it, by the first of its columns
 */
export function demandRows(file: string, rows: readonly CsvRow[], needed: readonly NeededRow[]): void {
  for (const {values, name} of needed) {
    const columns = Object.keys(values);
    if (rows.some((row) => columns.every((column) => row.values[column] === String(values[column]))))
      continue;
    const [column, ...others] = columns;
    const next = rows.find(
      (row) =>
        Number(row.values[column]) > Number(values[column]) &&
        others.every((other) => row.values[other] === String(values[other]))
    );
    const last = rows.at(-1)?.line ?? 1;
    const key = columns.map((part) => `${part} ${values[part]}`).join(", ");
    throw new CsvError(file, next?.line ?? last + 1, columns.join(", "), `no row has ${key} (${name})`);
  }
}

/** Refuses the second row that has the same values in these columns; empty values may repeat. */
export function demandUnique(rows: readonly CsvRow[], ...columns: readonly string[]): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const key = columns.map((column) => row.values[column]).join(", ");
    if (columns.some((column) => row.values[column] === "")) continue;
    const line = seen.get(key);
    if (line !== undefined) row.refuse(columns.join(", "), `"${key}" is on line ${line} already`);
    seen.set(key, row.line);
  }
}

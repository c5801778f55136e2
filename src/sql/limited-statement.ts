/** A statement as it is sent to the database. */
export interface SentStatement {
  readonly text: string;
  /** Characters before the reader's own. */
  readonly shift: number;
}

const READING = /^(?:(?:from|select|table|unpivot|values|with)\b|\()/i;
const CHANGES_WITHIN = /\b(?:delete|insert|update)\b/i;

/** Whether a statement gives rows and does nothing else, so that it may stand inside another, and run twice. */
export const isReading = (sql: string): boolean => READING.test(sql) && !CHANGES_WITHIN.test(sql);

const BEFORE = "SELECT * FROM (\n";

/** A statement that gives so many rows at most: the database keeps a whole answer in memory, of however many rows. */
export const limited = (sql: string, rows: number): SentStatement =>
  isReading(sql) ? {text: `${BEFORE}${sql}\n) LIMIT ${rows}`, shift: BEFORE.length} : {text: sql, shift: 0};

import type {SentStatement} from "./limited-statement.ts";
import type {Statement} from "./split-statements.ts";

export interface SqlError {
  /** What the database says, without its drawing of the place. */
  readonly message: string;
  /** The place in the whole text, where the database names one. */
  readonly at: number | null;
}

/** How DuckDB draws a place: the line, shortened by dots where it is long, and a caret below. */
const DRAWN_PLACE = /\n*^(LINE (\d+): )(.*)\n( *)\^.*$/m;
const DOTS = "...";

/**
 * What is wrong with a statement, and where.
 * @param told what the database says, of what it was sent
 */
export function sqlError(
  {message, sent}: {readonly message: string; readonly sent: SentStatement},
  {text, from}: Statement
): SqlError {
  const drawn = DRAWN_PLACE.exec(message);
  if (drawn === null) return {message, at: null};
  const [place, label, line, shown, indent] = drawn;
  const lines = sent.text.split("\n");
  const whole = lines[Number(line) - 1] ?? "";
  const before = lines.slice(0, Number(line) - 1).reduce((sum, {length}) => sum + length + 1, 0);
  const startsCut = shown.startsWith(DOTS) && !whole.startsWith(shown);
  const excerpt = shown.slice(startsCut ? DOTS.length : 0).replace(/\.\.\.$/, "");
  const shift = startsCut ? Math.max(0, whole.indexOf(excerpt)) - DOTS.length : 0;
  const column = Math.min(whole.length, Math.max(0, indent.length - label.length + shift));
  const at = Math.min(text.length, Math.max(0, before + column - sent.shift));
  return {message: message.replace(place, () => "").trim(), at: from + at};
}

export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Line and column, from 1, of a place in a text. */
export function placeIn(text: string, at: number): TextPlace {
  const before = text.slice(0, at).split("\n");
  return {line: before.length, column: before[before.length - 1].length + 1};
}

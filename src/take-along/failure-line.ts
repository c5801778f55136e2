import type {CellRecord} from "./notebook-record.ts";

/** What a page's script threw, and where in the page's HTML. */
export interface Failure {
  readonly message: string;
  readonly stack: string;
}

const tidy = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** The failure that a cell shows, its name before its message. */
export const failureShownAs = (shown: string, known: readonly Failure[]): Failure | undefined =>
  known.findLast(
    ({message}) =>
      message !== "" &&
      tidy(shown)
        .replace(/^(?:\w*Error): /, "")
        .startsWith(tidy(message))
  );

/** Lines of a page's HTML, from 1: where a cell is defined, and where its text begins. */
interface CellPlace {
  readonly defined: number;
  readonly begins: number;
}

/** Framework keeps a cell's lines as they are. */
function placeOf(id: string, html: string): CellPlace | null {
  const lines = html.split("\n");
  const at = lines.findIndex((line) => line.startsWith(`define({id: ${JSON.stringify(id)}`));
  if (at === -1) return null;
  // What a cell that is one expression shows is put around it.
  return {defined: at + 1, begins: lines[at + 1].startsWith("display(await(") ? at + 3 : at + 2};
}

/** Where a call of a stack is in the page; a cell that was edited while it is shown is evaluated by itself. */
function lineInPage(call: string, {defined}: CellPlace): number | null {
  const edited = /<anonymous>:(\d+):\d+\)?$/.exec(call);
  if (edited) return defined + Number(edited[1]) - 1;
  const shown = /\/notebooks\/[^\s/:]+:(\d+):\d+\)?$/.exec(call);
  return shown ? Number(shown[1]) : null;
}

/**
 * The line of a notebook's Markdown file in which a cell threw; null where the stack does not lead into the cell, as with
 * SQL.
 */
export function lineOfFailure(
  {stack}: Failure,
  cell: Pick<CellRecord, "id" | "line" | "source">,
  html: string
): number | null {
  const place = cell.id === null ? null : placeOf(cell.id, html);
  if (place === null || cell.line === null) return null;
  const lines = cell.source.split("\n").length;
  for (const call of stack.split("\n")) {
    const line = lineInPage(call, place);
    const within = line === null ? -1 : line - place.begins;
    if (within >= 0 && within < lines) return cell.line + within;
  }
  return null;
}

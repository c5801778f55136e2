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

/** Line of a page's HTML in which a cell's text begins: Framework keeps a cell's lines as they are. */
function firstLineOf(id: string, html: string): number | null {
  const lines = html.split("\n");
  const at = lines.findIndex((line) => line.startsWith(`define({id: ${JSON.stringify(id)}`));
  if (at === -1) return null;
  // What a cell that is one expression shows is put around it.
  return lines[at + 1].startsWith("display(await(") ? at + 3 : at + 2;
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
  const first = cell.id === null ? null : firstLineOf(cell.id, html);
  if (first === null || cell.line === null) return null;
  const lines = cell.source.split("\n").length;
  for (const [, at] of stack.matchAll(/\/notebooks\/[^\s/:]+:(\d+):\d+/g)) {
    const within = Number(at) - first;
    if (within >= 0 && within < lines) return cell.line + within;
  }
  return null;
}

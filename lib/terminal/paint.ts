const CODES = {bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36} as const;
type Colour = keyof typeof CODES;
export type Paint = (colour: Colour, text: string) => string;

/**
 * Colours for a terminal, plain text for everything else: a pipe, a file, CI, `NO_COLOR` (https://no-color.org),
 * `TERM=dumb`. `FORCE_COLOR` turns them on where there is no terminal.
 */
export function painter(stream: {readonly isTTY?: boolean}, env: NodeJS.ProcessEnv = process.env): Paint {
  const forced = env["FORCE_COLOR"] !== undefined && env["FORCE_COLOR"] !== "0";
  const refused = (env["NO_COLOR"] ?? "") !== "" || env["TERM"] === "dumb" || env["FORCE_COLOR"] === "0";
  if (refused || !(forced || stream.isTTY)) return (_colour, text) => text;
  return (colour, text) => `\u001b[${CODES[colour]}m${text}\u001b[0m`;
}

/** Left-aligned columns, two spaces apart; widths from the longest cell. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length))
  );
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column])))
      .join("  ")
      .trimEnd()
  );
}

import {fnv1a} from "../../lib/statistics/fnv1a.ts";

const WIDE = 6;
const TALL = 6;

/** A form's own pattern of squares, left as right, as an SVG path in a square of six by six. */
export function glyphPath(identifier: string): string {
  const value = fnv1a(identifier);
  // Both ends of the hash, since short names differ in its lower bits alone.
  const bits = (value ^ (value >>> 13)) >>> 0;
  const half = WIDE / 2;
  return Array.from({length: TALL * half}, (_, cell) => {
    if (!((bits >>> cell) & 1)) return "";
    const [row, column] = [Math.floor(cell / half), cell % half];
    return [column, WIDE - 1 - column].map((x) => `M${x} ${row}h1v1h-1z`).join("");
  }).join("");
}

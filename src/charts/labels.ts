/** A label on two lines, broken at the space nearest its middle, where it is longer than `most` characters. */
export function breakLabel(text: string, most: number): string {
  if (text.length <= most) return text;
  const middle = text.length / 2;
  const spaces = Array.from(text.matchAll(/ /g), ({index}) => index);
  if (spaces.length === 0) return text;
  const at = spaces.reduce((best, space) =>
    Math.abs(space - middle) < Math.abs(best - middle) ? space : best
  );
  return `${text.slice(0, at)}\n${text.slice(at + 1)}`;
}

/** Lines of what a reader is told who points at a mark. */
export const hoverText = (...lines: readonly string[]): string => lines.join("\n");

/** Mean width of a letter of the drawings' 12 px face. */
const LETTER_PX = 6.2;

/** A vertical axis of names beside a margin so many pixels wide: long names stand on two lines. */
export const nameAxis = (names: readonly string[], marginLeft: number) => ({
  label: null,
  domain: [...names],
  tickSize: 0,
  tickFormat: (name: string): string => breakLabel(name, Math.floor(marginLeft / LETTER_PX))
});

/** Of ascending tick positions in pixels, those that keep at least `gap` between them. */
export function spacedTicks(positions: readonly number[], gap: number): number[] {
  const kept: number[] = [];
  for (const position of positions)
    if (kept.length === 0 || position - kept[kept.length - 1] >= gap) kept.push(position);
  return kept;
}

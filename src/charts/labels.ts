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

/** Pixels between the labels of two ticks. */
export const LABEL_GAP = 4;

/** The least n so that every n-th of boxes in a row, the first among them, leaves a gap to the one before it. */
export function leastStep(
  boxes: readonly {readonly left: number; readonly right: number}[],
  gap: number
): number {
  const standsApart = (step: number): boolean => {
    for (let at = step; at < boxes.length; at += step) {
      const [before, own] = [boxes[at - step], boxes[at]];
      // What is not laid out takes no room.
      if (own.left === own.right) continue;
      // Some scales run to the left.
      if (Math.max(own.left - before.right, before.left - own.right) < gap) return false;
    }
    return true;
  };
  let step = 1;
  while (step < boxes.length && !standsApart(step)) step += 1;
  return step;
}

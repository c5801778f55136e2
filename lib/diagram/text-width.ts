/**
 * Advance widths of Inter's characters in hundredths of the font's size, rounded up to the widest of their line; a 1 is
 * as wide as other digits are, since tables of figures make it so.
 */
const ADVANCES: readonly (readonly [hundredths: number, characters: string])[] = [
  [25, "ijlîï"],
  [30, " \u00a0\u202fI!,.:;'’·"],
  [33, "t|`"],
  [38, "fr()/[]\\"],
  [47, '-_{}^"'],
  [51, "?*–"],
  [55, "skxz"],
  [58, "aàâcçeèéêëvyJL7"],
  [62, "bdghnoôpquùûEF1235689"],
  [66, "BPRSTZ04#$&+<=>~"],
  [70, "AKVXY"],
  [73, "CDHU"],
  [77, "GNOQ"],
  [86, "w→…"],
  [91, "mM"]
];
const WIDEST = 100;
const BOLD = 1.04;
const advanceOf = new Map(
  ADVANCES.flatMap(([hundredths, characters]) => [...characters].map((character) => [character, hundredths]))
);

/** Pixels that a line of text takes, or hardly less: an estimate for where there is no page to measure it on. */
export function textWidth(text: string, size: number, {bold = false} = {}): number {
  const advances = [...text].map((character) => advanceOf.get(character) ?? WIDEST);
  return (advances.reduce((sum, advance) => sum + advance, 0) / 100) * size * (bold ? BOLD : 1);
}

const NONE = /^[—–-]?$/;
const LEVELS: readonly (readonly [RegExp, (match: RegExpMatchArray) => number])[] = [
  [/^départ/i, () => 0],
  [/^évolution/i, () => -1],
  [/^(?:N\.?|niv\.?|niveau)?\s?(\d+)/i, (match) => Number(match[1])]
];
const SEPARATOR = /^(?:[\s,;/+&]|et\b|ou\b|puis\b)+/i;

/**
 * The levels in a cell such as `Départ`, `Évolution`, `N.12`, `Départ, N.12` or `—`: 0 at the start, -1 on
 * evolution. `null`: the cell holds something else.
 */
export function parseLevels(text: string): number[] | null {
  let rest = text.normalize("NFC").trim();
  if (NONE.test(rest)) return [];
  const levels: number[] = [];
  while (rest !== "") {
    const found = LEVELS.map(([pattern, level]) => [rest.match(pattern), level] as const).find(
      ([match]) => match
    );
    if (!found) return null;
    const [match, level] = found;
    const value = level(match!);
    if (value > 100) return null;
    levels.push(value);
    rest = rest.slice(match![0].length).replace(SEPARATOR, "");
  }
  return [...new Set(levels)];
}

const UNITS = {s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000} as const;

/** Milliseconds of a duration such as `90s`, `10m`, `6h`, `7d`, `2w`. @throws RangeError for anything else */
export function parseDuration(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([smhdw])$/.exec(text.trim());
  const value = match ? Number(match[1]) * UNITS[match[2] as keyof typeof UNITS] : 0;
  if (!(value > 0))
    throw new RangeError(
      `duration ${JSON.stringify(text)}: expected a number above 0 and a unit, such as 90s, 10m, 6h, 7d or 2w`
    );
  return value;
}

const UNITS = {
  s: {milliseconds: 1_000, name: "second"},
  m: {milliseconds: 60_000, name: "minute"},
  h: {milliseconds: 3_600_000, name: "hour"},
  d: {milliseconds: 86_400_000, name: "day"},
  w: {milliseconds: 604_800_000, name: "week"}
} as const;

/** Count and unit of a duration such as `7d`; null for anything else. */
function readDuration(text: string) {
  const match = /^(\d+(?:\.\d+)?)([smhdw])$/.exec(text);
  return match && {count: Number(match[1]), unit: UNITS[match[2] as keyof typeof UNITS]};
}

/** Milliseconds of a duration such as `90s`, `10m`, `6h`, `7d`, `2w`. @throws RangeError for anything else */
export function parseDuration(text: string): number {
  const read = readDuration(text.trim());
  const value = read ? read.count * read.unit.milliseconds : 0;
  if (!(value > 0))
    throw new RangeError(
      `duration ${JSON.stringify(text)}: expected a number above 0 and a unit, such as 90s, 10m, 6h, 7d or 2w`
    );
  return value;
}

/** A duration in words: `7d` is 7 days, or 7 jours. Anything else stays as it is. */
export function durationInWords(locale: string, text: string): string {
  const read = readDuration(text);
  if (read === null) return text;
  const form = {style: "unit", unit: read.unit.name, unitDisplay: "long"} as const;
  return new Intl.NumberFormat(locale, form).format(read.count);
}

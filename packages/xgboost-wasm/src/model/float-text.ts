/** XGBoost's way to write a float; it takes one without point and exponent for an integer, and refuses it. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (Object.is(value, -0)) return "-0E0";
  const [digits, exponent] = shortest(value).toExponential().split("e");
  return `${digits}E${Number(exponent)}`;
}

/** The number with the fewest digits that rounds to this float32. */
export function shortest(value: number): number {
  if (value === 0) return value;
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}

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

/** As C++ streams write it with so many significant digits: 0.1, 1.5e-05, -0, inf. */
export function streamed(value: number, digits: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [mantissa, power] = value.toExponential(digits - 1).split("e");
  const exponent = Number(power);
  const short = (text: string): string => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
  if (exponent >= -4 && exponent < digits) return short(value.toFixed(digits - 1 - exponent));
  const places = String(Math.abs(exponent)).padStart(2, "0");
  return `${short(mantissa)}e${exponent < 0 ? "-" : "+"}${places}`;
}

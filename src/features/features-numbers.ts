import {decimal, integer} from "../i18n/numbers.ts";

/** A statistic with about three digits that count; `–` where it does not exist. */
export function statisticText(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (Number.isInteger(value) || size >= 1000) return integer(value);
  return decimal(value, size >= 100 ? 1 : size >= 10 ? 2 : size >= 0.1 ? 3 : 4);
}

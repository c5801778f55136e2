import {language} from "./language.ts";
import {NO_BREAK} from "./typography.ts";

const locale = (): string => (language() === "fr" ? "fr-FR" : "en-GB");

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format takes a hundred times as long as using it: each is made once a language. */
function write(value: number, name: string, options: Intl.NumberFormatOptions): string {
  const key = `${locale()} ${name}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale(), options);
    formats.set(key, format);
  }
  return format.format(value);
}

export const integer = (value: number): string => write(value, "integer", {maximumFractionDigits: 0});

export const decimal = (value: number, digits = 2): string =>
  write(value, `decimal ${digits}`, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: "negative"
  });

/** A share of 1 as per cent. */
export const percent = (share: number, digits = 1): string =>
  write(share, `percent ${digits}`, {
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  });

/**
 * A probability for a reader: whole per cent, and never 0 % or 100 % for something a Monte Carlo answer or a
 * model cannot be certain of.
 */
export function probability(value: number, digits = 0): string {
  const step = 10 ** -(digits + 2);
  if (value > 0 && value < step / 2) return `< ${percent(step, digits)}`;
  if (value < 1 && value > 1 - step / 2) return `> ${percent(1 - step, digits)}`;
  return percent(value, digits);
}

const ranks = {
  en: new Intl.PluralRules("en-GB", {type: "ordinal"}),
  fr: new Intl.PluralRules("fr-FR", {type: "ordinal"})
} as const;
const ENDINGS = {
  en: {zero: "th", one: "st", two: "nd", few: "rd", many: "th", other: "th"},
  fr: {zero: "e", one: "er", two: "e", few: "e", many: "e", other: "e"}
} as const;

/** A place in an order: 1st, 2nd; 1er, 2e (a rank is masculine). */
export const ordinal = (place: number): string =>
  integer(place) + ENDINGS[language()][ranks[language()].select(place)];

/** `½`, `¼`, `2`, `4`, `0`, `1` with a multiplication sign. */
export function multiplier(value: number): string {
  const fractions = new Map([
    [0.5, "½"],
    [0.25, "¼"]
  ]);
  return `×${fractions.get(value) ?? (Number.isInteger(value) ? value : decimal(value, 1))}`;
}

export function bytes(size: number): string {
  const units = language() === "fr" ? ["o", "ko", "Mo", "Go"] : ["B", "kB", "MB", "GB"];
  let unit = 0;
  let value = size;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${decimal(value, unit === 0 || value >= 100 ? 0 : 1)}${NO_BREAK}${units[unit]}`;
}

export function duration(seconds: number): string {
  if (seconds < 1) return `${integer(seconds * 1000)}${NO_BREAK}ms`;
  if (seconds < 90) return `${decimal(seconds, seconds < 10 ? 1 : 0)}${NO_BREAK}s`;
  return `${Math.floor(seconds / 60)}${NO_BREAK}min ${Math.round(seconds % 60)}${NO_BREAK}s`;
}

export const date = (iso: string): string =>
  new Intl.DateTimeFormat(locale(), {dateStyle: "medium", timeStyle: "short"}).format(new Date(iso));

/** Tick labels of an axis, with no more digits than they need. */
export const shareTick = (share: number): string =>
  write(share, "share tick", {style: "percent", maximumFractionDigits: 2});

export const numberTick = (value: number): string => write(value, "number tick", {maximumFractionDigits: 5});

/** 1.2k, 700k: counts on an axis. */
export const countTick = (value: number): string =>
  write(value, "count tick", {notation: "compact", maximumSignificantDigits: 3});

/** A moment on an axis: the time of day within few days, the day otherwise. */
export const momentTick = (moment: Date, withinDays: boolean): string =>
  new Intl.DateTimeFormat(
    locale(),
    withinDays ? {hour: "2-digit", minute: "2-digit"} : {day: "numeric", month: "short"}
  ).format(moment);

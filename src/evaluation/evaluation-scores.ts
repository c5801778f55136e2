import type {Interval, ScoreName} from "../../lib/statistics/bootstrap.ts";
import {decimal, numberTick, percent, shareTick} from "../i18n/numbers.ts";

interface Format {
  readonly share: boolean;
  readonly digits: number;
  readonly lower?: true;
}

/** How a score is written, and which direction is better; in the order of a table of all of them. */
const FORMATS: Readonly<Record<ScoreName, Format>> = {
  accuracy: {share: true, digits: 2},
  precision: {share: true, digits: 2},
  recall: {share: true, digits: 2},
  f1: {share: true, digits: 2},
  rocAuc: {share: false, digits: 5},
  prAuc: {share: false, digits: 5},
  logLoss: {share: false, digits: 4, lower: true},
  brier: {share: false, digits: 4, lower: true},
  ece: {share: false, digits: 4, lower: true},
  meanAbsoluteError: {share: false, digits: 4, lower: true},
  fightAccuracy: {share: true, digits: 2}
};

export const SCORES = Object.keys(FORMATS) as readonly ScoreName[];

/** `–` for a score that does not exist: a class it needs did not occur. */
export const formatScore = (name: ScoreName, value: number | null): string => {
  if (value === null || !Number.isFinite(value)) return "–";
  return FORMATS[name].share ? percent(value, FORMATS[name].digits) : decimal(value, FORMATS[name].digits);
};

export const formatInterval = (name: ScoreName, [low, high]: Interval): string =>
  `${formatScore(name, low)} – ${formatScore(name, high)}`;

export const lowerIsBetter = (name: ScoreName): boolean => FORMATS[name].lower ?? false;

/** How an axis writes the score. */
export const tickFormat = (name: ScoreName): ((value: number) => string) =>
  FORMATS[name].share ? shareTick : numberTick;

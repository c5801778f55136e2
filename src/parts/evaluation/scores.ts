import type {ScoreName} from "../../../pipelines/evaluation/bootstrap.ts";
import {decimal, percent} from "../../i18n/numbers.ts";

/** How a score is written, and which direction is better. */
const FORMATS: Readonly<
  Record<ScoreName, {readonly share: boolean; readonly digits: number; readonly lower?: true}>
> = {
  accuracy: {share: true, digits: 2},
  precision: {share: true, digits: 2},
  recall: {share: true, digits: 2},
  f1: {share: true, digits: 2},
  rocAuc: {share: false, digits: 4},
  prAuc: {share: false, digits: 4},
  logLoss: {share: false, digits: 4, lower: true},
  brier: {share: false, digits: 4, lower: true},
  ece: {share: false, digits: 4, lower: true},
  meanAbsoluteError: {share: false, digits: 4, lower: true},
  fightAccuracy: {share: true, digits: 2}
};

export const formatScore = (name: ScoreName, value: number): string =>
  FORMATS[name].share ? percent(value, FORMATS[name].digits) : decimal(value, FORMATS[name].digits);

export const lowerIsBetter = (name: ScoreName): boolean => FORMATS[name].lower ?? false;

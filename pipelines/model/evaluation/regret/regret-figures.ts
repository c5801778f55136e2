import type {Interval} from "../../../../lib/statistics/bootstrap.ts";
import {bootstrapMean} from "../../../../lib/statistics/bootstrap-mean.ts";
import {wilsonInterval} from "../../../../lib/statistics/normal.ts";
import {type RegretCase, type RegretFigures, regretOf, type Share} from "./regret-report.ts";
import type {Truth} from "./true-worst.ts";

const WORST = 10;
/** Standard errors of the truth from even odds within which it has no side. */
const UNDECIDED = 2;
/** Exact even odds may be off by rounding. */
const ROUNDING = 1e-9;

/** Whether a true probability has no side: it is even, or could be as far as its sampling tells. */
export const isEven = ({probability, standardError}: Truth): boolean =>
  Math.abs(probability - 0.5) <= Math.max(ROUNDING, UNDECIDED * standardError);

const isWrong = ({promised, recommended}: RegretCase): boolean =>
  promised >= 0.5 !== recommended.probability >= 0.5;

/** How many of the cases are so, with the 95 % interval of the share. */
export function shareOf<Case>(cases: readonly Case[], is: (one: Case) => boolean): Share {
  const n = cases.length;
  const count = cases.filter(is).length;
  const {value, low, high} = wilsonInterval(count, n, 0.95);
  const interval: Interval = [low, high];
  return {n, count, value, interval};
}

/** What is said of one adviser's answers to questions of one kind. */
export function regretFigures(cases: readonly RegretCase[], seed: number): RegretFigures {
  const decided = cases.filter(({recommended}) => !isEven(recommended));
  return {
    mean: bootstrapMean(cases.map(regretOf), {seed}),
    above001: shareOf(cases, (one) => regretOf(one) > 0.01),
    above005: shareOf(cases, (one) => regretOf(one) > 0.05),
    wrongVerdict: shareOf(decided, isWrong),
    even: cases.length - decided.length,
    overstatement: bootstrapMean(
      cases.map(({promised, recommended}) => promised - recommended.probability),
      {seed}
    ),
    worst: cases
      .filter((one) => regretOf(one) > 0)
      .sort((x, y) => regretOf(y) - regretOf(x))
      .slice(0, WORST)
  };
}

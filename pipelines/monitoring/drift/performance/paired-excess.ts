import {binomialSurvival} from "../../../../lib/statistics/exact-share.ts";
import {THRESHOLDS, type Thresholds} from "../drift-thresholds.ts";
import {LOSS_MEASURES} from "./loss-measures.ts";

/** An error beside another of the same duel that should be as large. */
export interface PairedError {
  /** Of an unordered pair of Pokémon: duels of one pair err alike. */
  readonly pair: string;
  /** |P(A wins) − truth| */
  readonly error: number;
  /** The same of what it is held against. */
  readonly control: number;
  /** Standard error of the truths behind them. */
  readonly noise: number;
}

/** How much larger errors are than those that they are paired with. */
export interface PairedExcess {
  readonly rows: number;
  readonly pairs: number;
  /** Pairs of Pokémon with an error that is larger by more than the playouts explain. */
  readonly worse: number;
  /** Mean error, and mean of those it is held against. */
  readonly error: number;
  readonly control: number;
  /** Mean excess, over all rows, of those that are larger by more than the playouts explain. */
  readonly rise: number;
}

/** Standard errors, and P(A wins) beyond them, by which playouts do not part two errors of one duel. */
const CHANCE_ERRORS = 4;
const TRIFLE = 0.05;
/** Share of pairs that playouts part nevertheless, at most: at 400 of them, a twentieth is 1.4 standard errors more. */
const CHANCE_SHARE = 1e-5;
const LOOKS_A_YEAR = 365;

/** null for none. */
export function pairedExcess(errors: readonly PairedError[]): PairedExcess | null {
  if (errors.length === 0) return null;
  const worse = errors.filter(({error, control, noise}) => error - control > TRIFLE + CHANCE_ERRORS * noise);
  const mean = (of: readonly PairedError[], value: (one: PairedError) => number): number =>
    of.reduce((sum, one) => sum + value(one), 0) / errors.length;
  const pairs = (of: readonly PairedError[]): number => new Set(of.map(({pair}) => pair)).size;
  return {
    rows: errors.length,
    pairs: pairs(errors),
    worse: pairs(worse),
    error: mean(errors, ({error}) => error),
    control: mean(errors, ({control}) => control),
    rise: mean(worse, ({error, control}) => error - control)
  };
}

/** Rise from which it is surely no chance, in a year of daily looks, and matters. */
export function excessLimit(
  {pairs, worse, rise}: PairedExcess,
  {performance: {pairedRise, falseAlarmRate}}: Thresholds = THRESHOLDS
): number {
  const rate = falseAlarmRate / LOSS_MEASURES.length / LOOKS_A_YEAR;
  let least = 1;
  while (binomialSurvival(least, pairs, CHANCE_SHARE) > rate) least += 1;
  return worse === 0 ? pairedRise : Math.max(pairedRise, rise * (least / worse));
}

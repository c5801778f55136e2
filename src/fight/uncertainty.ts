import {wilsonInterval} from "../../lib/statistics/normal.ts";
import type {RankedMove} from "../../pipelines/model/prediction/prediction-answers.ts";

/** What the page knows of the model in production. */
export interface ProductionSummary {
  readonly version: number;
  /** Mean error of the probability on test duels of unseen pairs, by distance from one half, ascending. */
  readonly errors: readonly {readonly upTo: number; readonly error: number}[];
}

/** Mean error of the model on test duels as close as one it gives probability `p`; null where none was measured. */
export function typicalError({errors}: ProductionSummary, p: number): number | null {
  const closeness = Math.abs(p - 0.5);
  return (errors.find(({upTo}) => closeness <= upTo) ?? errors.at(-1))?.error ?? null;
}

/** Where the truth typically lies around an answer, within 0 and 1. */
export const typicalRange = (p: number, error: number): readonly [number, number] => [
  Math.max(0, p - error),
  Math.min(1, p + error)
];

/** How far an answer may be off, and why one may say so. */
export interface Doubt {
  readonly kind: "exact" | "fought" | "typical";
  /** In probability; 0 where it is exact. */
  readonly error: number;
  readonly range: readonly [number, number] | undefined;
}

/** 95 % of the fights played, the model's mean error where it alone answers; null where that was not measured. */
export function doubtOf(
  production: ProductionSummary,
  {winProbability: p, method, playouts}: Pick<RankedMove, "winProbability" | "method" | "playouts">
): Doubt | null {
  if (method === "exact") return {kind: "exact", error: 0, range: undefined};
  if (method === "monte_carlo") {
    const {low, high} = wilsonInterval(p * playouts, playouts, 0.95);
    return {kind: "fought", error: (high - low) / 2, range: [low, high]};
  }
  const error = typicalError(production, p);
  return error === null ? null : {kind: "typical", error, range: typicalRange(p, error)};
}

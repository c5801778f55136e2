import type {Scores} from "../../../lib/statistics/probability-scores.ts";
import type {PointGroup, SearchPoint} from "./grid.ts";
import type {FitResult} from "./search-tasks.ts";

type CvMetric = Exclude<keyof Scores, "n">;

/** One point's cross-validated scores: each the mean over the folds, and its spread between them. */
export interface PointSummary {
  readonly point: SearchPoint;
  /** Share of the pairs it was judged on; 1 but for points that halving left behind. */
  readonly share: number;
  readonly folds: number;
  /** Training rows of a fold, on average. */
  readonly rows: number;
  readonly mean: Readonly<Record<CvMetric, number>>;
  /** Standard deviation between folds over √folds. */
  readonly standardError: Readonly<Record<CvMetric, number>>;
  /** Seconds of one fit on one thread, on average. */
  readonly seconds: number;
  /** Trees after which the folds' log-loss was best, on average. */
  readonly bestRounds: number;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function standardErrorOf(values: readonly number[]): number {
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return Math.sqrt(variance / values.length);
}

/** @param fits of all folds */
export function summarize(group: PointGroup, share: number, fits: readonly FitResult[]): PointSummary[] {
  return group.rounds.map((rounds) => {
    const scores = fits.map((fit) => fit.scores.find((entry) => entry.rounds === rounds)!.scores);
    const metrics = Object.keys(scores[0]).filter((name): name is CvMetric => name !== "n");
    const over = (reduce: (values: readonly number[]) => number) =>
      Object.fromEntries(
        metrics.map((metric) => [metric, reduce(scores.map((entry) => entry[metric]))])
      ) as Record<CvMetric, number>;
    return {
      point: {rounds, parameters: group.parameters},
      share,
      folds: fits.length,
      rows: Math.round(meanOf(fits.map((fit) => fit.rows))),
      mean: over(meanOf),
      standardError: over(standardErrorOf),
      seconds: (meanOf(fits.map(({seconds}) => seconds)) * rounds) / group.rounds[group.rounds.length - 1],
      bestRounds: meanOf(fits.map((fit) => fit.bestRounds))
    };
  });
}

/** Best first: points judged on more data before others, then by log-loss. */
export const byLogLoss = (x: PointSummary, y: PointSummary): number =>
  y.share - x.share || x.mean.logLoss - y.mean.logLoss;

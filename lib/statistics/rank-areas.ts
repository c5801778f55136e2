import {FAVOURITE} from "./favourite.ts";

/** Indexes of `values` in descending order; equal values keep their order. */
export function descending(values: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({length: values.length}, (_, index) => index);
  return order.sort((i, j) => values[j] - values[i] || i - j);
}

export interface CurvePoint {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
}

/** Rows from the highest prediction down, as every threshold passes them. */
interface Ranking {
  /** `FAVOURITE` of each. */
  readonly labels: Int8Array;
  /** Row of each. */
  readonly order: Uint32Array;
  /** 1 where the next row's prediction is another. */
  readonly last: Uint8Array;
}

function rank(label: ArrayLike<number>, q: ArrayLike<number>): Ranking {
  const order = descending(q);
  return {
    order,
    labels: Int8Array.from(order, (row) => label[row]),
    last: Uint8Array.from(order, (row, at) => (at + 1 < order.length && q[order[at + 1]] === q[row] ? 0 : 1))
  };
}

/**
 * Counts at each distinct prediction, from the highest down: the points of ROC and precision–recall curves.
 * @param label 1, 0, or -1 for rows that are left out
 */
export function cumulativeCounts(label: ArrayLike<number>, q: ArrayLike<number>): CurvePoint[] {
  const {order, labels, last} = rank(label, q);
  const points: CurvePoint[] = [];
  let truePositives = 0;
  let falsePositives = 0;
  for (let at = 0; at < order.length; at++) {
    if (labels[at] === FAVOURITE.a) truePositives++;
    else if (labels[at] === FAVOURITE.b) falsePositives++;
    if (last[at] === 1) points.push({threshold: q[order[at]], truePositives, falsePositives});
  }
  return points;
}

export interface RankAreas {
  /** Area under the ROC curve (Mann–Whitney, ties count half); NaN where a class does not occur. */
  readonly rocAuc: number;
  /** Area under precision over recall (average precision: Σ recall step × precision); NaN without positives. */
  readonly prAuc: number;
}

/**
 * Areas under both curves, again and again for other numbers of each cluster's rows, sorted once.
 * @param label 1, 0, or -1 for rows that are left out
 * @param clusterOf cluster of each row
 */
export function clusteredRankAreas(
  label: ArrayLike<number>,
  q: ArrayLike<number>,
  clusterOf: ArrayLike<number>
): (draws: ArrayLike<number>) => RankAreas {
  const {order, labels, last} = rank(label, q);
  const cluster = Uint32Array.from(order, (row) => clusterOf[row]);
  return (draws) => {
    let pairs = 0;
    let precision = 0;
    let truePositives = 0;
    let falsePositives = 0;
    let positives = 0;
    let negatives = 0;
    for (let at = 0; at < cluster.length; at++) {
      const times = draws[cluster[at]];
      if (labels[at] === FAVOURITE.a) truePositives += times;
      else if (labels[at] === FAVOURITE.b) falsePositives += times;
      if (last[at] === 0) continue;
      pairs += ((falsePositives - negatives) * (truePositives + positives)) / 2;
      const counted = truePositives + falsePositives;
      if (counted > 0) precision += ((truePositives - positives) * truePositives) / counted;
      positives = truePositives;
      negatives = falsePositives;
    }
    return {
      rocAuc: positives > 0 && negatives > 0 ? pairs / positives / negatives : Number.NaN,
      prAuc: positives > 0 ? precision / positives : Number.NaN
    };
  };
}

/** Both areas. @param label 1, 0, or -1 for rows that are left out */
export const rankAreas = (label: ArrayLike<number>, q: ArrayLike<number>): RankAreas =>
  clusteredRankAreas(label, q, new Uint8Array(q.length))([1]);

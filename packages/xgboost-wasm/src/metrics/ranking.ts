import type {Scored} from "./scored.ts";

/** What a row of this relevance is worth. */
export const dcgGain = (relevance: number): number => 2 ** relevance - 1;

/** What counts of it at a rank, from 0 on. */
export const discount = (rank: number): number => 1 / Math.log2(rank + 2);

/** Rows [begin, end) by value, the largest first, equals in their order. */
export function descending(values: ArrayLike<number>, begin: number, end: number): Uint32Array {
  return Uint32Array.from({length: end - begin}, (_, i) => begin + i).sort(
    (a, b) => values[b] - values[a] || a - b
  );
}

/** Mean over the queries of the discounted gain of the first `top` rows, as a share of the best order's. */
export const ndcg =
  (top: number) =>
  ({predictions: [values], label, groups}: Scored): number => {
    const starts = groups ?? Uint32Array.of(0, label.length);
    const gain = (order: Uint32Array): number =>
      order.subarray(0, top).reduce((sum, row, rank) => sum + dcgGain(label[row]) * discount(rank), 0);
    let sum = 0;
    for (let g = 0; g + 1 < starts.length; g++) {
      const [begin, end] = [starts[g], starts[g + 1]];
      const ideal = gain(descending(label, begin, end));
      // A query without a relevant row cannot be ranked wrongly.
      sum += ideal === 0 ? 1 : gain(descending(values, begin, end)) / ideal;
    }
    return sum / (starts.length - 1);
  };

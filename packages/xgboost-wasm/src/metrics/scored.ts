/** Rows of one evaluated matrix. */
export interface Scored {
  /** What the model predicts (after the objective's transformation), output by output. */
  predictions: readonly Float32Array[];
  label: Float32Array;
  weight: Float32Array | null;
  /** Where each query's rows begin, and after the last one where they end; null: all are one query's. */
  groups: Uint32Array | null;
}

/** Mean over the rows by their weights. */
export function weightedMean({label, weight}: Scored, value: (row: number) => number): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < label.length; i++) {
    const w = weight ? weight[i] : 1;
    sum += w * value(i);
    total += w;
  }
  return total === 0 ? sum : sum / total;
}

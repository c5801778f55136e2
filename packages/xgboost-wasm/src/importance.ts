import type {Model} from "./model/tree.ts";

/** weight: number of splits; gain, cover: mean over the splits; total_gain, total_cover: sums. */
export type ImportanceKind = "weight" | "gain" | "cover" | "total_gain" | "total_cover";

export function importance(model: Model, kind: ImportanceKind): Record<string, number> {
  const splits = new Map<number, number>();
  const totals = new Map<number, number>();
  for (const tree of model.trees) {
    tree.left.forEach((left, node) => {
      if (left < 0) return;
      const feature = tree.feature[node];
      const value = kind.endsWith("gain") ? tree.lossChange[node] : tree.sumHessian[node];
      splits.set(feature, (splits.get(feature) ?? 0) + 1);
      totals.set(feature, (totals.get(feature) ?? 0) + value);
    });
  }
  const result: Record<string, number> = {};
  for (const [feature, count] of [...splits].sort(([a], [b]) => a - b)) {
    const total = totals.get(feature) ?? 0;
    const name = model.featureNames[feature] ?? `f${feature}`;
    result[name] = kind === "weight" ? count : kind.startsWith("total") ? total : total / count;
  }
  return result;
}

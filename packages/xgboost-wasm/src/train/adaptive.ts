import type {DMatrix} from "../dmatrix.ts";
import type {GrownTree} from "./grower.ts";
import type {MarginKeeper} from "./margin-keeper.ts";
import {quantileOfRows} from "./quantile.ts";

/** Gives each leaf the quantile of what its rows have left to explain, times eta. */
export function adaptLeaves(
  {tree, leaves}: GrownTree,
  keeper: MarginKeeper,
  output: number,
  {label, weight}: DMatrix,
  alpha: number,
  eta: number
): void {
  const {heap, buffers} = keeper.codes;
  const margins = keeper.view(output);
  const labels = label!;
  for (const {node, begin, end} of leaves) {
    if (begin === end) continue;
    const rows = heap.u32(buffers.first + begin * 4, end - begin);
    const value = quantileOfRows((row) => labels[row] - margins[row], weight, alpha, rows);
    tree.condition[node] = Math.fround(value * Math.fround(eta));
  }
}

import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {rankAreas} from "../../../lib/statistics/rank-areas.ts";

/** The definition: share of (favoured, other) pairs in the right order, ties half. */
function aucByPairs(label: readonly number[], q: readonly number[]): number {
  let sum = 0;
  let pairs = 0;
  label.forEach((positive, i) => {
    if (!positive) return;
    label.forEach((other, j) => {
      if (other) return;
      pairs++;
      sum += q[i] > q[j] ? 1 : q[i] === q[j] ? 0.5 : 0;
    });
  });
  return sum / pairs;
}

describe("rankAreas: ROC", () => {
  it("is the textbook 0.75 of four predictions", () => {
    // scikit-learn's documented example of roc_auc_score
    expect(rankAreas([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).rocAuc).toBe(0.75);
  });

  it("equals its definition over all pairs, ties included", () => {
    const coarse = fc.integer({min: 0, max: 5}).map((value) => value / 5);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1), coarse), {minLength: 2, maxLength: 40}), (rows) => {
        const label = rows.map(([value]) => value);
        const q = rows.map(([, value]) => value);
        fc.pre(label.includes(0) && label.includes(1));
        expect(rankAreas(label, q).rocAuc).toBeCloseTo(aucByPairs(label, q), 12);
      })
    );
  });
});

describe("rankAreas: precision over recall", () => {
  it("is the documented 0.8333 of four predictions", () => {
    // scikit-learn's documented example of average_precision_score
    expect(rankAreas([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).prAuc).toBeCloseTo(0.8333333, 6);
  });
});

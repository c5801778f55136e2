import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  confusion,
  createScorer,
  cumulativeCounts,
  rankAreas,
  score
} from "../../../lib/statistics/probability-scores.ts";

const probability = fc.double({min: 0, max: 1, noNaN: true});
const scored = fc.array(fc.tuple(probability, probability), {minLength: 2, maxLength: 60});

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

describe("score", () => {
  it("scores a hand-computed case", () => {
    const {accuracy, precision, recall, f1, logLoss, brier, meanAbsoluteError, fightAccuracy} = score(
      [1, 0.75, 0.25, 0],
      [0.5, 0.25, 0.5, 0.25]
    );
    expect(accuracy).toBe(0.5);
    expect(precision).toBe(0.5);
    expect(recall).toBe(0.5);
    expect(f1).toBe(0.5);
    const [ln2, ln43, ln4] = [Math.log(2), Math.log(4 / 3), Math.log(4)];
    expect(logLoss).toBeCloseTo((ln2 + (0.75 * ln4 + 0.25 * ln43) + ln2 + ln43) / 4, 12);
    expect(brier).toBeCloseTo((0.25 + (0.75 * 0.5625 + 0.25 * 0.0625) + 0.25 + 0.0625) / 4, 12);
    expect(meanAbsoluteError).toBe((0.5 + 0.5 + 0.25 + 0.25) / 4);
    expect(fightAccuracy).toBe((1 + 0.25 + 0.25 + 1) / 4);
  });

  it("is best for the truth itself: no prediction has less log-loss or Brier score", () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const p = rows.map(([truth]) => truth);
        const best = score(p, p);
        const other = score(
          p,
          rows.map(([, guess]) => guess)
        );
        expect(best.logLoss).toBeLessThanOrEqual(other.logLoss + 1e-6);
        expect(best.brier).toBeLessThanOrEqual(other.brier + 1e-12);
        expect(best.ece).toBeCloseTo(0, 12);
        expect(best.accuracy).toBe(p.every((truth) => truth === 0.5) ? Number.NaN : 1);
      })
    );
  });

  it("mirrors when the sides are swapped", () => {
    fc.assert(
      fc.property(scored, (rows) => {
        fc.pre(rows.every(([truth, guess]) => truth !== 0.5 && guess !== 0.5));
        const plain = score(
          rows.map(([p]) => p),
          rows.map(([, q]) => q)
        );
        const mirrored = score(
          rows.map(([p]) => 1 - p),
          rows.map(([, q]) => 1 - q)
        );
        expect(mirrored.accuracy).toBeCloseTo(plain.accuracy, 12);
        expect(mirrored.brier).toBeCloseTo(plain.brier, 9);
        expect(mirrored.meanAbsoluteError).toBeCloseTo(plain.meanAbsoluteError, 9);
      })
    );
  });

  it("counts a row of weight two as two rows", () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const p = rows.map(([truth]) => truth);
        const q = rows.map(([, guess]) => guess);
        const weighted = createScorer(p, q)(rows.map((_, index) => 1 + (index % 2)));
        const twice = rows.flatMap((row, index) => (index % 2 ? [row, row] : [row]));
        const repeated = score(
          twice.map(([truth]) => truth),
          twice.map(([, guess]) => guess)
        );
        for (const [name, value] of Object.entries(repeated)) {
          if (Number.isFinite(value)) expect(weighted[name as keyof typeof weighted]).toBeCloseTo(value, 9);
        }
      })
    );
  });

  const NAMING = ["accuracy", "precision", "recall", "f1", "rocAuc", "prAuc"] as const;

  it("counts an exactly even row neither as right nor as wrong, whatever is said of it", () => {
    fc.assert(
      fc.property(scored, fc.array(probability, {minLength: 1, maxLength: 9}), (rows, guesses) => {
        const p = rows.map(([truth]) => truth);
        const q = rows.map(([, guess]) => guess);
        const without = score(p, q);
        const withEven = score([...p, ...guesses.map(() => 0.5)], [...q, ...guesses]);
        for (const name of NAMING) {
          if (Number.isNaN(without[name])) expect(withEven[name]).toBeNaN();
          else expect(withEven[name]).toBeCloseTo(without[name], 12);
        }
        expect(withEven.n).toBe(rows.length + guesses.length);
        const error = guesses.reduce((sum, guess) => sum + Math.abs(guess - 0.5), 0);
        expect(withEven.meanAbsoluteError * withEven.n).toBeCloseTo(
          without.meanAbsoluteError * rows.length + error,
          9
        );
      })
    );
  });

  it("has no favourite to name among even rows alone, but an error", () => {
    const scores = score([0.5, 0.5], [0.5, 0.9]);
    for (const name of NAMING) expect(scores[name]).toBeNaN();
    expect(scores.meanAbsoluteError).toBeCloseTo(0.2, 12);
    expect(scores.fightAccuracy).toBe(0.5);
    expect(scores.brier).toBeCloseTo((0.25 + (0.01 + 0.81) / 2) / 2, 12);
  });

  it("leaves even rows out of confusion and curves", () => {
    expect(confusion([0.5, 1, 0], [0.9, 0.8, 0.1])).toEqual({
      truePositive: 1,
      falsePositive: 0,
      trueNegative: 1,
      falseNegative: 0
    });
    expect(cumulativeCounts([-1, 1, 0], [0.9, 0.8, 0.1]).at(-1)).toMatchObject({
      truePositives: 1,
      falsePositives: 1
    });
  });

  it.each([
    [[], [], "no predictions"],
    [[0.5], [0.5, 0.5], "1 truths for 2 predictions"],
    [[1.5], [0.5], "truth 1.5 of row 0"],
    [[0.5], [Number.NaN], "prediction NaN of row 0"]
  ])("refuses %j against %j", (p, q, message) => {
    expect(() => score(p, q)).toThrow(message);
  });
});

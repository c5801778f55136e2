import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {confusion, createScorer, score} from "../../../lib/statistics/probability-scores.ts";
import {cumulativeCounts} from "../../../lib/statistics/rank-areas.ts";

const probability = fc.double({min: 0, max: 1, noNaN: true});
const scored = fc.array(fc.tuple(probability, probability), {minLength: 2, maxLength: 60});

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

  it("counts a cluster that was drawn twice as two of it, and one that was not as none", () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const p = rows.map(([truth]) => truth);
        const q = rows.map(([, guess]) => guess);
        const clusterOf = rows.map((_, index) => index % 3);
        const drawn = createScorer(p, q, clusterOf).score([1, 2, 0]);
        const twice = rows.flatMap((row, index) => [[row], [row, row], []][clusterOf[index]]);
        const repeated = score(
          twice.map(([truth]) => truth),
          twice.map(([, guess]) => guess)
        );
        for (const [name, value] of Object.entries(repeated)) {
          if (Number.isFinite(value)) expect(drawn[name as keyof typeof drawn]).toBeCloseTo(value, 9);
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

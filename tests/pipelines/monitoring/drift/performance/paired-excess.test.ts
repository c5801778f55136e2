import {describe, expect, it} from "vitest";
import {smoothedVariance} from "../../../../../pipelines/battle/smoothed-variance.ts";
import {THRESHOLDS} from "../../../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {performanceLoss} from "../../../../../pipelines/monitoring/drift/performance/loss.ts";
import {
  excessLimit,
  type PairedError,
  type PairedExcess,
  pairedExcess
} from "../../../../../pipelines/monitoring/drift/performance/paired-excess.ts";

/** Chances of each number of wins. */
function binomial(trials: number, p: number): Float64Array {
  const chance = new Float64Array(trials + 1);
  chance[0] = (1 - p) ** trials;
  for (let k = 1; k <= trials; k += 1) chance[k] = (chance[k - 1] * (trials - k + 1) * p) / (k * (1 - p));
  return chance;
}

/** Errors of pairs of their own; `worse` of them are larger by `excess` than those beside them. */
const errors = (rows: number, worse: number, excess: number, pairs = rows): PairedError[] =>
  Array.from({length: rows}, (_, i) => ({
    pair: String(i % pairs),
    error: i < worse ? 0.01 + excess : 0.01,
    control: 0.01,
    noise: 0.01
  }));
const exceeded = (excess: PairedExcess): boolean => excess.rise >= excessLimit(excess);

describe("errors beside others of the same duels", () => {
  it("are as large where the playouts explain the difference", () => {
    expect(pairedExcess(errors(1_000, 1_000, 0.089))).toMatchObject({worse: 0, rise: 0});
    expect(pairedExcess(errors(1_000, 1_000, 0.091))).toMatchObject({worse: 1_000});
    expect(pairedExcess([])).toBeNull();
  });
  it("are larger from a few pairs of Pokémon on: one in 100,000 is all that chance may give", () => {
    const found = [1, 2, 3, 4, 5, 6].map((worse) => exceeded(pairedExcess(errors(1_000, worse, 0.5))!));
    // P(X ≥ 3) of 1,000 with 0.00001 is 0.2 in a million, P(X ≥ 2) 50, and 0.01 / 5 / 365 are 5.5.
    expect(found).toEqual([false, false, true, true, true, true]);
  });
  it("of one pair count once, however often it is asked about", () => {
    const often = errors(2_000, 0, 0, 1_000).map((one, i) =>
      i < 300 ? {...one, pair: "0", error: 0.9} : one
    );
    const excess = pairedExcess(often)!;
    expect(excess).toMatchObject({worse: 1});
    expect(excess.rise).toBeGreaterThan(0.1);
    expect(exceeded(excess)).toBe(false);
  });
  it("that are surely larger but by a trifle in the mean are left", () => {
    const excess = pairedExcess(errors(10_000, 20, 0.1))!;
    expect(excess.worse).toBe(20);
    expect(excess.rise).toBeLessThan(THRESHOLDS.performance.pairedRise);
    expect(exceeded(excess)).toBe(false);
  });
  it.each([100, 400])(
    "are larger by %d playouts alone in fewer than one of 100,000, whatever the chance to win",
    (playouts) => {
      for (const p of [0.005, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5]) {
        const chance = binomial(playouts, p);
        let parted = 0;
        for (let label = 0; label <= playouts; label += 1)
          for (let today = label + 1; today <= playouts; today += 1) {
            // As the simulator has it: none where all or none were won.
            const [share, labelled] = [today / playouts, label / playouts];
            const noise = Math.sqrt(
              smoothedVariance(labelled, playouts) / playouts + (share * (1 - share)) / playouts
            );
            if (
              chance[label] * chance[today] > 1e-12 &&
              pairedExcess([{pair: "", error: share, control: labelled, noise}])!.worse > 0
            )
              parted += chance[label] * chance[today];
          }
        // Either way round: the model may answer what lies on either side.
        expect(2 * parted).toBeLessThan(1e-5);
      }
    }
  );
  it("are judged as a loss from as many duels and pairs on as any other", () => {
    const loss = (rows: number, pairs = rows) =>
      performanceLoss(null, null, {paired: {ruleChange: pairedExcess(errors(rows, rows, 0.5, pairs))}});
    const {minimumRows, minimumPairs} = THRESHOLDS.performance;
    expect(loss(minimumRows - 1)).toEqual({judged: false, measures: [], isLost: false});
    expect(loss(minimumRows, minimumPairs - 1)).toEqual({judged: false, measures: [], isLost: false});
    const {judged, isLost, measures} = loss(minimumRows, minimumPairs);
    expect({judged, isLost}).toEqual({judged: true, isLost: true});
    expect(measures[0]).toMatchObject({name: "ruleChange", exceeded: true});
    expect(measures[0].baseline).toBeCloseTo(0.01, 12);
    expect(measures[0].verified).toBeCloseTo(0.51, 12);
    expect(measures[0].rise).toBeCloseTo(0.5, 12);
  });
});

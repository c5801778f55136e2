import {describe, expect, it} from "vitest";
import {createRandom} from "../../../../../lib/statistics/seeded-random.ts";
import {THRESHOLDS} from "../../../../../pipelines/monitoring/drift/drift-thresholds.ts";
import {performanceLoss} from "../../../../../pipelines/monitoring/drift/performance/loss.ts";
import {
  excessLimit,
  type PairedError,
  type PairedExcess,
  pairedExcess
} from "../../../../../pipelines/monitoring/drift/performance/paired-excess.ts";

const SEED = Number(process.env["SEED"] ?? 90_210);

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
  it(`by noise alone are never called larger (SEED=${SEED})`, () => {
    const random = createRandom(SEED);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const rows = Array.from({length: 20_000}, (_, i) => ({
      pair: String(i),
      error: Math.abs(0.02 + 0.02 * normal()),
      control: Math.abs(0.02 + 0.02 * normal()),
      noise: 0.02 * Math.SQRT2
    }));
    expect(pairedExcess(rows)!.worse).toBe(0);
  });
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

import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  coarseBins,
  countInBins,
  fineEdges,
  nextBelow,
  toCoarse
} from "../../../../pipelines/monitoring/drift/bins.ts";
import {numericProfile} from "../../../../pipelines/monitoring/drift/profile-columns.ts";

const samples = fc
  .array(fc.float({noNaN: true, min: -1000, max: 1000}), {minLength: 1, maxLength: 300})
  .map((values) => Float32Array.from(values).sort());

describe("bins", () => {
  it("end at rising edges, the last the maximum, at most forty, and count every value once", () => {
    fc.assert(
      fc.property(samples, (values) => {
        const edges = fineEdges(values);
        expect(edges.length).toBeLessThanOrEqual(40);
        expect(edges.at(-1)).toBe(values.at(-1));
        for (let i = 1; i < edges.length; i += 1) expect(edges[i]).toBeGreaterThan(edges[i - 1]);
        const counts = countInBins(values, edges);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
        const below = values.filter((value) => value <= edges[0]).length;
        expect(counts[0]).toBe(below);
      })
    );
  });
  it("give few distinct values a bin each", () => {
    expect(fineEdges([0, 0, 0, 1, 1, 4])).toEqual([0, 1, 4]);
    expect(() => fineEdges([])).toThrow(/no values/);
  });
  it("are joined to about a tenth of the mass, never losing a count", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 1, max: 100}), {minLength: 1, maxLength: 40}), (counts) => {
        const coarse = coarseBins(counts);
        coarse.forEach((bin, i) => {
          expect(bin - (coarse[i - 1] ?? 0)).toBeLessThanOrEqual(1);
          expect(bin).toBeGreaterThanOrEqual(coarse[i - 1] ?? 0);
        });
        const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
        expect(total(toCoarse(counts, coarse))).toBe(total(counts));
        expect(toCoarse(counts, coarse).length).toBeLessThanOrEqual(20);
      })
    );
    expect(toCoarse(new Array(40).fill(1), coarseBins(new Array(40).fill(1)))).toEqual(new Array(10).fill(4));
    expect(coarseBins([950, 49, 1])).toEqual([0, 1, 1]);
  });
  it("know the next single-precision number below", () => {
    fc.assert(
      fc.property(fc.float({noNaN: true, noDefaultInfinity: true}), (value) => {
        const below = nextBelow(value);
        expect(below).toBeLessThan(value === 0 ? 0 : value);
        expect(Math.fround((below + value) / 2) === below || Math.fround((below + value) / 2) === value).toBe(
          true
        );
      })
    );
  });
  it("carry moments and positions of the training values", () => {
    const column = numericProfile(
      {name: "speed", group: "base stats", unit: "points"},
      {best_move: Float32Array.of(1, 2, 2, 3), duel: Float32Array.of(3, 7)}
    );
    expect(column).toMatchObject({
      minimum: 1,

      edges: [1, 2, 3, 7],
      positions: [1, 2, 3, 7]
    });
    expect(column.counts).toEqual({best_move: [1, 2, 1, 0], duel: [0, 0, 1, 1]});
    expect(() =>
      numericProfile({name: "speed", group: "", unit: ""}, {duel: Float32Array.of(Number.NaN)})
    ).toThrow(/speed/);
  });
});

import {describe, expect, it} from "vitest";
import {type Cell, OPEN, standingOf, UNSOLVABLE} from "./team-standing.ts";

const cell = (low: number, high = low): Cell => ({
  value: {
    value: (low + high) / 2,
    low,
    high,
    exact: low === high,
    complete: true,
    situations: 1,
    levels: [1, 1]
  },
  estimate: null,
  settled: true,
  unsolvable: false
});

describe("what a matrix of fights says", () => {
  it("leads by estimates where there is nothing else, and takes none for an answer", () => {
    const estimated = (estimate: number): Cell => ({...OPEN, estimate});
    const {lead, threats} = standingOf([[estimated(0.9)], [estimated(0.2)]]);
    expect(lead).toMatchObject({value: expect.closeTo(0.9, 9), low: 0, high: 1, row: [1, 0]});
    expect(threats[0]).toMatchObject({answered: "unknown", covers: []});
    expect(threats[0].ranked[0].row).toBe(0);
    const solved = standingOf([[{...cell(0.3), estimate: 0.9}], [estimated(0.4)]]);
    expect(solved.threats[0].ranked[0].row).toBe(1);
  });

  it("answers an opponent only by who surely wins more often than not", () => {
    const {threats} = standingOf([
      [cell(0.9), cell(0.2), cell(0.4, 0.7), cell(0.3), OPEN],
      [cell(0.6), cell(0.49), cell(0.1), UNSOLVABLE, cell(0.1)]
    ]);
    expect(Object.fromEntries(threats.map(({column, answered}) => [column, answered]))).toEqual({
      0: "yes",
      1: "no",
      2: "unknown",
      3: "no",
      4: "unknown"
    });
    expect(threats.find(({column}) => column === 0)!.covers).toEqual([0, 1]);
  });

  it("puts the most dangerous first: nobody answers, then not clear, then the closest answers", () => {
    const {threats} = standingOf([[cell(0.9), cell(0.4, 0.6), cell(0.55), cell(0.45), cell(0.1)]]);
    expect(threats.map(({column}) => column)).toEqual([4, 3, 1, 2, 0]);
  });

  it("leads by the whole row, and as uncertainly as the fights are known", () => {
    const {lead} = standingOf([
      [cell(0.9), cell(0.3)],
      [cell(0.4, 0.6), cell(0.6)]
    ]);
    expect(lead.low).toBeLessThan(lead.value);
    expect(lead.high).toBeGreaterThan(lead.value);
    expect(lead.row[1]).toBeGreaterThan(0.5);
  });
});

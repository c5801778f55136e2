import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {gainStep, hpStep} from "../../../../pipelines/battle/chain/hp-step.ts";
import {HpAxis} from "../../../../pipelines/battle/solve/hp-axis.ts";
import {levelsBy} from "../../../../pipelines/battle/solve/hp-levels.ts";
import {hpMoves, outcomeOf} from "../../../../pipelines/battle/solve/hp-moves.ts";

const spread = (axis: HpAxis, hp: number): [number, number][] => {
  const given: [number, number][] = [];
  axis.spread(hp, 1, (place, share) => given.push([axis.levels[place], share]));
  return given;
};

describe("an axis of HP", () => {
  const axis = new HpAxis(100, [1, 11, 51, 100]);

  it("shares what lies between two levels out, so that its mean stays", () => {
    expect(spread(axis, 11)).toEqual([[11, 1]]);
    expect(spread(axis, 21)).toEqual([
      [11, 0.75],
      [51, 0.25]
    ]);
    expect(spread(axis, 100)).toEqual([[100, 1]]);
    fc.assert(
      fc.property(fc.integer({min: 1, max: 100}), (hp) => {
        const given = spread(axis, hp);
        expect(given.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 12);
        expect(given.reduce((sum, [level, share]) => sum + level * share, 0)).toBeCloseTo(hp, 9);
      })
    );
  });

  it("has levels on both sides of a jump, where there are many", () => {
    const change = new Float64Array(151).fill(0.002, 1);
    change[38] = 1;
    expect(levelsBy(change, 48, 150)).toEqual(expect.arrayContaining([37, 38]));
    expect(levelsBy(change, 48, 150).length).toBeLessThanOrEqual(49);
    expect(levelsBy(change, 12, 150)).toContain(38);
  });

  it("has its levels where most changes, its ends and the beginning always", () => {
    const change = new Float64Array(101).fill(0.001, 1);
    for (let hp = 30; hp < 40; hp++) change[hp] = 1;
    const levels = levelsBy(change, 14, 77);
    expect(levels.length).toBeLessThanOrEqual(15);
    expect([levels[0], levels.at(-1)]).toEqual([1, 100]);
    expect(levels).toContain(77);
    expect(levels.filter((level) => level >= 30 && level < 41).length).toBeGreaterThanOrEqual(9);
    expect(levels).toEqual([...levels].sort((x, y) => x - y));
    expect(levelsBy(change, 100, 100)).toEqual(Array.from({length: 100}, (_, i) => i + 1));
  });

  it("says where a step leads from each level", () => {
    const every = new HpAxis(
      10,
      Array.from({length: 10}, (_, i) => i + 1)
    );
    const step = hpStep(0, [
      {loss: 2, weight: 0.25},
      {loss: 5, weight: 0.75}
    ]);
    const moves = hpMoves(every, every, outcomeOf(step, 10));
    const from = (row: number) =>
      Array.from(moves.places.subarray(moves.starts[row], moves.starts[row + 1]), (place) => place + 1);
    expect([from(9), moves.fatal[9]]).toEqual([[8, 5], 0]);
    expect([from(4), moves.fatal[4]]).toEqual([[3], 0.75]);
    expect([from(1), moves.fatal[1]]).toEqual([[], 1]);
    expect([moves.rises, moves.staysAny, moves.movesAny, moves.identity]).toEqual([
      false,
      false,
      true,
      false
    ]);
    const gain = hpMoves(every, every, outcomeOf(gainStep(0, 4), 10));
    expect([gain.rises, gain.stays[9], gain.places[gain.starts[8]] + 1]).toEqual([true, 1, 10]);
  });
});

import {describe, expect, it} from "vitest";
import {Chance} from "../../../../pipelines/battle/chain/chance.ts";

/** Every run's result with its probability. */
function everyRun<T>(run: (chance: Chance) => T): [T, number][] {
  const chance = new Chance();
  const runs: [T, number][] = [];
  chance.start();
  do runs.push([run(chance), chance.weight]);
  while (chance.nextRun());
  return runs;
}

describe("chance taken turn by turn", () => {
  it("gives every outcome of independent questions once, with its probability", () => {
    const runs = everyRun((chance) => `${chance.below(3)}${chance.percent(30)}`);
    expect(runs).toEqual([
      ["0true", expect.closeTo(0.1, 12)],
      ["0false", expect.closeTo(0.7 / 3, 12)],
      ["1true", expect.closeTo(0.1, 12)],
      ["1false", expect.closeTo(0.7 / 3, 12)],
      ["2true", expect.closeTo(0.1, 12)],
      ["2false", expect.closeTo(0.7 / 3, 12)]
    ]);
  });

  it("follows questions that depend on the answers before", () => {
    const runs = everyRun((chance) => (chance.percent(25) ? chance.below(2) : 9));
    expect(runs).toEqual([
      [0, 0.125],
      [1, 0.125],
      [9, 0.75]
    ]);
  });

  it("asks nothing where there is only one outcome", () => {
    expect(everyRun((chance) => [chance.percent(100), chance.percent(0), chance.below(1)])).toEqual([
      [[true, false, 0], 1]
    ]);
  });

  it("draws each roll, critical and not, by the critical chance", () => {
    const below = 2 ** 28 / 8;
    const runs = everyRun((chance) => chance.damageDraw(below));
    expect(runs.length).toBe(32);
    const critical = runs.filter(([draw]) => draw >>> 4 < below);
    expect(critical.map(([draw]) => draw & 15)).toEqual([...Array(16).keys()]);
    expect(critical.every(([, weight]) => weight === 1 / 8 / 16)).toBe(true);
    expect(runs.reduce((sum, [, weight]) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it("draws no uncritical hit where all are critical", () => {
    const runs = everyRun((chance) => chance.damageDraw(2 ** 28));
    expect(runs.map(([draw]) => draw)).toEqual([...Array(16).keys()]);
  });

  it("leaves the damage open where it is told to: the highest roll, uncritical, certain", () => {
    const runs = everyRun((chance) => {
      chance.leavesDamageOpen = true;
      return chance.damageDraw(2 ** 24);
    });
    expect(runs).toEqual([[-1, 1]]);
    expect(-1 >>> 4).toBe(2 ** 28 - 1);
  });

  it("refuses a raw draw", () => {
    expect(() => new Chance().next()).toThrow("too many outcomes");
  });

  it("starts anew", () => {
    const chance = new Chance();
    chance.start();
    chance.below(2);
    chance.nextRun();
    chance.start();
    expect([chance.below(2), chance.weight]).toEqual([0, 0.5]);
  });
});

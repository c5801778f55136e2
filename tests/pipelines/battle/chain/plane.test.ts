import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type HpStep, hpStep} from "../../../../pipelines/battle/chain/hp-step.ts";
import {Plane} from "../../../../pipelines/battle/chain/plane.ts";

const HP_A = 9;
const HP_B = 7;

type States = readonly (readonly [a: number, b: number, mass: number])[];

function planeOf(states: States): Plane {
  const plane = new Plane(8);
  plane.begin(HP_A, HP_B);
  for (const [a, b, mass] of states) plane.put(a, b, mass);
  return plane;
}

const stateOf = (plane: Plane): Map<string, number> => {
  const states = new Map<string, number>();
  for (let a = 0; a <= HP_A; a++)
    for (let b = 0; b <= HP_B; b++) {
      const mass = plane.mass[a * plane.stride + b];
      if (mass !== 0) states.set(`${a} ${b}`, mass);
    }
  return states;
};

/** One state after the other, as the rule says it. */
function oneByOne(step: HpStep, states: States, share: number) {
  const after = new Map<string, number>();
  const decided = {wonByA: 0, wonByB: 0};
  for (const [a, b, mass] of states)
    step.losses.forEach((most, i) => {
      const hp = step.side === 0 ? a : b;
      const loss = step.halves ? Math.max(1, Math.floor(hp / 2)) : most;
      const left = hp - loss;
      const other = step.side === 0 ? b : a;
      const otherAfter = Math.min(step.side === 0 ? HP_B : HP_A, other + (step.returns?.[i] ?? 0));
      const weight = mass * share * step.weights[i];
      const lostBy = left <= 0 ? step.side : otherAfter <= 0 ? 1 - step.side : null;
      if (lostBy === 0) decided.wonByB += weight;
      else if (lostBy === 1) decided.wonByA += weight;
      else {
        const key = step.side === 0 ? `${left} ${otherAfter}` : `${otherAfter} ${left}`;
        after.set(key, (after.get(key) ?? 0) + weight);
      }
    });
  return {after, decided};
}

const statesOf = fc.uniqueArray(
  fc.tuple(
    fc.integer({min: 1, max: HP_A}),
    fc.integer({min: 1, max: HP_B}),
    fc.double({min: 0.01, max: 1, noNaN: true})
  ),
  {minLength: 1, maxLength: 12, selector: ([a, b]) => a * 100 + b}
);
const steps = fc
  .record({
    side: fc.constantFrom(0 as const, 1 as const),
    losses: fc.uniqueArray(fc.integer({min: 1, max: 12}), {minLength: 1, maxLength: 4}),
    returned: fc.option(fc.integer({min: -4, max: 4})),
    halves: fc.boolean()
  })
  .map(({side, losses, returned, halves}) =>
    halves
      ? hpStep(side, [{loss: 1, weight: 1}], null, true)
      : hpStep(
          side,
          losses.sort((x, y) => x - y).map((loss) => ({loss, weight: 1 / losses.length})),
          returned === null ? null : (loss) => (returned < 0 ? -Math.ceil(loss / 3) : Math.ceil(loss / 2))
        )
  );

describe("probability over both sides' HP", () => {
  it("moves in one step as every state of it does", () => {
    fc.assert(
      fc.property(statesOf, steps, fc.constantFrom(1, 0.25), (states, step, share) => {
        const to = planeOf([[1, 1, 0]]);
        to.begin(HP_A, HP_B);
        const decided = {wonByA: 0, wonByB: 0};
        to.addAfter(step, planeOf(states), share, decided);
        const expected = oneByOne(step, states, share);
        expect(decided.wonByA).toBeCloseTo(expected.decided.wonByA, 12);
        expect(decided.wonByB).toBeCloseTo(expected.decided.wonByB, 12);
        const found = stateOf(to);
        expect([...found.keys()].sort()).toEqual([...expected.after.keys()].sort());
        for (const [key, mass] of found) expect(mass).toBeCloseTo(expected.after.get(key)!, 12);
        const {wonByA, wonByB} = decided;
        const put = states.reduce((sum, [, , mass]) => sum + mass, 0);
        expect(to.total() + wonByA + wonByB).toBeCloseTo(put * share, 10);
      })
    );
  });

  it("adds a share of another's", () => {
    const plane = planeOf([[3, 3, 0.5]]);
    plane.add(
      planeOf([
        [3, 3, 0.2],
        [9, 1, 0.4]
      ]),
      0.5
    );
    expect(stateOf(plane)).toEqual(
      new Map([
        ["3 3", 0.6],
        ["9 1", 0.2]
      ])
    );
    expect(plane.total()).toBeCloseTo(0.8, 12);
  });

  it("drops what is rare, counts the rest and draws its box", () => {
    const plane = planeOf([
      [1, 1, 1e-9],
      [4, 2, 0.5],
      [6, 5, 0.4],
      [9, 7, 1e-9]
    ]);
    expect(plane.tidy(1e-6)).toBe(2);
    expect([plane.lowA, plane.highA, plane.lowB, plane.highB]).toEqual([4, 6, 2, 5]);
    expect(stateOf(plane).size).toBe(2);
  });

  it("is empty once all is rare, and after it has begun anew, at any size", () => {
    const plane = planeOf([[2, 2, 1e-9]]);
    expect(plane.tidy(1e-6)).toBe(0);
    expect(plane.isEmpty).toBe(true);
    plane.put(2, 2, 1);
    plane.begin(HP_A, HP_B);
    expect([plane.isEmpty, plane.total()]).toEqual([true, 0]);
    plane.put(9, 7, 1);
    plane.begin(40, 50);
    plane.put(40, 50, 1);
    expect(plane.total()).toBe(1);
  });
});

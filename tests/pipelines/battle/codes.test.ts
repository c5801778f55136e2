import {describe, expect, it} from "vitest";
import {AILMENTS, BEHAVIOURS, DAMAGE_TYPES} from "../../../data-loaders/game-data.ts";
import {AILMENT, BEHAVIOUR, DAMAGE, LAST_FORMULA_DAMAGE} from "../../../pipelines/battle/codes.ts";

const distinctIntegers = (codes: object): boolean => {
  const values = Object.values(codes);
  return values.every(Number.isInteger) && new Set(values).size === values.length;
};

describe("codes", () => {
  it("give every damage type, behaviour and ailment a number of its own", () => {
    expect(Object.keys(DAMAGE).sort()).toEqual([...DAMAGE_TYPES].sort());
    expect(Object.keys(BEHAVIOUR).sort()).toEqual([...BEHAVIOURS].sort());
    expect(Object.keys(AILMENT).sort()).toEqual(["none", ...AILMENTS].sort());
    for (const codes of [DAMAGE, BEHAVIOUR, AILMENT]) expect(distinctIntegers(codes)).toBe(true);
  });

  it("are 0 for nothing, and sort damage types by whether the formula makes them or the opponent's attack", () => {
    expect([DAMAGE.none, BEHAVIOUR.none, AILMENT.none]).toEqual([0, 0, 0]);
    const formula = ["formula", "multi_hit", "foul_play", "weight", "friendship"] as const;
    for (const type of DAMAGE_TYPES) {
      const isFormula = (formula as readonly string[]).includes(type);
      expect(DAMAGE[type] >= DAMAGE.formula && DAMAGE[type] <= LAST_FORMULA_DAMAGE).toBe(isFormula);
      expect(DAMAGE[type] >= DAMAGE.counter).toBe(["counter", "mirror_coat", "bide"].includes(type));
    }
  });
});

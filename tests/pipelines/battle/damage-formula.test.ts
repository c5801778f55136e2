import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {baseDamage, rolledDamage} from "../../../pipelines/battle/damage.ts";

const power = fc.integer({min: 1, max: 250});
const stat = fc.integer({min: 1, max: 700});
const roll = fc.integer({min: 85, max: 100});
const level = fc.integer({min: 1, max: 100});
const multiplier = fc.constantFrom(0.25, 0.5, 1, 2, 4);

describe("the damage formula", () => {
  it("never falls when attack, power or the roll rise, nor rises when defense does", () => {
    fc.assert(
      fc.property(
        power,
        stat,
        stat,
        roll,
        fc.boolean(),
        multiplier,
        level,
        (p, attack, defense, r, stab, m, l) => {
          const damage = (p2: number, a2: number, d2: number, r2: number) =>
            rolledDamage(baseDamage(p2, a2, d2, l), r2, stab, m);
          const here = damage(p, attack, defense, r);
          expect(damage(p + 1, attack, defense, r)).toBeGreaterThanOrEqual(here);
          expect(damage(p, attack + 1, defense, r)).toBeGreaterThanOrEqual(here);
          expect(damage(p, attack, defense + 1, r)).toBeLessThanOrEqual(here);
          expect(damage(p, attack, defense, Math.min(100, r + 1))).toBeGreaterThanOrEqual(here);
        }
      )
    );
  });
});

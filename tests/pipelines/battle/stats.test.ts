import {describe, expect, it} from "vitest";
import {battleSpeed, battleStats} from "../../../pipelines/battle/stats.ts";

describe("battleStats", () => {
  // Worked by hand from the formula: HP (2·45 + 31 + 100)/2 + 10; others floor(((2·base + 31)/2 + 5) · 1.02).
  it("gives Bulbasaur at level 50 its stats, friendship's 2 % included", () => {
    const base = {hp: 45, attack: 49, defense: 49, spAttack: 65, spDefense: 65, speed: 45};
    expect(battleStats(base)).toEqual({
      hp: 120,
      attack: 70,
      defense: 70,
      spAttack: 86,
      spDefense: 86,
      speed: 66
    });
  });

  it("takes every stat from its own base stat", () => {
    expect(battleStats({hp: 255, attack: 10, defense: 50, spAttack: 90, spDefense: 130, speed: 180})).toEqual(
      {
        hp: 330,
        attack: 30,
        defense: 71,
        spAttack: 112,
        spDefense: 153,
        speed: 204
      }
    );
  });

  it("gives the Speed alone too", () => {
    expect([1, 45, 130].map(battleSpeed)).toEqual([21, 66, 153]);
  });
});

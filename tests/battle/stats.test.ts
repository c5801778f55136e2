import {describe, expect, it} from "vitest";
import {battleStats} from "../../pipelines/battle/stats.ts";

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
});

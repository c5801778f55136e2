import {describe, expect, it} from "vitest";
import type {Battle} from "../../../pipelines/battle/battle.ts";
import {
  changeStages,
  clearStages,
  raiseAttack,
  raiseDefense
} from "../../../pipelines/battle/stat-changes.ts";
import {M, tables} from "../../support/battle-game.ts";
import {heard, prepared} from "../../support/prepared-battle.ts";

const begun = (): Battle => prepared("mew", "tackle", "snorlax", "tackle");
const stages = ({a}: Battle): number[] => [
  a.attack,
  a.defense,
  a.spAttack,
  a.spDefense,
  a.speed,
  a.accuracy,
  a.evasion
];
const change = (battle: Battle, move: string, byOpponent = false): boolean =>
  changeStages(battle, battle.a, tables().moves[M(move)], byOpponent);

describe("stat changes", () => {
  it.each([
    ["swords-dance", [2, 0, 0, 0, 0, 0, 0]],
    ["harden", [0, 1, 0, 0, 0, 0, 0]],
    ["nasty-plot", [0, 0, 2, 0, 0, 0, 0]],
    ["calm-mind", [0, 0, 1, 1, 0, 0, 0]],
    ["agility", [0, 0, 0, 0, 2, 0, 0]],
    ["sand-attack", [0, 0, 0, 0, 0, -1, 0]],
    ["double-team", [0, 0, 0, 0, 0, 0, 1]],
    ["shell-smash", [2, -1, 2, -1, 2, 0, 0]]
  ])("of %s are %j", (move, expected) => {
    const battle = begun();
    const lines = heard(battle);
    expect(change(battle, move)).toBe(true);
    expect(stages(battle)).toEqual(expected);
    expect(battle.a.touched).toBe(true);
    expect(lines).toEqual([`A stages ${expected.reduce((sum, stage) => sum + Math.abs(stage), 0)}`]);
  });

  it("end at 6 and -6; where nothing changes they fail", () => {
    const battle = begun();
    battle.a.attack = 5;
    expect(change(battle, "swords-dance")).toBe(true);
    expect(battle.a.attack).toBe(6);
    const lines = heard(battle);
    battle.a.touched = false;
    expect(change(battle, "swords-dance")).toBe(false);
    battle.a.accuracy = -6;
    expect(change(battle, "sand-attack", true)).toBe(false);
    expect([lines, battle.a.touched]).toEqual([[], false]);
  });

  it("are kept away by Mist where the opponent lowers, not where the user does or the opponent raises", () => {
    const battle = begun();
    battle.a.mist = 1;
    expect(change(battle, "growl", true)).toBe(false);
    expect(change(battle, "superpower", false)).toBe(true);
    expect(change(battle, "harden", true)).toBe(true);
    expect(stages(battle)).toEqual([-1, 0, 0, 0, 0, 0, 0]);
    battle.a.mist = 0;
    expect(change(battle, "growl", true)).toBe(true);
    expect(battle.a.attack).toBe(-2);
  });

  it("of Rage and Skull Bash are one stage, up to 6", () => {
    for (const [raise, stat] of [
      [raiseAttack, "attack"],
      [raiseDefense, "defense"]
    ] as const) {
      const battle = begun();
      const lines = heard(battle);
      battle.a[stat] = 5;
      raise(battle, battle.a);
      expect([battle.a[stat], battle.a.touched, lines]).toEqual([6, true, ["A stages 1"]]);
      raise(battle, battle.a);
      expect([battle.a[stat], lines]).toEqual([6, ["A stages 1"]]);
    }
  });

  it("are cleared whole", () => {
    const battle = begun();
    change(battle, "shell-smash");
    const lines = heard(battle);
    clearStages(battle, battle.a);
    expect([stages(battle), lines]).toEqual([[0, 0, 0, 0, 0, 0, 0], ["A stages 0"]]);
  });
});

import {describe, expect, it} from "vitest";
import {
  ailmentsAllowAction,
  confuse,
  cure,
  inflict,
  nervesAllowAction
} from "../../../pipelines/battle/ailments.ts";
import {OUTCOME} from "../../../pipelines/battle/battle.ts";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {destined, heard, prepared} from "../../support/prepared-battle.ts";

const battleOf = (a: string, b: string) => prepared(a, "tackle", b, "tackle");

describe("an ailment", () => {
  it.each([
    ["burn", 0],
    ["freeze", 0],
    ["paralysis", 0],
    ["poison", 0],
    ["bad_poison", 0],
    ["sleep", 4]
  ] as const)("%s is caught by a healthy Pokémon and needs the end of turn", (ailment, turns) => {
    const battle = battleOf("mew", "snorlax");
    const lines = heard(battle);
    destined(battle, {below: [2]});
    battle.b.ailmentTurns = 9;
    expect(inflict(battle, battle.b, AILMENT[ailment])).toBe(true);
    expect([battle.b.ailment, battle.b.ailmentTurns]).toEqual([AILMENT[ailment], turns]);
    expect(battle.b.touched).toBe(ailment === "burn");
    expect([battle.upkeep, battle.lasting]).toEqual([true, false]);
    expect(lines).toEqual([`B ailment ${AILMENT[ailment]}`]);
  });

  it("is one at a time, and none for types that do not catch it", () => {
    const battle = battleOf("mew", "snorlax");
    const lines = heard(battle);
    battle.b.ailment = AILMENT.poison;
    expect(inflict(battle, battle.b, AILMENT.burn)).toBe(false);
    expect(battle.b.ailment).toBe(AILMENT.poison);
    const fire = battleOf("mew", "vulpix");
    expect(inflict(fire, fire.b, AILMENT.burn)).toBe(false);
    expect([fire.b.ailment, fire.upkeep]).toEqual([AILMENT.none, false]);
    expect(lines).toEqual([]);
  });

  it("touches a side that thrives on it", () => {
    const battle = prepared("mew", "tackle", "snorlax", "facade");
    inflict(battle, battle.b, AILMENT.poison);
    expect(battle.b.touched).toBe(true);
  });

  it("of Tri Attack is burn, paralysis or freeze by lot", () => {
    const caught = [0, 1, 2].map((lot) => {
      const battle = battleOf("mew", "snorlax");
      destined(battle, {below: [lot]});
      inflict(battle, battle.b, AILMENT.tri_attack);
      expect(battle.random.below).toHaveBeenCalledExactlyOnceWith(3);
      return battle.b.ailment;
    });
    expect(caught).toEqual([AILMENT.burn, AILMENT.paralysis, AILMENT.freeze]);
  });

  it("is cured once", () => {
    const battle = battleOf("mew", "snorlax");
    const lines = heard(battle);
    battle.a.ailment = AILMENT.poison;
    cure(battle, battle.a);
    cure(battle, battle.a);
    expect(battle.a.ailment).toBe(AILMENT.none);
    expect(lines).toEqual([`A cure ${AILMENT.poison}`]);
  });
});

describe("confusion", () => {
  it("lasts for the lot of four and two more, and does not begin again", () => {
    const battle = battleOf("mew", "snorlax");
    const lines = heard(battle);
    destined(battle, {below: [3]});
    expect(inflict(battle, battle.b, AILMENT.confusion)).toBe(true);
    expect(battle.random.below).toHaveBeenCalledExactlyOnceWith(4);
    expect([battle.b.confusion, battle.b.ailment]).toEqual([5, AILMENT.none]);
    battle.b.confusion = 1;
    expect(confuse(battle, battle.b)).toBe(false);
    expect(battle.b.confusion).toBe(1);
    expect(lines).toEqual([`B ailment ${AILMENT.confusion}`]);
  });

  it("lets act at its end, and otherwise but for 33 times in a hundred", () => {
    const battle = battleOf("mew", "snorlax");
    const lines = heard(battle);
    destined(battle, {below: [0]});
    battle.a.confusion = 1;
    expect(nervesAllowAction(battle, battle.a, battle.b)).toBe(true);
    expect(lines).toEqual([`A cure ${AILMENT.confusion}`]);
    battle.a.confusion = 3;
    destined(battle, {percent: false});
    expect(nervesAllowAction(battle, battle.a, battle.b)).toBe(true);
    expect(battle.random.percent).toHaveBeenCalledWith(33);
    expect([battle.a.confusion, battle.a.hp]).toEqual([2, battle.a.pokemon.hp]);
    destined(battle, {percent: true, below: [0]});
    expect(nervesAllowAction(battle, battle.a, battle.b)).toBe(false);
    expect(battle.a.hp).toBeLessThan(battle.a.pokemon.hp);
  });

  it("hits itself with power 40 by its own Attack and Defense with their stages", () => {
    // Mew: 122 of each; 22 · 40 / 50 + 2 = 19, of which 85 to 100 %.
    const hurt = (roll: number, attack = 0, defense = 0): number => {
      const battle = battleOf("mew", "snorlax");
      Object.assign(battle.a, {confusion: 3, attack, defense});
      const lines = heard(battle);
      destined(battle, {percent: true, below: [roll]});
      nervesAllowAction(battle, battle.a, battle.b);
      expect(battle.random.below).toHaveBeenLastCalledWith(16);
      const lost = battle.a.pokemon.hp - battle.a.hp;
      expect(lines).toEqual([`A confusion_damage ${lost}`]);
      return lost;
    };
    expect([hurt(0), hurt(15)]).toEqual([16, 19]);
    expect([hurt(15, 2), hurt(15, 0, 2), hurt(15, -2, 0)]).toEqual([37, 10, 10]);
  });

  it("may take the last HP, and with it the battle", () => {
    const battle = battleOf("mew", "snorlax");
    const lines = heard(battle);
    destined(battle, {below: [0]});
    Object.assign(battle.a, {confusion: 3, hp: 5});
    nervesAllowAction(battle, battle.a, battle.b);
    expect([battle.a.hp, battle.outcome]).toEqual([0, OUTCOME.winB]);
    expect(lines).toEqual(["A confusion_damage 5"]);
  });
});

describe("what ailments allow", () => {
  it("sleeps until the counter ends, then wakes and acts", () => {
    const battle = battleOf("mew", "snorlax");
    const lines = heard(battle);
    Object.assign(battle.a, {ailment: AILMENT.sleep, ailmentTurns: 2});
    expect(ailmentsAllowAction(battle, battle.a, false)).toBe(false);
    expect(ailmentsAllowAction(battle, battle.a, false)).toBe(true);
    expect(battle.a.ailment).toBe(AILMENT.none);
    expect(lines).toEqual(["A asleep 0", `A cure ${AILMENT.sleep}`]);
  });

  it("thaws in one action of five, and with a thawing move needs no luck", () => {
    const battle = battleOf("mew", "snorlax");
    const lines = heard(battle);
    battle.a.ailment = AILMENT.freeze;
    destined(battle, {below: [1]});
    expect(ailmentsAllowAction(battle, battle.a, false)).toBe(false);
    expect(battle.random.below).toHaveBeenCalledExactlyOnceWith(5);
    expect(ailmentsAllowAction(battle, battle.a, true)).toBe(true);
    expect(battle.a.ailment).toBe(AILMENT.freeze);
    destined(battle, {below: [0]});
    expect(ailmentsAllowAction(battle, battle.a, false)).toBe(true);
    expect(battle.a.ailment).toBe(AILMENT.none);
    expect(lines).toEqual(["A frozen 0", `A cure ${AILMENT.freeze}`]);
  });

  it("loses one action of four to paralysis, none to other ailments", () => {
    const battle = battleOf("mew", "snorlax");
    const lines = heard(battle);
    battle.a.ailment = AILMENT.paralysis;
    destined(battle, {below: [0]});
    expect(ailmentsAllowAction(battle, battle.a, false)).toBe(true);
    expect(nervesAllowAction(battle, battle.a, battle.b)).toBe(false);
    expect(battle.random.below).toHaveBeenCalledExactlyOnceWith(4);
    destined(battle, {below: [1]});
    expect(nervesAllowAction(battle, battle.a, battle.b)).toBe(true);
    battle.a.ailment = AILMENT.burn;
    destined(battle, {below: [0]});
    expect(nervesAllowAction(battle, battle.a, battle.b)).toBe(true);
    expect(ailmentsAllowAction(battle, battle.a, false)).toBe(true);
    expect(lines).toEqual(["A paralyzed 0"]);
  });
});

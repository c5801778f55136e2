import {describe, expect, it} from "vitest";
import {damageRolls, rolledDamage, typeMultiplier} from "../../pipelines/battle/damage.ts";
import {M, P, tables} from "../support/battle-game.ts";

describe("the damage formula", () => {
  it("takes a net multiplier of 1 as 1: half times two must not round twice", () => {
    // Odd damage 27: halved first it would be 13, doubled 26.
    expect(rolledDamage(27, 100, false, 1)).toBe(27);
  });
});

describe("damageRolls", () => {
  it("gives Squirtle's Water Gun on Charmander the 16 values the oracle gives", () => {
    const {normal, critical} = damageRolls(tables(), P("squirtle"), M("water-gun"), P("charmander"));
    expect([...normal]).toEqual([48, 48, 48, 48, 48, 50, 50, 50, 50, 50, 54, 54, 54, 54, 54, 56]);
    expect([...critical]).toEqual([68, 72, 72, 72, 72, 74, 74, 74, 78, 78, 78, 78, 80, 80, 80, 84]);
  });

  it("is zero against an immune type, and for Struggle it is not, which has no type", () => {
    const normal = (name: string) => [...damageRolls(tables(), P("snorlax"), M(name), P("gengar")).normal];
    expect(Math.max(...normal("body-slam"))).toBe(0);
    expect(Math.min(...normal("struggle"))).toBeGreaterThan(0);
  });
});

describe("typeMultiplier", () => {
  it.each([
    ["earthquake", "charizard", 0],
    ["thunderbolt", "gyarados", 4],
    ["bug-buzz", "charizard", 0.25],
    ["tackle", "snorlax", 1],
    ["struggle", "gengar", 1]
  ])("of %s on %s is %d", (name, defender, expected) => {
    expect(typeMultiplier(tables(), M(name), P(defender))).toBe(expected);
  });
});

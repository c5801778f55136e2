import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {baseDamage, damageRolls, rolledDamage, typeMultiplier} from "../../pipelines/battle/damage.ts";
import {createBattleTables} from "../../pipelines/battle/tables.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {indexOf} from "../support/index-of.ts";

const game = embeddedGame();
const tables = createBattleTables(game);
const pokemon = (identifier: string): number => indexOf(game.pokemon, identifier);
const move = (identifier: string): number => indexOf(game.moves, identifier);

const power = fc.integer({min: 1, max: 250});
const stat = fc.integer({min: 1, max: 700});
const roll = fc.integer({min: 85, max: 100});
const multiplier = fc.constantFrom(0.25, 0.5, 1, 2, 4);

describe("the damage formula", () => {
  it("never falls when attack, power or the roll rise, nor rises when defense does", () => {
    fc.assert(
      fc.property(power, stat, stat, roll, fc.boolean(), multiplier, (p, attack, defense, r, stab, m) => {
        const damage = (p2: number, a2: number, d2: number, r2: number) =>
          rolledDamage(baseDamage(p2, a2, d2), r2, stab, m);
        const here = damage(p, attack, defense, r);
        expect(damage(p + 1, attack, defense, r)).toBeGreaterThanOrEqual(here);
        expect(damage(p, attack + 1, defense, r)).toBeGreaterThanOrEqual(here);
        expect(damage(p, attack, defense + 1, r)).toBeLessThanOrEqual(here);
        expect(damage(p, attack, defense, Math.min(100, r + 1))).toBeGreaterThanOrEqual(here);
      })
    );
  });

  it("takes a net multiplier of 1 as 1: half times two must not round twice", () => {
    // Odd damage 27: halved first it would be 13, doubled 26.
    expect(rolledDamage(27, 100, false, 1)).toBe(27);
  });
});

describe("damageRolls", () => {
  it("gives Squirtle's Water Gun on Charmander the 16 values the oracle gives", () => {
    const {normal, critical} = damageRolls(
      tables,
      pokemon("squirtle"),
      move("water-gun"),
      pokemon("charmander")
    );
    expect([...normal]).toEqual([48, 48, 48, 48, 48, 50, 50, 50, 50, 50, 54, 54, 54, 54, 54, 56]);
    expect([...critical]).toEqual([68, 72, 72, 72, 72, 74, 74, 74, 78, 78, 78, 78, 80, 80, 80, 84]);
  });

  it("is zero against an immune type, and for Struggle it is not, which has no type", () => {
    const normal = (name: string) => [
      ...damageRolls(tables, pokemon("snorlax"), move(name), pokemon("gengar")).normal
    ];
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
    expect(typeMultiplier(tables, move(name), pokemon(defender))).toBe(expected);
  });
});

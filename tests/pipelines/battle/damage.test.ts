import {describe, expect, it} from "vitest";
import {
  baseDamage,
  critical,
  damageRolls,
  fillRolls,
  halved,
  hasStab,
  netMultiplier,
  powerAgainst,
  rolledDamage,
  typeMultiplier,
  usesFormula
} from "../../../pipelines/battle/damage.ts";
import {M, P, tables} from "../../support/battle-game.ts";

describe("the damage formula", () => {
  it("takes a net multiplier of 1 as 1: half times two must not round twice", () => {
    // Odd damage 27: halved first it would be 13, doubled 26.
    expect(rolledDamage(27, 100, false, 1)).toBe(27);
  });

  it("floors after power and stats and after the division by 50, then adds 2", () => {
    // 22 · 40 · 70 / 84 = 733.3; 733 / 50 = 14.66.
    expect(baseDamage(40, 70, 84, 50)).toBe(16);
    expect(baseDamage(1, 1, 700, 50)).toBe(2);
    // 22 · 25 / 11 = 50: exactly one more.
    expect(baseDamage(25, 1, 11, 50)).toBe(3);
  });

  it("grows with the user's level: two fifths of it and 2, floored", () => {
    // 2 · 40 · 10 / 10 = 80 at level 1 and 2, 4 · 40 = 160 at level 5, 42 · 40 = 1680 at level 100.
    expect([1, 2, 5, 100].map((level) => baseDamage(40, 10, 10, level))).toEqual([3, 3, 5, 35]);
  });

  it("makes critical hits half as large again, floored", () => {
    expect([16, 17, 1].map(critical)).toEqual([24, 25, 1]);
  });

  it("rounds a half down, in the factor for burn and screens and in STAB", () => {
    expect([1, 2, 3, 4, 5, 101].map(halved)).toEqual([0, 1, 1, 2, 2, 50]);
    expect([1, 2, 3, 4, 5, 101].map((base) => rolledDamage(base, 100, true, 1))).toEqual([
      1, 3, 4, 6, 7, 151
    ]);
  });

  it.each([
    [0.25, 12],
    [0.5, 25],
    [1, 51],
    [2, 102],
    [4, 204]
  ])("applies a net type multiplier of %d to the rolled damage: %d", (multiplier, expected) => {
    expect(rolledDamage(60, 85, false, multiplier)).toBe(expected);
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

describe("what a hit is made of", () => {
  const move = (name: string) => tables().moves[M(name)];
  const pokemon = (name: string) => tables().pokemon[P(name)];

  it("gives STAB for the first type and the second, never for Struggle", () => {
    expect(hasStab(move("sludge-bomb"), pokemon("bulbasaur"))).toBe(true);
    expect(hasStab(move("absorb"), pokemon("bulbasaur"))).toBe(true);
    expect(hasStab(move("tackle"), pokemon("bulbasaur"))).toBe(false);
    expect(hasStab(move("struggle"), pokemon("snorlax"))).toBe(false);
    expect(hasStab(move("tackle"), pokemon("snorlax"))).toBe(true);
  });

  it("meets a second type of Normal too, as no Pokémon here has it", () => {
    const turned = {...pokemon("pidgey"), type1: pokemon("pidgey").type2, type2: pokemon("pidgey").type1};
    expect(turned.type2).toBe(0);
    expect(netMultiplier(tables(), move("shadow-ball"), turned)).toBe(0);
  });

  it("takes Low Kick's power from the target", () => {
    expect(powerAgainst(move("low-kick"), pokemon("mew"), pokemon("snorlax"))).toBe(120);
    expect(powerAgainst(move("low-kick"), pokemon("mew"), pokemon("pikachu"))).toBe(20);
    expect(powerAgainst(move("tackle"), pokemon("mew"), pokemon("snorlax"))).toBe(40);
  });

  it("takes Pika Papow's power from the user's friendship, two fifths of it and at least 1", () => {
    const power = (friendship: number): number =>
      powerAgainst(move("pika-papow"), {...pokemon("pikachu"), friendship}, pokemon("mew"));
    expect([0, 2, 3, 70, 255].map(power)).toEqual([1, 1, 1, 28, 102]);
  });

  it("sends moves of power through the formula and no others", () => {
    for (const name of ["tackle", "fury-attack", "foul-play", "low-kick", "pika-papow"])
      expect(usesFormula(move(name))).toBe(true);
    for (const name of ["growl", "sonic-boom", "night-shade", "psywave", "super-fang", "fissure", "counter"])
      expect(usesFormula(move(name))).toBe(false);
    const {normal, critical: crit} = damageRolls(tables(), P("snorlax"), M("sonic-boom"), P("eevee"));
    expect([...normal, ...crit].every((roll) => roll === 0)).toBe(true);
  });

  it("lets critical hits ignore the user's drops and the target's boosts, and nothing else", () => {
    const rolls = (attackStage: number, defenseStage: number): [number, number] => {
      const [normal, crit] = [new Int32Array(16).fill(999), new Int32Array(16).fill(999)];
      const [user, target] = [pokemon("machamp"), pokemon("snorlax")];
      fillRolls(tables(), user, move("tackle"), target, normal, crit, attackStage, defenseStage);
      return [normal[15], crit[15]];
    };
    // Machamp's Attack 153, Snorlax's Defense 86: base 22 · 40 · 153 / 86 / 50 + 2 = 33.
    const [plain, crit] = rolls(0, 0);
    expect([plain, crit]).toEqual([33, 49]);
    expect(rolls(-2, 0)).toEqual([17, 49]);
    expect(rolls(0, 2)).toEqual([17, 49]);
    expect(rolls(2, 0)).toEqual([64, 96]);
    expect(rolls(0, -2)[0]).toBeGreaterThan(60);
    expect(rolls(0, -2)[1]).toBeGreaterThan(90);
  });

  it("empties the tables of an immune target", () => {
    const [normal, crit] = [new Int32Array(16).fill(9), new Int32Array(16).fill(9)];
    fillRolls(tables(), pokemon("snorlax"), move("body-slam"), pokemon("gengar"), normal, crit);
    expect([...normal, ...crit]).toEqual(Array(32).fill(0));
  });

  it("takes at least one HP", () => {
    const normal = new Int32Array(16);
    const crit = new Int32Array(16);
    fillRolls(tables(), pokemon("caterpie"), move("bug-buzz"), pokemon("charizard"), normal, crit, -6, 6);
    expect(Math.min(...normal)).toBe(1);
  });

  it("strikes with the target's Attack in Foul Play", () => {
    const [normal, crit] = [new Int32Array(16), new Int32Array(16)];
    const [weak, strong] = [pokemon("chansey"), pokemon("machamp")];
    fillRolls(tables(), weak, move("foul-play"), strong, normal, crit);
    expect(normal[15]).toBe(rolledDamage(baseDamage(95, strong.attack, strong.defense, 50), 100, false, 0.5));
  });
});

describe("typeMultiplier", () => {
  it.each([
    ["earthquake", "charizard", 0],
    ["thunderbolt", "gyarados", 4],
    ["bug-buzz", "charizard", 0.25],
    ["tackle", "snorlax", 1],
    ["struggle", "gengar", 1],
    ["struggle", "onix", 1],
    ["bide", "gengar", 1],
    ["solar-beam", "pikachu", 1],
    ["ice-beam", "dragonite", 4],
    ["surf", "venusaur", 0.5]
  ])("of %s on %s is %d", (name, defender, expected) => {
    expect(typeMultiplier(tables(), M(name), P(defender))).toBe(expected);
  });
});

import {describe, expect, it} from "vitest";
import {Attack} from "../../../pipelines/battle/attack.ts";
import {baseDamage, rolledDamage} from "../../../pipelines/battle/damage.ts";
import {M, P, tables} from "../../support/battle-game.ts";

const DRAW = 2 ** 28;

function attack(user: string, move: string, target: string): Attack {
  const made = new Attack();
  const {pokemon, moves} = tables();
  made.prepare(tables(), pokemon[P(user)], moves[M(move)], pokemon[P(target)]);
  return made;
}

describe("an attack made ready", () => {
  it("before that is none: sure, harmless, without power points", () => {
    const {
      powerPoints,
      multiplier,
      stab,
      power,
      criticalBelow,
      immune,
      hitChance,
      meanHits,
      strikes,
      meanDamage
    } = new Attack();
    expect({
      powerPoints,
      multiplier,
      stab,
      power,
      criticalBelow,
      immune,
      hitChance,
      meanHits,
      strikes
    }).toEqual({
      powerPoints: 0,
      multiplier: 1,
      stab: false,
      power: 0,
      criticalBelow: 0,
      immune: false,
      hitChance: 1,
      meanHits: 1,
      strikes: false
    });
    expect(meanDamage).toBe(0);
  });

  it("knows multiplier, STAB and power against its target", () => {
    expect(attack("blastoise", "surf", "charizard")).toMatchObject({multiplier: 2, stab: true, power: 90});
    expect(attack("machamp", "low-kick", "snorlax")).toMatchObject({multiplier: 2, stab: true, power: 120});
    expect(attack("snorlax", "surf", "venusaur")).toMatchObject({multiplier: 0.5, stab: false, power: 90});
  });

  it("is critical in 1 of 24, of 8 with a high chance, and always with Zippy Zap", () => {
    expect(attack("snorlax", "tackle", "eevee").criticalBelow).toBe(DRAW / 24);
    expect(attack("snorlax", "slash", "eevee").criticalBelow).toBe(DRAW / 8);
    expect(attack("eevee", "zippy-zap", "eevee").criticalBelow).toBe(DRAW);
  });

  it.each([
    ["tackle", "gengar", true],
    ["tackle", "snorlax", false],
    ["thunder-wave", "dugtrio", true],
    ["growl", "gengar", false],
    ["sleep-powder", "bulbasaur", true],
    ["sleep-powder", "eevee", false],
    ["leech-seed", "exeggutor", true],
    ["leech-seed", "eevee", false],
    ["sappy-seed", "exeggutor", false],
    ["bide", "gengar", false]
  ])("%s on %s is shrugged off whole: %s", (move, target, immune) => {
    expect(attack("mew", move, target).immune).toBe(immune);
  });

  it("hits as often as its accuracy says, and always where it has none", () => {
    expect(
      ["thunder", "swift", "tackle", "fissure"].map((move) => attack("mew", move, "mew").hitChance)
    ).toEqual([0.7, 1, 1, 0.3]);
  });

  it("hits twice to five times with a mean of 3.1", () => {
    expect(attack("mew", "fury-attack", "mew").meanHits).toBeCloseTo(3.1, 12);
    expect(["double-kick", "tackle"].map((move) => attack("mew", move, "mew").meanHits)).toEqual([2, 1]);
  });

  it("strikes unless it is a status move, shrugged off, or the user's end", () => {
    expect(
      ["tackle", "growl", "explosion", "body-slam"].map((move) => attack("mew", move, "eevee").strikes)
    ).toEqual([true, false, false, true]);
    expect(attack("mew", "tackle", "gengar").strikes).toBe(false);
  });

  it("has its mean damage at the mean roll, times its hits", () => {
    const {pokemon} = tables();
    const [mew, snorlax, machamp] = [pokemon[P("mew")], pokemon[P("snorlax")], pokemon[P("machamp")]];
    expect(attack("mew", "tackle", "snorlax").meanDamage).toBe(
      rolledDamage(baseDamage(40, mew.attack, snorlax.defense, 50), 92.5, false, 1)
    );
    expect(attack("mew", "psychic", "machamp").meanDamage).toBe(
      rolledDamage(baseDamage(90, mew.spAttack, machamp.spDefense, 50), 92.5, true, 2)
    );
    expect(attack("mew", "foul-play", "machamp").meanDamage).toBe(
      rolledDamage(baseDamage(95, machamp.attack, machamp.defense, 50), 92.5, false, 0.5)
    );
    expect(attack("mew", "double-kick", "snorlax").meanDamage).toBe(
      2 * rolledDamage(baseDamage(30, mew.attack, snorlax.defense, 50), 92.5, false, 2)
    );
  });

  it.each([
    ["fissure", "snorlax", Number.POSITIVE_INFINITY],
    ["fissure", "pidgey", 0],
    ["sonic-boom", "snorlax", 20],
    ["dragon-rage", "snorlax", 40],
    ["night-shade", "machamp", 50],
    ["psywave", "machamp", 50],
    ["counter", "machamp", 0],
    ["bide", "machamp", 0],
    ["super-fang", "machamp", 0],
    ["explosion", "machamp", 0],
    ["growl", "machamp", 0]
  ])("with %s on %s a mean damage of %d", (move, target, expected) => {
    expect(attack("mew", move, target).meanDamage).toBe(expected);
  });
});

import {describe, expect, it} from "vitest";
import {damageRolls} from "../../../pipelines/battle/damage.ts";
import {HIT_COUNT_CHANCE, HitDistribution} from "../../../pipelines/battle/hit-distribution.ts";
import {M, P, tables} from "../../support/battle-game.ts";

function filled(
  attacker: string,
  move: string,
  defender: string,
  into = new HitDistribution()
): HitDistribution {
  const {pokemon, moves} = tables();
  const target = pokemon[P(defender)];
  into.fill(tables(), pokemon[P(attacker)], moves[M(move)], target, target.hp);
  return into;
}

const chances = ({values, weights, count}: HitDistribution): Map<number, number> =>
  new Map(Array.from({length: count}, (_, i) => [values[i], weights[i]]));

/** One hit's chances straight from the 16 rolls. */
function oneHit(
  attacker: string,
  move: string,
  defender: string,
  criticalChance: number
): Map<number, number> {
  const {normal, critical} = damageRolls(tables(), P(attacker), M(move), P(defender));
  const chance = new Map<number, number>();
  const add = (damage: number, by: number) => chance.set(damage, (chance.get(damage) ?? 0) + by);
  for (const damage of normal) add(damage, (1 - criticalChance) / 16);
  for (const damage of critical) add(damage, criticalChance / 16);
  return chance;
}

function sums(x: Map<number, number>, y: Map<number, number>): Map<number, number> {
  const both = new Map<number, number>();
  for (const [a, p] of x) for (const [b, q] of y) both.set(a + b, (both.get(a + b) ?? 0) + p * q);
  return both;
}

function expectSame(actual: Map<number, number>, expected: Map<number, number>, within = 1e-12): void {
  for (const [damage, chance] of expected)
    expect(Math.abs((actual.get(damage) ?? 0) - chance)).toBeLessThan(within);
  for (const damage of actual.keys()) expect(expected.has(damage)).toBe(true);
}

describe("the damage of one use", () => {
  it("of one hit is that of the 16 rolls and the 16 critical ones", () => {
    expectSame(
      chances(filled("squirtle", "water-gun", "charmander")),
      oneHit("squirtle", "water-gun", "charmander", 1 / 24)
    );
    expectSame(
      chances(filled("persian", "slash", "charmander")),
      oneHit("persian", "slash", "charmander", 1 / 8)
    );
  });

  it("of two hits is that of every pair of rolls", () => {
    const one = oneHit("machamp", "double-kick", "mewtwo", 1 / 24);
    expectSame(chances(filled("machamp", "double-kick", "mewtwo")), sums(one, one), 1e-7);
  });

  it("of two to five hits has 35, 35, 15 and 15 %", () => {
    expect(HIT_COUNT_CHANCE).toEqual([0.35, 0.35, 0.15, 0.15]);
    const one = oneHit("beedrill", "fury-attack", "mewtwo", 1 / 24);
    const expected = new Map<number, number>();
    let several = one;
    for (const chance of HIT_COUNT_CHANCE) {
      several = sums(several, one);
      for (const [damage, p] of several) expected.set(damage, (expected.get(damage) ?? 0) + chance * p);
    }
    const actual = chances(filled("beedrill", "fury-attack", "mewtwo"));
    for (const [damage, chance] of expected)
      expect(Math.abs((actual.get(damage) ?? 0) - chance)).toBeLessThan(1e-6);
    expect([...actual.values()].reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
  });

  it("keeps what is beyond 1023 at 1023: it knocks out anyway", () => {
    const {pokemon, moves} = tables();
    const distribution = new HitDistribution();
    const chansey = pokemon[P("chansey")];
    const strong = {...pokemon[P("machamp")], attack: 20 * chansey.defense};
    distribution.fill(tables(), strong, moves[M("double-kick")], chansey, chansey.hp);
    expect([...chances(distribution)]).toEqual([[1023, expect.closeTo(1, 9)]]);
  });

  it.each([
    ["sonic-boom", [[20, 1]]],
    ["night-shade", [[50, 1]]],
    ["fissure", [[1023, 1]]],
    ["counter", []],
    ["bide", []],
    ["growl", []]
  ] as const)("of %s is %j", (move, expected) => {
    expect([...chances(filled("mew", move, "machamp"))]).toEqual(expected);
  });

  it("of Super Fang is half of what is left, at least 1", () => {
    const {pokemon, moves} = tables();
    const half = (hp: number): [number, number][] => {
      const distribution = new HitDistribution();
      distribution.fill(tables(), pokemon[P("raticate")], moves[M("super-fang")], pokemon[P("chansey")], hp);
      return [...chances(distribution)];
    };
    expect([half(101), half(2), half(1)]).toEqual([[[50, 1]], [[1, 1]], [[1, 1]]]);
  });

  it("of Psywave is every whole number from 25 to 75, the ends of the range counted once", () => {
    const actual = chances(filled("hypno", "psywave", "chansey"));
    const expected = new Map<number, number>();
    for (let i = 50; i <= 150; i++)
      expected.set(Math.floor(i / 2), (expected.get(Math.floor(i / 2)) ?? 0) + 1 / 101);
    expectSame(actual, expected);
    expect(actual.size).toBe(51);
  });

  it("is none against an immune type", () => {
    const {count, largest, mean} = filled("snorlax", "tackle", "gengar");
    expect([count, largest, mean]).toEqual([0, 0, 0]);
  });

  it("is ascending, with tails that add up from the end", () => {
    const {values, weights, tails, count} = filled("beedrill", "fury-attack", "mewtwo");
    expect(tails[count]).toBe(0);
    for (let i = 0; i < count; i++) {
      if (i > 0) expect(values[i]).toBeGreaterThan(values[i - 1]);
      expect(weights[i]).toBeGreaterThan(0);
      expect(tails[i]).toBeCloseTo(tails[i + 1] + weights[i], 12);
    }
    expect(tails[0]).toBeCloseTo(1, 6);
  });

  it("forgets the move it was filled with before", () => {
    const used = filled("beedrill", "fury-attack", "mewtwo");
    for (const [move, defender] of [
      ["twineedle", "chansey"],
      ["sonic-boom", "chansey"],
      ["tackle", "chansey"],
      ["fury-attack", "caterpie"]
    ] as const) {
      const fresh = filled("beedrill", move, defender);
      filled("beedrill", move, defender, used);
      expect([...chances(used)]).toEqual([...chances(fresh)]);
      expect(used.tails.slice(0, used.count + 1)).toEqual(fresh.tails.slice(0, fresh.count + 1));
    }
  });

  it("has its means: whole, cut off at the HP left, and how far it overshoots", () => {
    const distribution = new HitDistribution();
    distribution.count = 2;
    distribution.values.set([10, 30]);
    distribution.weights.set([0.75, 0.25]);
    expect(distribution.mean).toBe(15);
    expect(distribution.largest).toBe(30);
    expect(distribution.meanWithin(20)).toBe(12.5);
    expect(distribution.meanWithin(5)).toBe(5);
    expect(distribution.overshoot).toBe((100 * 0.75 + 900 * 0.25) / 30);
  });

  it("takes the stages of the striking and the defending stat", () => {
    const {pokemon, moves} = tables();
    const mean = (attackStage: number, defenseStage: number): number => {
      const distribution = new HitDistribution();
      const [user, target] = [pokemon[P("machamp")], pokemon[P("snorlax")]];
      distribution.fill(tables(), user, moves[M("strength")], target, target.hp, attackStage, defenseStage);
      return distribution.mean;
    };
    expect(mean(2, 0)).toBeGreaterThan(1.9 * mean(0, 0));
    expect(mean(0, -2)).toBeGreaterThan(1.9 * mean(0, 0));
    expect(mean(-2, 0)).toBeLessThan(0.6 * mean(0, 0));
  });
});

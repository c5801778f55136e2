import {describe, expect, it} from "vitest";
import {attackOutlook, type Handicap, OUTLOOK_TURNS, usesATurn} from "../../../pipelines/battle/outlook.ts";
import {M, P, tables} from "../../support/battle-game.ts";

const outlook = (attacker: string, move: string, defender: string, handicap?: Handicap) =>
  attackOutlook(tables(), P(attacker), M(move), P(defender), handicap);

describe("uses a turn", () => {
  it("are halved by charging, and by resting after each hit", () => {
    const uses = (move: string, hitChance = 1) => usesATurn(tables().moves[M(move)], hitChance);
    expect(["razor-wind", "dig", "hyper-beam", "tackle", "wrap"].map((move) => uses(move))).toEqual([
      1 / 2,
      1 / 2,
      1 / 2,
      1,
      1
    ]);
    expect(uses("hyper-beam", 0.25)).toBe(0.8);
    expect(uses("dig", 0.25)).toBe(1 / 2);
  });
});

describe("the outlook of an attack", () => {
  // Sure damage: Seismic Toss takes 50 of Snorlax's 235 HP.
  it("of sure damage is a count of turns", () => {
    const {hitChance, expectedDamage, expectedShare, expectedTurns, koWithin} = outlook(
      "mew",
      "seismic-toss",
      "snorlax"
    );
    expect([hitChance, expectedDamage, expectedTurns]).toEqual([1, 50, 5]);
    expect(expectedShare).toBe(50 / 235);
    expect([...koWithin]).toEqual(Array.from({length: OUTLOOK_TURNS}, (_, i) => (i < 4 ? 0 : 1)));
  });

  it("counts misses, and no overkill in the share", () => {
    const thunder = outlook("zapdos", "thunder", "magikarp");
    expect(thunder.hitChance).toBe(0.7);
    expect(thunder.expectedShare).toBeCloseTo(0.7, 9);
    expect(thunder.expectedDamage).toBeGreaterThan(0.7 * tables().pokemon[P("magikarp")].hp);
    const sure = outlook("zapdos", "thunderbolt", "magikarp");
    for (const one of [sure.hitChance, sure.expectedShare, sure.expectedTurns]) expect(one).toBeCloseTo(1, 9);
  });

  it("of what cannot hurt is nothing, ever", () => {
    const {hitChance, expectedDamage, expectedShare, expectedTurns, koWithin} = outlook(
      "mew",
      "tackle",
      "gengar"
    );
    expect([hitChance, expectedDamage, expectedShare]).toEqual([0, 0, 0]);
    expect([expectedTurns, Math.max(...koWithin)]).toEqual([Number.POSITIVE_INFINITY, 0]);
  });

  it("of what works once is infinite unless that suffices", () => {
    expect(outlook("meowth", "fake-out", "snorlax").expectedTurns).toBe(Number.POSITIVE_INFINITY);
    expect(outlook("golem", "explosion", "weedle").expectedTurns).toBeCloseTo(1, 9);
  });

  it("beyond the turns computed goes by mean damage", () => {
    // 1 to 2 HP a hit: more than a hundred turns.
    const {expectedTurns, koWithin, expectedDamage} = outlook("weedle", "poison-sting", "onix");
    expect(koWithin[31]).toBeLessThan(1);
    expect(expectedTurns).toBeGreaterThan(1);
    const slow = outlook("caterpie", "tackle", "onix");
    const hp = tables().pokemon[P("onix")].hp;
    expect(slow.expectedTurns / (hp / slow.expectedDamage)).toBeCloseTo(1, 1);
    expect(expectedDamage).toBeGreaterThan(0);
  });

  it("takes a target with fewer HP, within 1 and 511 and rounded", () => {
    const turns = (hp: number): number => outlook("mew", "seismic-toss", "snorlax", {hp}).expectedTurns;
    expect([50, 51, 50.4, 0, -7, 235].map(turns)).toEqual([1, 2, 1, 1, 1, 5]);
    expect(turns(9999)).toBe(11);
    expect(outlook("mew", "seismic-toss", "snorlax", {hp: 25}).expectedShare).toBe(1);
  });

  it("acts in a share of its turns", () => {
    const {hitChance, koWithin, expectedTurns} = outlook("mewtwo", "psychic", "weedle", {acting: 0.5});
    expect(hitChance).toBe(0.5);
    expect([...koWithin.slice(0, 4)]).toEqual([0.5, 0.75, 0.875, 0.9375].map((p) => expect.closeTo(p, 9)));
    expect(expectedTurns).toBeCloseTo(2, 1);
  });
});

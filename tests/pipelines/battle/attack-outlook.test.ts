import {describe, expect, it} from "vitest";
import {bestMoveAgainst, damagingMoves} from "../../../pipelines/battle/best-move.ts";
import {attackOutlook, type Handicap, OUTLOOK_TURNS, usesATurn} from "../../../pipelines/battle/outlook.ts";
import {game, M, P, tables} from "../../support/battle-game.ts";

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

describe("the best move", () => {
  const best = (attacker: string, defender: string, ...moves: string[]): string =>
    game.moves[bestMoveAgainst(tables(), P(attacker), P(defender), moves.map(M))].identifier;

  it("needs the fewest turns, whatever the order", () => {
    expect(best("mew", "snorlax", "tackle", "strength")).toBe("strength");
    expect(best("mew", "snorlax", "strength", "tackle")).toBe("strength");
    expect(best("mew", "gengar", "tackle", "swift", "psychic")).toBe("psychic");
  });

  it("at equal turns takes the larger share, then the earlier", () => {
    expect(best("mewtwo", "weedle", "psychic", "shadow-ball")).toBe("psychic");
    expect(best("mewtwo", "weedle", "shadow-ball", "psychic")).toBe("shadow-ball");
    expect(best("mew", "gengar", "tackle", "pound")).toBe("tackle");
    expect(best("mew", "snorlax", "pound", "tackle", "scratch")).toBe("pound");
    expect(best("mew", "snorlax", "scratch", "pound", "tackle")).toBe("scratch");
  });

  it("does not count on repeating Explosion, nor on Hyper Beam every turn", () => {
    expect(best("golem", "snorlax", "explosion", "rock-slide")).toBe("rock-slide");
    expect(best("mew", "chansey", "hyper-beam", "tri-attack")).toBe("tri-attack");
  });

  it("is found for the only one and for none", () => {
    expect(best("mew", "gengar", "tackle")).toBe("tackle");
    expect(() => bestMoveAgainst(tables(), 0, 1, [])).toThrow(
      new RangeError("no moves to choose from; give at least one move index")
    );
  });

  it("is that of a full search, though most moves are ruled out before", () => {
    for (let attacker = 0; attacker < tables().pokemon.length; attacker += 9) {
      const defender = (attacker * 31 + 7) % tables().pokemon.length;
      const moves = damagingMoves(tables(), attacker);
      if (moves.length === 0) continue;
      const [first] = moves
        .map((move) => ({move, ...attackOutlook(tables(), attacker, move, defender)}))
        .sort((x, y) => x.expectedTurns - y.expectedTurns || y.expectedShare - x.expectedShare);
      expect(bestMoveAgainst(tables(), attacker, defender, moves)).toBe(first.move);
    }
  });

  it("is among the damaging moves, of which Ditto has none", () => {
    expect(damagingMoves(tables(), P("ditto"))).toEqual([]);
    expect(damagingMoves(tables(), P("magikarp")).map((move) => game.moves[move].identifier)).toEqual([
      "tackle"
    ]);
  });
});

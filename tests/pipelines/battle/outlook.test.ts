import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {createBattleTables} from "../../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../../pipelines/battle/damaging-moves.ts";
import {attackOutlook} from "../../../pipelines/battle/outlook.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {indexOf} from "../../support/index-of.ts";

const game = embeddedGame();
const tables = createBattleTables(game);
const outlook = (attacker: string, move: string, defender: string) =>
  attackOutlook(
    tables,
    indexOf(game.pokemon, attacker),
    indexOf(game.moves, move),
    indexOf(game.pokemon, defender)
  );

describe("attackOutlook", () => {
  it("counts Water Gun's two-hit knock-out of Charmander by hand", () => {
    // Rolls 48×5 50×5 54×5 56×1 on 114 HP: only critical + critical or critical + high roll sums reach it in two.
    const {koWithin, hitChance, expectedTurns} = outlook("squirtle", "water-gun", "charmander");
    const normal = [48, 48, 48, 48, 48, 50, 50, 50, 50, 50, 54, 54, 54, 54, 54, 56];
    const critical = [68, 72, 72, 72, 72, 74, 74, 74, 78, 78, 78, 78, 80, 80, 80, 84];
    const one = [
      ...normal.map((damage) => [damage, 23 / 24 / 16] as const),
      ...critical.map((damage) => [damage, 1 / 24 / 16] as const)
    ];
    let two = 0;
    for (const [x, p] of one) for (const [y, q] of one) if (x + y >= 114) two += p * q;
    expect(hitChance).toBe(1);
    expect(koWithin[0]).toBe(0);
    expect(koWithin[1]).toBeCloseTo(two, 12);
    expect(koWithin[2]).toBeCloseTo(1, 12);
    expect(expectedTurns).toBeCloseTo(3 - two, 9);
  });

  it("gives a 30 % one-hit knock-out a geometric number of turns", () => {
    const {koWithin, expectedTurns} = outlook("rhydon", "horn-drill", "chansey");
    for (const [n, chance] of koWithin.entries()) expect(chance).toBeCloseTo(1 - 0.7 ** (n + 1), 9);
    expect(expectedTurns).toBeCloseTo(1 / 0.3, 2);
  });

  it("halves with Super Fang until one HP is left", () => {
    // 325 HP: 162, 81, …, 1, then out: nine hits.
    const {koWithin} = outlook("raticate", "super-fang", "chansey");
    expect(koWithin[7]).toBe(0);
  });

  it("lets a charging move strike every second turn only", () => {
    const {koWithin, expectedDamage} = outlook("venusaur", "solar-beam", "squirtle");
    expect(koWithin[0]).toBe(0);
    expect(koWithin[1]).toBe(1);
    expect(expectedDamage).toBeGreaterThan(0);
  });

  it("rests after Hyper Beam hits: a second use comes in the third turn at the earliest", () => {
    const {koWithin} = outlook("snorlax", "hyper-beam", "onix");
    expect(koWithin[1]).toBe(koWithin[0]);
    expect(koWithin[2]).toBeGreaterThan(koWithin[1]);
  });

  it("never gets there against an immune type, or with a move that needs the opponent's", () => {
    for (const [move, defender] of [
      ["body-slam", "gengar"],
      ["counter", "chansey"],
      ["dream-eater", "chansey"]
    ] as const) {
      const {koWithin, expectedTurns, expectedShare} = outlook("snorlax", move, defender);
      expect([...koWithin].every((chance) => chance === 0)).toBe(true);
      expect(expectedTurns).toBe(Number.POSITIVE_INFINITY);
      expect(expectedShare).toBe(0);
    }
  });

  it("is a distribution for every attack: chances rise, stay within 0 and 1, shares too", () => {
    const fighter = fc.integer({min: 0, max: tables.pokemon.length - 1});
    fc.assert(
      fc.property(fighter, fighter, fc.nat(), (attacker, defender, pick) => {
        const moves = damagingMoves(tables, attacker);
        fc.pre(moves.length > 0);
        const {koWithin, expectedShare, expectedTurns} = attackOutlook(
          tables,
          attacker,
          moves[pick % moves.length],
          defender
        );
        let before = 0;
        for (const chance of koWithin) {
          expect(chance).toBeGreaterThanOrEqual(before - 1e-12);
          expect(chance).toBeLessThanOrEqual(1);
          before = chance;
        }
        expect(expectedShare).toBeGreaterThanOrEqual(0);
        expect(expectedShare).toBeLessThanOrEqual(1);
        expect(expectedTurns).toBeGreaterThanOrEqual(1);
      }),
      {numRuns: 300}
    );
  });
});

describe("an attack under a handicap", () => {
  const learned = fc
    .tuple(fc.nat(game.pokemon.length - 1), fc.nat(game.pokemon.length - 1), fc.nat(1000))
    .map(([a, b, pick]) => ({a, b, moves: damagingMoves(tables, a), pick}))
    .filter(({moves}) => moves.length > 0)
    .map(({a, b, moves, pick}) => ({a, b, move: moves[pick % moves.length]}));

  it("is the attack itself where there is none", () => {
    fc.assert(
      fc.property(learned, ({a, b, move}) => {
        const hp = tables.pokemon[b].hp;
        expect(attackOutlook(tables, a, move, b, {hp, acting: 1})).toEqual(attackOutlook(tables, a, move, b));
      }),
      {numRuns: 60}
    );
  });

  it("never knocks out sooner when it acts less often", () => {
    fc.assert(
      fc.property(learned, fc.double({min: 0.1, max: 0.95, noNaN: true}), ({a, b, move}, acting) => {
        const free = attackOutlook(tables, a, move, b).koWithin;
        const held = attackOutlook(tables, a, move, b, {acting}).koWithin;
        for (const [turn, chance] of held.entries()) expect(chance).toBeLessThanOrEqual(free[turn] + 2e-6);
      }),
      {numRuns: 60}
    );
  });

  it("acts independently each turn: a sure one-hit knock-out becomes geometric", () => {
    const {koWithin} = attackOutlook(
      tables,
      indexOf(game.pokemon, "mewtwo"),
      indexOf(game.moves, "psychic"),
      indexOf(game.pokemon, "weedle"),
      {acting: 0.7}
    );
    for (const [n, chance] of koWithin.entries()) expect(chance).toBeGreaterThan(1 - 0.3 ** (n + 1) - 1.1e-3);
  });
});

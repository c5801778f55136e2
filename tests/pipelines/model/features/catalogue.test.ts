import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import type {GameData} from "../../../../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../../../../pipelines/battle/battle-tables.ts";
import {
  computeFeatures,
  FEATURE_NAMES,
  FEATURES,
  ONE_HOT_GROUPS
} from "../../../../pipelines/model/features/feature-catalogue.ts";
import {createViewer, type Viewer} from "../../../../pipelines/model/features/view.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";

let game: GameData;
let tables: BattleTables;
let viewer: Viewer;

beforeAll(async () => {
  game = await embeddedGame();
  tables = createBattleTables(game);
  viewer = createViewer(game, tables);
});

function valuesOf(a: number, moveA: number, b: number, moveB: number): Record<string, number> {
  const out = new Float32Array(FEATURES.length);
  computeFeatures(viewer(a, moveA, b, moveB), out);
  return Object.fromEntries(FEATURE_NAMES.map((name, index) => [name, out[index]]));
}

const valuesById = (a: number, moveA: number, b: number, moveB: number) =>
  valuesOf(tables.pokemonIndex(a), tables.moveIndex(moveA), tables.pokemonIndex(b), tables.moveIndex(moveB));

/** Any two Pokémon with any moves of the game, learnable or not: no feature may break. */
const anyDuel = () =>
  fc.tuple(
    fc.nat(game.pokemon.length - 1),
    fc.nat(game.moves.length - 1),
    fc.nat(game.pokemon.length - 1),
    fc.nat(game.moves.length - 1)
  );

describe("the feature catalogue", () => {
  it("holds more than the original's 133 columns, each named once and described", () => {
    expect(FEATURES.length).toBeGreaterThan(133);
    expect(new Set(FEATURE_NAMES).size).toBe(FEATURES.length);
    for (const {name, unit, description} of FEATURES) {
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(unit, name).not.toBe("");
      expect(description.length, name).toBeGreaterThan(8);
    }
  });

  it("is finite for every duel", () => {
    fc.assert(
      fc.property(anyDuel(), (duel) => {
        expect(Object.entries(valuesOf(...duel)).filter(([, value]) => !Number.isFinite(value))).toEqual([]);
      }),
      {numRuns: 300}
    );
  });

  it("gives a row what each column's definition gives, whatever was computed before", () => {
    fc.assert(
      fc.property(anyDuel(), anyDuel(), (one, other) => {
        const views = [viewer(...one), viewer(...other)];
        const rows = views.map((view) => {
          const out = new Float32Array(FEATURES.length);
          computeFeatures(view, out);
          return out;
        });
        const different = FEATURES.filter((feature, column) =>
          views.some((view, i) => !Object.is(Math.fround(feature.compute(view)), rows[i][column]))
        );
        expect(different.map(({name}) => name)).toEqual([]);
      }),
      {numRuns: 200}
    );
  });

  it("mirrors: swapping the sides swaps a_ and b_ and negates differences", () => {
    fc.assert(
      fc.property(anyDuel(), ([a, moveA, b, moveB]) => {
        const plain = valuesOf(a, moveA, b, moveB);
        const swapped = valuesOf(b, moveB, a, moveA);
        for (const name of FEATURE_NAMES) {
          if (name === "a_moves_first") expect(swapped[name]).toBe(1 - plain[name]);
          else if (name.startsWith("a_")) expect(swapped[`b_${name.slice(2)}`], name).toBe(plain[name]);
          else if (/_diff$|_advantage$|_log_ratio$/.test(name))
            expect(swapped[name], name).toBeCloseTo(-plain[name], 4);
        }
      }),
      {numRuns: 200}
    );
  });

  it("has at most one 1 in each one-hot group", () => {
    expect(ONE_HOT_GROUPS.map(({name}) => name)).toContain("a_type_1");
    fc.assert(
      fc.property(anyDuel(), ([a, moveA, b, moveB]) => {
        const out = new Float32Array(FEATURES.length);
        computeFeatures(viewer(a, moveA, b, moveB), out);
        for (const {name, first, end} of ONE_HOT_GROUPS) {
          const values = [...out.subarray(first, end)];
          expect(
            values.every((value) => value === 0 || value === 1),
            name
          ).toBe(true);
          expect(
            values.reduce((sum, value) => sum + value, 0),
            name
          ).toBeLessThanOrEqual(1);
        }
      })
    );
  });

  it("reads Squirtle's Water Gun against Charmander's Ember as a player would", () => {
    const values = valuesById(7, 55, 4, 52);
    expect(values).toMatchObject({
      a_hp: 44,
      b_hp: 39,
      a_type_1_water: 1,
      b_type_1_fire: 1,
      a_type_2_none: 1,
      a_move_stab: 1.5,
      a_move_type_mult: 2,
      b_move_type_mult: 0.5,
      a_effective_power: 120,
      b_effective_power: 30,
      a_moves_first: 0,
      a_ko_within_1: 0,
      a_ko_within_3: 1
    });
    expect(values.b_burn).toBeCloseTo(0.1, 6);
    expect(values.a_expected_turns).toBeLessThan(values.b_expected_turns);
  });

  it("knows immunity: Normal moves do nothing to Gengar, and no ailment comes of them", () => {
    const values = valuesById(143, 34, 94, 247);
    expect(values).toMatchObject({
      a_move_type_mult: 0,
      a_effective_power: 0,
      a_expected_damage: 0,
      a_ko_within_8: 0,
      a_paralysis: 0,
      a_expected_turns: 100
    });
  });

  it("puts priority before Speed", () => {
    // Snorlax's Quick Attack against Jolteon's Thunderbolt
    expect(valuesById(143, 98, 135, 85).a_moves_first).toBe(1);
    expect(valuesById(143, 34, 135, 85).a_moves_first).toBe(0);
    expect(valuesById(143, 34, 143, 34).a_moves_first).toBe(0.5);
  });
});

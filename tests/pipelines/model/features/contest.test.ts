import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {createBattleTables} from "../../../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../../../pipelines/battle/damaging-moves.ts";
import {FEATURES} from "../../../../pipelines/model/features/feature-catalogue.ts";
import {createViewer} from "../../../../pipelines/model/features/view.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";
import {indexOf} from "../../../support/index-of.ts";

const game = embeddedGame();
const tables = createBattleTables(game);
const viewer = createViewer(game, tables);

/** A feature of a duel, by names. */
function feature(name: string, [a, moveA, b, moveB]: readonly [string, string, string, string]): number {
  const found = FEATURES.find((each) => each.name === name);
  if (!found) throw new Error(`no feature ${name}`);
  return found.compute(
    viewer(
      indexOf(game.pokemon, a),
      indexOf(game.moves, moveA),
      indexOf(game.pokemon, b),
      indexOf(game.moves, moveB)
    )
  );
}

describe("what the opponent's move does to a side's attack", () => {
  it("counts the HP that recoil and crashes cost their user", () => {
    const recoil = ["squirtle", "water-gun", "snorlax", "double-edge"] as const;
    expect(feature("a_contested_turns", recoil)).toBeLessThan(feature("a_expected_turns", recoil));
    const crash = ["gastly", "lick", "hitmonlee", "high-jump-kick"] as const;
    const calm = ["gastly", "lick", "hitmonlee", "body-slam"] as const;
    expect(feature("b_crash_share", crash)).toBe(0.5);
    expect(feature("a_net_share", crash)).toBeGreaterThan(feature("a_net_share", calm));
  });

  it("counts the HP that draining gives back", () => {
    const drain = ["squirtle", "tackle", "ivysaur", "mega-drain"] as const;
    expect(feature("a_contested_turns", drain)).toBeGreaterThan(feature("a_expected_turns", drain));
  });

  it("counts turns lost to flinching only behind a faster opponent", () => {
    const slower = ["slowbro", "surf", "raticate", "hyper-fang"] as const;
    const faster = ["raticate", "hyper-fang", "slowbro", "headbutt"] as const;
    expect(feature("b_disabling", slower)).toBeCloseTo(0.1 * 0.9, 6);
    expect(feature("b_disabling", faster)).toBe(0);
    expect(feature("a_contested_turns", faster)).toBe(feature("a_expected_turns", faster));
  });

  it("knows what reaches a Pokémon below ground or in the air", () => {
    expect(feature("a_reaches_hidden", ["sandslash", "earthquake", "diglett", "dig"])).toBe(1);
    expect(feature("a_reaches_hidden", ["sandslash", "slash", "diglett", "dig"])).toBe(0);
    expect(feature("a_reaches_hidden", ["zapdos", "thunder", "pidgeot", "fly"])).toBe(1);
    expect(feature("a_reaches_hidden", ["sandslash", "earthquake", "pidgeot", "fly"])).toBe(0);
  });

  it("halves nearly all special damage behind Light Screen, and no physical", () => {
    const special = feature("a_tempering", ["mewtwo", "psychic", "eevee-starter", "glitzy-glow"]);
    expect(special).toBeGreaterThan(0.5);
    expect(special).toBeLessThan(1);
    expect(feature("a_tempering", ["snorlax", "body-slam", "eevee-starter", "glitzy-glow"])).toBe(1);
  });

  it("stays within bounds and finite for every duel of damaging moves", () => {
    const bounded = FEATURES.filter(({name}) => /outruns|contested_turns$|tempering|_pace$/.test(name));
    expect(bounded.length).toBeGreaterThan(10);
    const side = fc.tuple(fc.nat(game.pokemon.length - 1), fc.nat(1000));
    fc.assert(
      fc.property(side, side, ([a, x], [b, y]) => {
        const [movesA, movesB] = [damagingMoves(tables, a), damagingMoves(tables, b)];
        fc.pre(movesA.length > 0 && movesB.length > 0);
        const view = viewer(a, movesA[x % movesA.length], b, movesB[y % movesB.length]);
        for (const {name, compute} of bounded) {
          const value = compute(view);
          if (name.includes("outruns")) expect(value, name).toBeGreaterThanOrEqual(0);
          else expect(value, name).toBeGreaterThan(0);
          expect(value, name).toBeLessThanOrEqual(name.includes("outruns") ? 1 + 1e-6 : 100);
        }
      })
    );
  });
});

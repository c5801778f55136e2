import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {createBattleTables} from "../../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../../pipelines/battle/damaging-moves.ts";
import {duelProbability, simulateDuel} from "../../../pipelines/battle/duel.ts";
import {exactWinProbability} from "../../../pipelines/battle/exact.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {indexOf} from "../../support/index-of.ts";

const game = embeddedGame();
const tables = createBattleTables(game);
const P = (identifier: string): number => indexOf(game.pokemon, identifier);
const M = (identifier: string): number => indexOf(game.moves, identifier);
const share = (a: string, moveA: string, b: string, moveB: string, playouts = 2000): number => {
  const {winsA, draws} = simulateDuel(tables, P(a), M(moveA), P(b), M(moveB), playouts, 1);
  return (winsA + draws / 2) / playouts;
};

const fighter = fc
  .integer({min: 0, max: tables.pokemon.length - 1})
  .filter((index) => damagingMoves(tables, index).length > 0);
const duel = fc
  .tuple(fighter, fc.nat(), fighter, fc.nat())
  .filter(([a, , b]) => a !== b)
  .map(([a, pickA, b, pickB]) => {
    const movesA = damagingMoves(tables, a);
    const movesB = damagingMoves(tables, b);
    return {a, moveA: movesA[pickA % movesA.length], b, moveB: movesB[pickB % movesB.length]};
  });

/** Standard errors apart that two samplings of one probability practically never are. */
const FAR = 5;

describe("simulateDuel", () => {
  it("gives the same tally for the same seed, and mostly another for another", () => {
    const play = (seed: number) =>
      simulateDuel(tables, P("mew"), M("psychic"), P("mewtwo"), M("psychic"), 500, seed);
    expect(play(3)).toEqual(play(3));
    expect(new Set([1, 2, 3, 4, 5].map((seed) => play(seed).winsA)).size).toBeGreaterThan(1);
  });

  it("mirrors the probability when the sides are swapped", () => {
    fc.assert(
      fc.property(duel, fc.integer(), ({a, moveA, b, moveB}, seed) => {
        const playouts = 400;
        const there = simulateDuel(tables, a, moveA, b, moveB, playouts, seed);
        const back = simulateDuel(tables, b, moveB, a, moveA, playouts, seed + 1);
        const p = (there.winsA + there.draws / 2) / playouts;
        const q = (back.winsB + back.draws / 2) / playouts;
        const spread = Math.sqrt((2 * Math.max(0.01, ((p + q) / 2) * (1 - (p + q) / 2))) / playouts);
        expect(Math.abs(p - q)).toBeLessThan(FAR * spread);
      }),
      {numRuns: 150}
    );
  });

  it("ends every duel, also where neither can hurt the other", () => {
    const {winsA, winsB, draws} = simulateDuel(
      tables,
      P("snorlax"),
      M("body-slam"),
      P("gengar"),
      M("lick"),
      300,
      1
    );
    expect(winsA + winsB).toBe(300);
    expect(draws).toBe(0);
  });
});

describe("the rules decide", () => {
  it("self-destruction loses, whoever is left", () => {
    expect(share("golem", "explosion", "caterpie", "tackle")).toBe(0);
  });
  it("Fake Out works once: against a sturdy opponent it wins no duel", () => {
    expect(share("meowth", "fake-out", "snorlax", "body-slam")).toBe(0);
  });
  it("Counter returns double a physical hit, and does nothing against special ones", () => {
    expect(share("wartortle", "counter", "rattata", "tackle")).toBeGreaterThan(0.9);
    expect(share("wartortle", "counter", "rattata", "swift")).toBe(0);
  });
  it("Dream Eater needs a sleeping opponent", () => {
    expect(share("hypno", "dream-eater", "magikarp", "tackle")).toBeLessThan(0.1);
  });
  it("the faster of two one-hit attackers wins; at equal Speed each half the time", () => {
    expect(share("mewtwo", "psychic", "machop", "karate-chop")).toBe(1);
    const tie = share("nidoran-m", "earthquake", "nidoran-m", "earthquake", 4000);
    expect(Math.abs(tie - 0.5)).toBeLessThan(0.05);
  });
  it("priority comes before Speed", () => {
    // Both knock out in one hit; Rhydon is slower than Alakazam, but Sucker Punch goes first against an attack.
    expect(share("kadabra", "psychic", "raticate-alola", "sucker-punch")).toBeLessThan(0.1);
  });
});

describe("exactWinProbability", () => {
  it("agrees with sampling on duels of independent attacks", () => {
    let compared = 0;
    fc.assert(
      fc.property(duel, fc.integer(), ({a, moveA, b, moveB}, seed) => {
        const exact = exactWinProbability(tables, a, moveA, b, moveB);
        fc.pre(exact !== null);
        const playouts = 1000;
        const {winsA, draws} = simulateDuel(tables, a, moveA, b, moveB, playouts, seed);
        const spread = Math.sqrt(Math.max(0.002, exact! * (1 - exact!)) / playouts);
        expect(Math.abs((winsA + draws / 2) / playouts - exact!)).toBeLessThan(FAR * spread);
        compared++;
      }),
      {numRuns: 150}
    );
    expect(compared).toBeGreaterThan(100);
  });

  it("leaves duels with interplay to the simulator and says so", () => {
    const options = {playouts: 300, seed: 1};
    const sampled = duelProbability(
      tables,
      P("pikachu"),
      M("thunder-wave"),
      P("eevee"),
      M("tackle"),
      options
    );
    expect(sampled.method).toBe("monte_carlo");
    expect(sampled.playouts).toBe(300);
    const exact = duelProbability(
      tables,
      P("squirtle"),
      M("water-gun"),
      P("charmander"),
      M("scratch"),
      options
    );
    expect(exact.method).toBe("exact");
    expect(exact.playouts).toBe(0);
    expect(exact.standardError).toBe(0);
  });
});

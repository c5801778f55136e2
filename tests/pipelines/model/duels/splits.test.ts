import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  pairDisjointSplit,
  pairKey,
  randomSplit,
  rowsOf,
  TEST,
  TRAIN,
  unseenPokemonSplit
} from "../../../../pipelines/model/duels/splits.ts";

const duels = fc
  .array(fc.tuple(fc.nat(30), fc.nat(30)), {minLength: 50, maxLength: 400})
  .map((pairs) => ({rows: pairs.length, pokemonA: pairs.map(([a]) => a), pokemonB: pairs.map(([, b]) => b)}));

describe("pairDisjointSplit", () => {
  it("never has a pair on both sides, in either order, and keeps at least four fifths for training", () => {
    fc.assert(
      fc.property(duels, fc.nat(), (keys, seed) => {
        const split = pairDisjointSplit(keys, seed);
        const pairs = (part: number) =>
          new Set([...rowsOf(split, part)].map((row) => pairKey(keys.pokemonA[row], keys.pokemonB[row])));
        const train = pairs(TRAIN);
        for (const pair of pairs(TEST)) expect(train.has(pair)).toBe(false);
        expect(split.testRows).toBeLessThanOrEqual(Math.floor(keys.rows * 0.2));
        expect(split.trainRows + split.testRows).toBe(keys.rows);
      })
    );
  });

  it("takes a Pokémon against itself as a pair of its own, wholly on one side", () => {
    // 40 Pokémon, each against itself and the next, 25 duels each.
    const pairs = Array.from({length: 2000}, (_, row) => {
      const a = Math.floor(row / 50);
      return row % 2 === 0 ? [a, a] : [a, (a + 1) % 40];
    });
    const keys = {rows: 2000, pokemonA: pairs.map(([a]) => a), pokemonB: pairs.map(([, b]) => b)};
    const {part} = pairDisjointSplit(keys, 3);
    const partsOf = (key: number) =>
      new Set(pairs.flatMap(([a, b], row) => (pairKey(a, b) === key ? [part[row]] : [])));
    const mirrors = Array.from({length: 40}, (_, a) => partsOf(pairKey(a, a)));
    for (const parts of mirrors) expect(parts.size).toBe(1);
    expect(new Set(mirrors.flatMap((parts) => [...parts]))).toEqual(new Set([TRAIN, TEST]));
    const apart = mirrors.filter((parts, a) => !parts.has([...partsOf(pairKey(a, (a + 1) % 40))][0]));
    expect(apart.length).toBeGreaterThan(0);
  });

  it("does not depend on the order of rows", () => {
    fc.assert(
      fc.property(duels, fc.nat(), (keys, seed) => {
        const forward = pairDisjointSplit(keys, seed);
        const reversed = pairDisjointSplit(
          {rows: keys.rows, pokemonA: keys.pokemonA.toReversed(), pokemonB: keys.pokemonB.toReversed()},
          seed
        );
        expect([...reversed.part].reverse()).toEqual([...forward.part]);
      })
    );
  });
});

describe("unseenPokemonSplit", () => {
  it("trains on no Pokémon of a held-out group", () => {
    fc.assert(
      fc.property(duels, fc.nat(), (keys, seed) => {
        const groupOf = Array.from({length: 31}, (_, pokemon) => pokemon >> 1);
        const split = unseenPokemonSplit(keys, groupOf, seed);
        const trained = new Set(
          [...rowsOf(split, TRAIN)].flatMap((row) => [
            groupOf[keys.pokemonA[row]],
            groupOf[keys.pokemonB[row]]
          ])
        );
        for (const row of rowsOf(split, TEST)) {
          expect(trained.has(groupOf[keys.pokemonA[row]]) && trained.has(groupOf[keys.pokemonB[row]])).toBe(
            false
          );
        }
      })
    );
  });
});

describe("randomSplit", () => {
  it("takes exactly a fifth, the same for the same seed, another for another", () => {
    const keys = {rows: 1000, pokemonA: new Array(1000).fill(1), pokemonB: new Array(1000).fill(2)};
    const split = randomSplit(keys, 7);
    expect(split.testRows).toBe(200);
    expect(randomSplit(keys, 7).part).toEqual(split.part);
    expect(randomSplit(keys, 8).part).not.toEqual(split.part);
  });
});

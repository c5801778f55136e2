import fc from "fast-check";
import {expect, it} from "vitest";
import {foldsByPair} from "../../../../pipelines/model/search/folds.ts";

it("no pair of Pokémon is in two folds, whichever of them is A, and no fold is far from its share", () => {
  const rows = 20_000;
  fc.assert(
    fc.property(fc.integer({min: 2, max: 20}), fc.nat(), fc.nat(), (folds, seed, shift) => {
      const at = Uint32Array.from({length: rows}, (_, row) => row);
      const pokemonA = Uint16Array.from(at, (row) => (row * 7 + shift) % 151);
      const pokemonB = Uint16Array.from(at, (row) => (row * 31 + (row >> 5)) % 151);
      const fold = foldsByPair({rows, pokemonA, pokemonB}, at, folds, seed);
      expect(foldsByPair({rows, pokemonA: pokemonB, pokemonB: pokemonA}, at, folds, seed)).toEqual(fold);
      const counts = new Float64Array(folds);
      const seen = new Map<string, number>();
      const torn: string[] = [];
      for (const row of at) {
        counts[fold[row]]++;
        const pair = [pokemonA[row], pokemonB[row]].sort((a, b) => a - b).join(" ");
        if (seen.has(pair) && seen.get(pair) !== fold[row]) torn.push(pair);
        seen.set(pair, fold[row]);
      }
      expect(torn).toEqual([]);
      const share = rows / folds;
      for (const count of counts) expect(Math.abs(count / share - 1)).toBeLessThan(0.35);
    }),
    {numRuns: 10}
  );
});

it("refuses a number of folds that is none, naming it", () => {
  const none = {rows: 1, pokemonA: new Uint16Array(1), pokemonB: new Uint16Array(1)};
  for (const folds of [0, 1, 21, 2.5, Number.NaN])
    expect(() => foldsByPair(none, Uint32Array.of(0), folds, 1)).toThrow(
      new RangeError(`folds is ${folds}; a whole number from 2 to 20 is right`)
    );
});

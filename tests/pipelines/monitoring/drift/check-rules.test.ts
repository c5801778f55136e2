import {describe, expect, it} from "vitest";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {checkRules} from "../../../../pipelines/monitoring/drift/reference/check-rules.ts";

const random = createRandom(9);
const played = (p: number, playouts: number): number =>
  Array.from({length: playouts}, () => Number(random() < p)).reduce((sum, won) => sum + won, 0) / playouts;
const truth = (pokemonA: number): number => (pokemonA % 97) / 96;
const labelled = Array.from({length: 1_000}, (_, i) => ({
  duel: {pokemonA: i, moveA: 1, pokemonB: 2, moveB: 3},
  label: played(truth(i), 400),
  playouts: 400
}));
const options = {playouts: 400, seed: 1};
const answer = (p: number) => {
  const probability = played(p, 400);
  return {probability, standardError: Math.sqrt((probability * (1 - probability)) / 400)};
};

describe("checkRules", () => {
  it("finds the same rules the same, whatever the dice say", () => {
    expect(checkRules(labelled, ({pokemonA}) => answer(truth(pokemonA)), options)).toMatchObject({
      rows: 1_000,
      changed: false
    });
  });
  it("finds a rule that changes one duel in fifty", () => {
    const changed = checkRules(
      labelled,
      ({pokemonA}) => answer(pokemonA % 50 === 0 ? 1 - truth(pokemonA) : truth(pokemonA)),
      options
    );
    expect(changed?.changed).toBe(true);
    expect(changed?.share).toBeGreaterThan(0.01);
  });
  it("says nothing of duels without labels", () => {
    expect(checkRules([], () => answer(0.5), options)).toBeNull();
  });
});

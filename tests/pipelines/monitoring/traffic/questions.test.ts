import {describe, expect, it} from "vitest";
import {STATS} from "../../../../data-loaders/game-data.ts";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {
  createQuestioner,
  type Population
} from "../../../../pipelines/monitoring/traffic/traffic-questions.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";

const game = embeddedGame();
const pokemonOf = new Map(game.pokemon.map((pokemon) => [pokemon.id, pokemon]));
const moveOf = new Map(game.moves.map((move) => [move.id, move]));
const ask = (population: Population, count = 2_000) => {
  const next = createQuestioner(game, population, createRandom(4));
  return Array.from({length: count}, next);
};
const meanTotal = (ids: readonly number[]): number =>
  ids.reduce((sum, id) => sum + STATS.reduce((total, stat) => total + pokemonOf.get(id)!.stats[stat], 0), 0) /
  ids.length;

describe("questions", () => {
  it.each(["training", "drifted"] as const)("of the %s population are possible in the game", (population) => {
    const impossible = ask(population).filter(({pokemonA, pokemonB, movesA}) => {
      const learnset = new Set(pokemonOf.get(pokemonA)!.learnset.map(({moveId}) => moveId));
      const distinct = new Set(movesA).size === movesA.length && movesA.length >= 1 && movesA.length <= 4;
      const known = movesA.every(
        (move) => learnset.has(move) && moveOf.get(move)!.mechanics.damageType !== "none"
      );
      return pokemonA === pokemonB || !pokemonOf.has(pokemonB) || !distinct || !known;
    });
    expect(impossible).toEqual([]);
  });
  it("of the training population favour no Pokémon", () => {
    const seen = new Map<number, number>();
    for (const {pokemonA} of ask("training", 20_000)) seen.set(pokemonA, (seen.get(pokemonA) ?? 0) + 1);
    // All but Ditto, which has no damaging move; chi-squared with 186 degrees exceeds 263 once in 10,000.
    expect(seen.size).toBe(187);
    const expected = 20_000 / 187;
    const statistic = [...seen.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    expect(statistic).toBeLessThan(263);
  });
  it("of the drifted population set the strong against the weak", () => {
    const drifted = ask("drifted");
    const usual = ask("training");
    const a = (questions: typeof usual) => meanTotal(questions.map(({pokemonA}) => pokemonA));
    const b = (questions: typeof usual) => meanTotal(questions.map(({pokemonB}) => pokemonB));
    expect(a(drifted)).toBeGreaterThan(a(usual) + 80);
    expect(b(drifted)).toBeLessThan(b(usual) - 80);
  });
  it("are the same for the same seed", () => {
    expect(ask("drifted", 50)).toEqual(ask("drifted", 50));
  });
});

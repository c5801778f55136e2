import {describe, expect, it} from "vitest";
import {DuelChain} from "../../../../pipelines/battle/chain/duel-chain.ts";
import {damagingMoves} from "../../../../pipelines/battle/damaging-moves.ts";
import {duelProbability} from "../../../../pipelines/battle/duel.ts";
import {bestMoves} from "../../../../pipelines/battle/matchup/best-moves.ts";
import {Random} from "../../../../pipelines/battle/random.ts";
import {game, M, P, tables} from "../../../support/battle-game.ts";

const nameOf = (move: number): string => game.moves[move].identifier;
const all = (pokemon: number): readonly number[] => damagingMoves(tables(), pokemon);

function best(a: string, movesA: string[], b: string, movesB: string[]): [string, string] {
  const {moveA, moveB} = bestMoves(tables(), P(a), movesA.map(M), P(b), movesB.map(M));
  return [nameOf(moveA), nameOf(moveB)];
}

const chain = new DuelChain(tables());

/** P(A wins), worked out or from many fights. */
const truth = (a: number, moveA: number, b: number, moveB: number): number => {
  const exact = duelProbability(tables(), a, moveA, b, moveB, {playouts: 1, seed: 1});
  if (exact.method === "exact") return exact.probability;
  const worked = chain.answer(a, moveA, b, moveB);
  return (worked ?? duelProbability(tables(), a, moveA, b, moveB, {playouts: 20_000, seed: 2})).probability;
};

describe("the best moves of a match-up", () => {
  it("do not give one's life for nothing: Geodude needs no Self-Destruct against Magikarp", () => {
    expect(best("magikarp", ["tackle"], "geodude", ["self-destruct", "tackle", "rock-throw"])).toEqual([
      "tackle",
      "rock-throw"
    ]);
    const geodude = P("geodude");
    expect(
      nameOf(bestMoves(tables(), P("magikarp"), all(P("magikarp")), geodude, all(geodude)).moveB)
    ).not.toBe("self-destruct");
  });

  it("are judged by the reply that suits the opponent: Dig is the answer to Solar Beam, not to Power Whip", () => {
    const moves = ["solar-beam", "power-whip", "earthquake", "razor-leaf"];
    const own = P("venusaur-mega");
    const squirtle = P("squirtle");
    const {moveA} = bestMoves(tables(), own, moves.map(M), squirtle, all(squirtle));
    expect(nameOf(moveA)).toBe("power-whip");
  });

  it("have the best worst case of the whole matrix", () => {
    const random = new Random(7);
    for (let i = 0; i < 10; i++) {
      const [a, b] = [random.below(tables().pokemon.length), random.below(tables().pokemon.length)];
      const some = (pokemon: number): number[] => [
        ...new Set(Array.from({length: 5}, () => all(pokemon)[random.below(all(pokemon).length)]))
      ];
      if (all(a).length * all(b).length === 0) continue;
      const [movesA, movesB] = [some(a), some(b)];
      const matrix = movesA.map((x) => movesB.map((y) => truth(a, x, b, y)));
      const {moveA, moveB} = bestMoves(tables(), a, movesA, b, movesB);
      const secured = matrix.map((row) => Math.min(...row));
      const conceded = movesB.map((_, j) => Math.max(...matrix.map((row) => row[j])));
      const told = `seed 7, match-up ${i}`;
      expect(secured[movesA.indexOf(moveA)], told).toBeGreaterThan(Math.max(...secured) - 0.002);
      expect(conceded[movesB.indexOf(moveB)], told).toBeLessThan(Math.min(...conceded) + 0.002);
    }
  });

  it("are the same from either side, and one move where a Pokémon meets itself", () => {
    for (const [x, y] of [
      ["tauros", "starmie"],
      ["gengar", "alakazam"]
    ]) {
      const there = bestMoves(tables(), P(x), all(P(x)), P(y), all(P(y)));
      const back = bestMoves(tables(), P(y), all(P(y)), P(x), all(P(x)));
      expect([back.moveB, back.moveA]).toEqual([there.moveA, there.moveB]);
    }
    const own = P("raticate");
    const {moveA, moveB} = bestMoves(tables(), own, all(own), own, all(own));
    expect(moveA).toBe(moveB);
  });

  it("of equals are those that promise more: what needs no luck, then what comes first", () => {
    expect(best("mewtwo", ["psychic"], "weedle", ["tackle", "poison-sting"])[0]).toBe("psychic");
    expect(best("mew", ["pound", "tackle"], "gengar", ["lick"])[0]).toBe("pound");
  });

  it("need a move on either side", () => {
    const message = "no moves to choose from; give at least one move index of each side";
    expect(() => bestMoves(tables(), 0, [], 1, [1])).toThrow(new RangeError(message));
    expect(() => bestMoves(tables(), 0, [1], 1, [])).toThrow(new RangeError(message));
  });
});

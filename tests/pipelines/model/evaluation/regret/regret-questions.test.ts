import {expect, it} from "vitest";
import {createBattleTables} from "../../../../../pipelines/battle/battle-tables.ts";
import {canHit} from "../../../../../pipelines/battle/can-hit.ts";
import {damagingMoves} from "../../../../../pipelines/battle/damaging-moves.ts";
import {pairDisjointSplit, pairKey, TRAIN} from "../../../../../pipelines/model/duels/splits.ts";
import {drawQuestions, testPairs} from "../../../../../pipelines/model/evaluation/regret/regret-questions.ts";
import {embeddedGame} from "../../../../data-loaders/embedded-game.ts";
import {unlabelledDuels} from "../../../../support/small-duels.ts";

const game = embeddedGame();
const tables = createBattleTables(game);
const duels = unlabelledDuels(game, 3000, {tables});
const split = pairDisjointSplit(duels, 7);
const pairs = testPairs(duels, split, 7);

it("asks about pairs that were not trained on, each once as long as there are any", () => {
  const trained = new Set<number>();
  for (let row = 0; row < duels.rows; row++)
    if (split.part[row] === TRAIN) trained.add(pairKey(duels.pokemonA[row], duels.pokemonB[row]));
  const questions = drawQuestions(tables, pairs, {count: 200, replies: "given", seed: 7});
  expect(questions).toHaveLength(200);
  const asked = questions.map(({a, b}) => pairKey(a, b));
  expect(asked.filter((key) => trained.has(key))).toEqual([]);
  expect(new Set(asked).size).toBe(200);
  expect(questions.some(({a, b}) => a > b) && questions.some(({a, b}) => a < b)).toBe(true);
  expect(drawQuestions(tables, pairs.slice(0, 3), {count: 9, replies: "given", seed: 7})).toHaveLength(9);
});

it("gives each side four of its own damaging moves, of which one can hit", () => {
  for (const {a, b, movesA, movesB} of drawQuestions(tables, pairs, {
    count: 300,
    replies: "given",
    seed: 7
  })) {
    for (const [side, moves] of [
      [a, movesA],
      [b, movesB!]
    ] as const) {
      const known = damagingMoves(tables, side);
      expect(new Set(moves).size).toBe(Math.min(4, known.length));
      expect(moves.filter((move) => !known.includes(move))).toEqual([]);
    }
    expect(movesA.some((move) => canHit(tables, move, b))).toBe(true);
  }
});

it("asks the same for the same seed, other questions where any reply is allowed, and none without pairs", () => {
  const draw = (replies: "given" | "open", seed = 7) =>
    drawQuestions(tables, pairs, {count: 20, replies, seed});
  expect(draw("given")).toEqual(draw("given"));
  expect(draw("given", 8)).not.toEqual(draw("given"));
  expect(draw("open").every(({movesB}) => movesB === null)).toBe(true);
  expect(draw("open").map(({movesA}) => movesA)).not.toEqual(draw("given").map(({movesA}) => movesA));
  expect(drawQuestions(tables, [], {count: 5, replies: "open", seed: 7})).toEqual([]);
});

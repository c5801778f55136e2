import {expect, it} from "vitest";
import {createRandom} from "../../../../../lib/statistics/seeded-random.ts";
import {createBattleTables} from "../../../../../pipelines/battle/battle-tables.ts";
import {floorOf, trueAnswer, truth} from "../../../../../pipelines/model/evaluation/regret/true-worst.ts";
import {embeddedGame} from "../../../../data-loaders/embedded-game.ts";
import {unlabelledDuels} from "../../../../support/small-duels.ts";

const SEED = Number(process.env.SEED ?? Date.now() % 1e6);

/** A matrix of random truths, some of them equal, and a guess of each that is more or less right. */
function randomMatrix(random: () => number) {
  const movesA = Array.from({length: 1 + Math.floor(random() * 4)}, (_, i) => 10 + i);
  const movesB = Array.from({length: 1 + Math.floor(random() * 6)}, (_, j) => 20 + j);
  const cells = new Map<string, {probability: number; standardError: number}>();
  const guesses = new Map<string, number>();
  for (const a of movesA)
    for (const b of movesB) {
      const probability = Math.round(random() * 10) / 10;
      cells.set(`${a} ${b}`, {probability, standardError: 0.01});
      guesses.set(`${a} ${b}`, probability + (random() - 0.5) * random());
    }
  const seen: string[] = [];
  return {
    movesA,
    movesB,
    seen,
    cell: (a: number, b: number) => cells.get(`${a} ${b}`)!.probability,
    truth: (a: number, b: number) => {
      seen.push(`${a} ${b}`);
      return cells.get(`${a} ${b}`)!;
    },
    likely: (a: number, b: number) => guesses.get(`${a} ${b}`)!
  };
}

it(`finds what the whole matrix says, seed ${SEED}`, () => {
  const random = createRandom(SEED);
  for (let run = 0; run < 500; run++) {
    const matrix = randomMatrix(random);
    const {movesA, movesB, cell} = matrix;
    const worst = (a: number): number => Math.min(...movesB.map((b) => cell(a, b)));
    const asked = movesA.filter(() => random() < 0.5);
    const slack = random();
    const floor = (a: number, b: number): number => cell(a, b) - slack * random();
    const {best, rows} = trueAnswer(asked, {...matrix, ...(run % 2 === 0 && {floor})});
    expect(best.probability).toBe(Math.max(...movesA.map(worst)));
    expect(worst(best.move)).toBe(best.probability);
    expect([...rows.keys()].sort()).toEqual([...asked].sort());
    for (const row of [best, ...rows.values()]) {
      expect(row.probability).toBe(worst(row.move));
      expect(cell(row.move, row.reply)).toBe(row.probability);
    }
  }
});

it("leaves a move as soon as a reply makes it no better, the likeliest first", () => {
  const matrix = {
    ...randomMatrix(() => 0.5),
    movesA: [1, 2],
    movesB: [7, 8, 9],
    likely: (a: number, b: number) => (a === 2 && b === 9 ? 0.1 : 0.8)
  };
  const seen: string[] = [];
  const truth = (a: number, b: number) => {
    seen.push(`${a}-${b}`);
    return {probability: a === 2 && b === 9 ? 0.2 : 0.7, standardError: 0};
  };
  expect(trueAnswer([1], {...matrix, truth}).best).toMatchObject({move: 1, probability: 0.7});
  expect(seen).toEqual(["1-7", "1-8", "1-9", "2-9"]);
});

it("does not work out a reply that is certainly not the best", () => {
  const seen: number[] = [];
  const truth = (_: number, b: number) => {
    seen.push(b);
    return {probability: b / 10, standardError: 0};
  };
  const {best} = trueAnswer([1], {
    movesA: [1],
    movesB: [3, 5, 2],
    truth,
    floor: (_, b) => b / 10 - 0.1,
    likely: () => 0.5
  });
  expect(best).toMatchObject({reply: 2, probability: 0.2});
  expect(seen).toEqual([3, 2]);
});

it("has nothing to say where there is no move or no reply", () => {
  const nothing = {truth: () => ({probability: 1, standardError: 0}), likely: () => 1};
  expect(() => trueAnswer([], {movesA: [], movesB: [1], ...nothing})).toThrow("no move to judge");
  expect(() => trueAnswer([1], {movesA: [1], movesB: [], ...nothing})).toThrow("no move to judge");
});

it(`has a floor below the truth, and not far below, seed ${SEED}`, () => {
  const game = embeddedGame();
  const tables = createBattleTables(game);
  const {rows, pokemonA, moveA, pokemonB, moveB} = unlabelledDuels(game, 100, {seed: SEED, tables});
  for (let row = 0; row < rows; row++) {
    const duel = [pokemonA[row], moveA[row], pokemonB[row], moveB[row]] as const;
    const {probability, standardError} = truth(tables, ...duel);
    const floor = floorOf(tables, ...duel);
    expect(floor, duel.join(" ")).toBeLessThanOrEqual(probability);
    expect(probability - floor, duel.join(" ")).toBeLessThan(standardError === 0 ? 0.05 : 0.45);
  }
});

import {expect, it} from "vitest";
import {createRandom} from "../../../../../lib/statistics/seeded-random.ts";
import {trueAnswer} from "../../../../../pipelines/model/evaluation/regret/true-worst.ts";

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
    const {best, rows} = trueAnswer(asked, matrix);
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

it("has nothing to say where there is no move or no reply", () => {
  const nothing = {truth: () => ({probability: 1, standardError: 0}), likely: () => 1};
  expect(() => trueAnswer([], {movesA: [], movesB: [1], ...nothing})).toThrow("no move to judge");
  expect(() => trueAnswer([1], {movesA: [1], movesB: [], ...nothing})).toThrow("no move to judge");
});

import {expect, it} from "vitest";
import {createRandom} from "../../../../../lib/statistics/seeded-random.ts";
import {equalWeights, weighColumns} from "../../../../../pipelines/monitoring/drift/share/column-weights.ts";
import {normal, sampleOf} from "./correlated-rows.ts";

const random = createRandom(5);
/** Speed, the same with a little noise, its negative, and two that have nothing to do with it. */
const {columns, rows} = sampleOf(
  Array.from({length: 1_000}, () => {
    const speed = normal(random);
    return [speed, speed + 0.2 * normal(random), -speed, normal(random), 7];
  })
);
const weigh = (importance: readonly number[] | null, correlation = 0.7) =>
  weighColumns({columns, importance, reference: rows, correlation});

it("counts columns that say the same once, as the most important of them, whichever way they go", () => {
  expect(weigh([1, 3, 2, 1, 0])).toEqual([0, 0.75, 0, 0.25, 0]);
  expect(weigh([4, 3, 2, 4, 0])).toEqual([0.5, 0, 0, 0.5, 0]);
});

it("counts each by itself where only the same values are the same", () => {
  expect(weigh([1, 3, 2, 2, 0], 1.1)).toEqual([1 / 8, 3 / 8, 2 / 8, 2 / 8, 0]);
});

it("takes all for alike where the model does not tell what it goes by", () => {
  expect(weigh(null)).toEqual([1 / 3, 0, 0, 1 / 3, 1 / 3]);
  expect(equalWeights(4)).toEqual([0.25, 0.25, 0.25, 0.25]);
});

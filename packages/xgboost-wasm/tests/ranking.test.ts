import {describe, expect, it} from "vitest";
import {DMatrix, type EvalsResult, train} from "../src/index.ts";
import {metricOf} from "../src/metrics/registry.ts";

const rows = 60;
const data = Float32Array.from({length: rows * 2}, (_, i) => (i * 29) % 31);
// Relevance follows the first column, within queries that the second one shifts.
const label = Array.from({length: rows}, (_, row) => Math.floor(data[2 * row] / 11));
const shape = {data, rows, columns: 2, label};
const params = {objective: "rank:ndcg", max_depth: 3} as const;

describe("ranking", () => {
  it("orders the rows of each query", async () => {
    const matrix = new DMatrix({...shape, group: [25, 5, 30]});
    const evalsResult: EvalsResult = {};
    await train(params, matrix, {numRound: 8, evals: [{name: "train", data: matrix}], evalsResult});
    const curve = evalsResult["train"]["ndcg@32"];
    expect(curve.at(-1)).toBeGreaterThan(0.99);
    expect(curve.at(-1)).toBeGreaterThanOrEqual(curve[0]);
  });

  it("is measured query by query", () => {
    const scored = {
      predictions: [Float32Array.of(3, 2, 1, 1, 2, 3)],
      label: Float32Array.of(2, 1, 0, 2, 1, 0),
      weight: null,
      groups: Uint32Array.of(0, 3, 6)
    };
    const reversed = (1 / Math.log2(3) + 3 / 2) / (3 + 1 / Math.log2(3));
    expect(metricOf("ndcg").compute(scored)).toBeCloseTo((1 + reversed) / 2, 10);
    expect(metricOf("ndcg@1").compute(scored)).toBeCloseTo(0.5, 10);
  });

  it.each<[string, object]>([
    ["group: got 59 rows in all, expected 60", {group: [29, 30]}],
    ["group[1]: got 0", {group: [60, 0]}],
    ["weight: queries have no weights", {group: [60], weight: new Array(60).fill(1)}],
    ["label of row 0: got 40", {label: new Array(60).fill(40)}]
  ])("is refused where queries, weights or labels do not fit: %s", async (reason, changes) => {
    const training = async () => train(params, new DMatrix({...shape, ...changes}));
    await expect(training()).rejects.toThrow(reason);
  });

  it("keeps queries whole", () => {
    expect(() => new DMatrix({...shape, group: [60]}).slice([1])).toThrow("queries");
  });
});

import {describe, expect, it} from "vitest";
import {generate} from "../bench/generator.ts";
import {DMatrix, type EvalsResult, train} from "../src/index.ts";
import {logistic} from "./support/data.ts";

describe("sources", () => {
  it("of columns and of batches give the model that the matrix gives", async () => {
    const {data, label} = generate(0, 3000);
    const columns = data.length / 3000;
    const read = (column: number, target: Float32Array) => {
      for (let i = 0; i < target.length; i++) target[i] = data[i * columns + column];
    };
    function* batches() {
      for (let i = 0; i < 3000; i += 700) {
        const rows = Math.min(700, 3000 - i);
        const part = data.subarray(i * columns, (i + rows) * columns);
        yield {data: part, rows, label: label.subarray(i, i + rows)};
      }
    }
    const whole = await train(logistic, new DMatrix({data, rows: 3000, columns, label}));
    const byColumn = await DMatrix.fromColumns({rows: 3000, columns, label, read});
    const byBatch = await DMatrix.fromBatches({columns, batches});
    expect((await train(logistic, byColumn)).saveModel()).toBe(whole.saveModel());
    expect((await train(logistic, byBatch)).saveModel()).toBe(whole.saveModel());
    const held = generate(3000, 500);
    const options = {rows: 500, columns, label: held.label};
    const evaluated = await DMatrix.fromColumns({
      ...options,
      reference: byColumn,
      read: (column, target) => {
        for (let i = 0; i < 500; i++) target[i] = held.data[i * columns + column];
      }
    });
    const results: EvalsResult[] = [{}, {}];
    const plain = new DMatrix({...options, data: held.data});
    await train(logistic, byColumn, {evals: [{name: "held", data: evaluated}], evalsResult: results[0]});
    await train(logistic, byColumn, {evals: [{name: "held", data: plain}], evalsResult: results[1]});
    expect(results[0]).toEqual(results[1]);
    const p = whole.predict(held.data);
    const loss = p.reduce((sum, q, i) => sum - Math.log(held.label[i] === 1 ? q : 1 - q), 0) / 500;
    expect(results[0]["held"]["logloss"][9]).toBeCloseTo(loss, 6);
  });
});

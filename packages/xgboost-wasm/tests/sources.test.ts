import {describe, expect, it} from "vitest";
import {generate} from "../bench/generator.ts";
import {type Batch, Booster, DataError, DMatrix, type EvalsResult, train} from "../src/index.ts";
import {logistic, nan} from "./support/data.ts";

/** Rows of the benchmark's data from `first` on: as a matrix, column by column, and as a function that gives batches. */
function sources(first: number, rows: number) {
  const {data, label} = generate(first, rows);
  const columns = data.length / rows;
  const read = (column: number, target: Float32Array) => {
    for (let i = 0; i < target.length; i++) target[i] = data[i * columns + column];
  };
  function* batches() {
    for (let i = 0; i < rows; i += 700) {
      const count = Math.min(700, rows - i);
      const part = data.subarray(i * columns, (i + count) * columns);
      yield {data: part, rows: count, label: label.subarray(i, i + count)};
    }
  }
  return {data, label, columns, read, batches, plain: new DMatrix({data, rows, columns, label})};
}

describe("sources", () => {
  it("of columns and of batches give the model that the matrix gives", async () => {
    const {label, columns, read, batches, plain: matrix} = sources(0, 3000);
    const whole = await train(logistic, matrix);
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

  it("of columns are read by two at once without a mixture of both", async () => {
    const {label, columns, read, plain} = sources(0, 300);
    const slowly = async (column: number, target: Float32Array) => {
      read(column, target);
      // The second reader begins while the first has its column.
      await new Promise((resolve) => setTimeout(resolve, column % 3));
    };
    const matrix = await DMatrix.fromColumns({rows: 300, columns, label, read: slowly});
    const booster = await train(logistic, matrix, {numRound: 3});
    const first = booster.predictStreamed(matrix);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const both = await Promise.all([first, booster.predictStreamed(matrix)]);
    const alone = booster.predict(plain);
    expect(both).toEqual([alone, alone]);
  });

  it("go on from a model, also one that was trained on other rows, as the matrix does", async () => {
    const earlier = await train(logistic, sources(5000, 2000).plain, {numRound: 3});
    const model = Booster.load(earlier.saveModel());
    const {label, columns, read, batches, plain} = sources(0, 1500);
    const streams = {
      columns: await DMatrix.fromColumns({rows: 1500, columns, label, read}),
      batches: await DMatrix.fromBatches({columns, batches})
    };
    const held = sources(9000, 400);
    const expected: EvalsResult = {};
    const evals = [{name: "held", data: held.plain}];
    const whole = await train(logistic, plain, {model, numRound: 2, evals, evalsResult: expected});
    for (const stream of Object.values(streams)) {
      const evaluated = await DMatrix.fromBatches({columns, batches: held.batches, reference: stream});
      const evalsResult: EvalsResult = {};
      const streamed = [{name: "held", data: evaluated}];
      const resumed = await train(logistic, stream, {model, numRound: 2, evals: streamed, evalsResult});
      expect(resumed.saveModel()).toBe(whole.saveModel());
      expect(evalsResult).toEqual(expected);
      expect(await resumed.predictStreamed(stream)).toEqual(whole.predict(plain));
    }
    const shorter = await DMatrix.fromBatches({columns, batches: onceLong(batches)});
    await expect(train(logistic, shorter, {model})).rejects.toThrow(
      "batches: 1500 rows the first time, 700 rows when read again"
    );
  });

  it("of sparse batches give the model that the sparse matrix gives", async () => {
    const rows = 2000;
    const columns = 30;
    const lists = Array.from({length: rows}, (_, row) =>
      Array.from({length: row % 5}, (_, k) => [(row * 7 + k * 6) % columns, ((row * 31 + k) % 17) + 0.5])
    );
    const slice = (first: number, last: number) => {
      const part = lists.slice(first, last);
      const indptr = [0];
      for (const list of part) indptr.push(indptr[indptr.length - 1] + list.length);
      const flat = part.flat();
      return {indptr, indices: flat.map(([column]) => column), values: flat.map(([, value]) => value)};
    };
    const label = lists.map((list) => (list.some(([, value]) => value > 12) ? 1 : 0));
    const whole = DMatrix.fromSparse({...slice(0, rows), columns, label});
    async function* batches(): AsyncGenerator<Batch> {
      yield {...slice(0, 900), label: label.slice(0, 900)};
      const data = new Float32Array(columns).fill(nan);
      for (const [column, value] of lists[900]) data[column] = value;
      yield {data, rows: 1, label: label.slice(900, 901)};
      yield {...slice(901, rows), label: label.slice(901)};
    }
    const matrix = await DMatrix.fromBatches({columns, batches});
    const expected = (await train(logistic, whole, {numRound: 3})).saveModel();
    expect((await train(logistic, matrix, {numRound: 3})).saveModel()).toBe(expected);
    const wrong = () => [{indptr: [0, 1], indices: [30], values: [1]}];
    await expect(DMatrix.fromBatches({columns, batches: wrong})).rejects.toThrow(DataError);
    await expect(DMatrix.fromBatches({columns, batches: wrong})).rejects.toThrow(
      "indices[0]: got 30, expected a whole number from 0 to 29"
    );
  });
});

/** The batches twice, and from then on only the first of them. */
function onceLong(batches: () => Iterable<Batch>): () => Iterable<Batch> {
  let times = 0;
  return () => (times++ < 2 ? batches() : [...batches()].slice(0, 1));
}

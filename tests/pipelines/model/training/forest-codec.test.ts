import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {DMatrix, train} from "xgboost-wasm";
import {type Model, Predictor} from "xgboost-wasm/predict";
import {createRandom} from "../../../../lib/statistics/seeded-random.ts";
import {decodeForest, encodeCovers, encodeForest} from "../../../../pipelines/model/training/forest-codec.ts";

const COLUMNS = 5;
let model: Model;
let rows: Float32Array;

beforeAll(async () => {
  const random = createRandom(2);
  rows = Float32Array.from({length: 400 * COLUMNS}, () => (random() < 0.05 ? Number.NaN : random()));
  const label = Float32Array.from({length: 400}, (_, row) =>
    rows[row * COLUMNS] > rows[row * COLUMNS + 1] ? 0.9 : 0.2
  );
  const data = new DMatrix({data: rows, rows: 400, columns: COLUMNS, label, featureNames: [..."abcde"]});
  ({model} = await train({objective: "binary:logistic", max_depth: 5, nthread: 1}, data, {numRound: 12}));
});

describe("encodeForest", () => {
  it("keeps every prediction to the last bit, missing values included", () => {
    const decoded = new Predictor(decodeForest(encodeForest(model)));
    expect(decoded.predict(rows)).toEqual(new Predictor(model).predict(rows));
    expect(decoded.featureNames).toEqual([..."abcde"]);
  });

  it("keeps explanations with the covers beside it", () => {
    const decoded = new Predictor(decodeForest(encodeForest(model), encodeCovers(model)));
    const own = decoded.predict(rows, {predContribs: true});
    const original = new Predictor(model).predict(rows, {predContribs: true});
    expect(Math.max(...own.map((value, index) => Math.abs(value - original[index])))).toBeLessThan(1e-5);
  });

  it("refuses any shortened file, and covers of another size", () => {
    const bytes = encodeForest(model);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(() => decodeForest(bytes.subarray(0, length))).toThrow(/forest\/1/);
      })
    );
    expect(() => decodeForest(bytes, new Uint8Array(4))).toThrow("covers of 1 leaves");
  });
});

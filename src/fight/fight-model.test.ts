import {expect, it} from "vitest";
import {DMatrix, train} from "xgboost-wasm";
import {createRowModel} from "../../pipelines/model/prediction/row-model.ts";
import {encodeCovers, encodeForest} from "../../pipelines/model/training/forest-codec.ts";
import {loadModel} from "./fight-model.ts";

it("answers in the page as the model does, and explains once the covers are there", async () => {
  const data = Float32Array.from({length: 60}, (_, i) => (i * 7) % 11);
  const label = Float32Array.from({length: 20}, (_, row) => (data[3 * row] > 5 ? 0.9 : 0.2));
  const matrix = new DMatrix({data, rows: 20, columns: 3, label, featureNames: ["a", "b", "c"]});
  const {model} = await train({objective: "binary:logistic", max_depth: 2, nthread: 1}, matrix, {
    numRound: 3
  });
  const own = createRowModel(model);
  const loaded = loadModel(encodeForest(model));
  const row = Float32Array.of(9, 1, 4);
  expect(loaded.model.featureNames).toEqual(["a", "b", "c"]);
  expect(loaded.model.predictRow(row)).toBe(own.predictRow(row));
  const {expected, contributions} = loaded.explainable(encodeCovers(model)).explainRow(row);
  expect(expected).toBeCloseTo(own.explainRow(row).expected, 5);
  expect([...contributions]).toEqual(
    [...own.explainRow(row).contributions].map((share) => expect.closeTo(share, 5))
  );
});

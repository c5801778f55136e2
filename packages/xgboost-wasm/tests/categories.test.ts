import {describe, expect, it} from "vitest";
import {Booster, DMatrix, type EvalsResult, train} from "../src/index.ts";
import {nan} from "./support/data.ts";

const rows = 400;
const codes = Float32Array.from({length: rows}, (_, i) => (i % 13 === 5 ? nan : (i * 7) % 23));
const label = Float32Array.from(codes, (code) => ([2, 3, 7, 11, 19].includes(code) ? 1 : 0));
const shape = {data: codes, rows, columns: 1, label, featureTypes: ["c"]};
const params = {objective: "binary:logistic", max_depth: 1, eta: 1, min_child_weight: 0} as const;

describe("categories", () => {
  it("are split in two sets at once, which no threshold can", async () => {
    const booster = await train(params, new DMatrix(shape), {numRound: 1});
    const [tree] = booster.model.trees;
    // The others go right: their weight is the lower one.
    const positive = [2, 3, 7, 11, 19].reduce((bits, category) => bits | (1 << category), 0);
    expect(tree.categories?.get(0)).toEqual(Uint32Array.of(2 ** 23 - 1 - positive));
    const margins = booster.predict(codes, {outputMargin: true});
    margins.forEach((margin, row) => {
      expect(margin > 0).toBe(label[row] === 1);
    });
    const again = Booster.load(booster.saveModel());
    expect(again.predict(codes)).toEqual(booster.predict(codes));
    expect(again.model.featureTypes).toEqual(["c"]);
  });

  it("are evaluated as they are predicted, and explained", async () => {
    const evalsResult: EvalsResult = {};
    const held = new DMatrix({
      data: [2, 4, nan, 19],
      rows: 4,
      columns: 1,
      label: [1, 0, 1, 1],
      featureTypes: ["c"]
    });
    const evals = [{name: "held", data: held}];
    const booster = await train({...params, subsample: 0.7}, new DMatrix(shape), {
      numRound: 3,
      evals,
      evalsResult
    });
    const loss = booster
      .predict(held)
      .reduce((sum, p, i) => sum - Math.log(held.label![i] === 1 ? p : 1 - p), 0);
    expect(evalsResult["held"]["logloss"][2]).toBeCloseTo(loss / 4, 5);
    const margins = booster.predict(held, {outputMargin: true});
    const shap = booster.predict(held, {predContribs: true});
    margins.forEach((margin, row) => {
      expect(shap[2 * row] + shap[2 * row + 1]).toBeCloseTo(margin, 5);
    });
  });

  it.each<[string, object]>([
    ["got category -1", {data: codes.map((code, i) => (i === 3 ? -1 : code))}],
    ["got category 300", {data: codes.map((code, i) => (i === 3 ? 300 : code))}]
  ])("that are none, or too many, are refused: %s", async (reason, changes) => {
    const training = train(params, new DMatrix({...shape, ...changes}));
    await expect(training).rejects.toThrow(`column f0, row 3: ${reason}, expected 0 to 254`);
  });

  it("that training has not seen, or that are numbers there, are refused in evaluation", async () => {
    const one = {rows: 1, columns: 1, label: [1]};
    const unseen = new DMatrix({...one, data: [40], featureTypes: ["c"]});
    const asked = (data: DMatrix) => train(params, new DMatrix(shape), {evals: [{name: "held", data}]});
    await expect(asked(unseen)).rejects.toThrow("got category 40, expected 0 to 22");
    await expect(asked(new DMatrix({...one, data: [4]}))).rejects.toThrow(
      "evaluation set held, featureTypes[0]"
    );
    const batches = () => [{data: [1], rows: 1, label: [1]}];
    await expect(DMatrix.fromBatches({columns: 1, batches, featureTypes: ["c"]})).rejects.toThrow(
      "in batches"
    );
  });
});

import {describe, expect, it} from "vitest";
import {Booster, DataError, DMatrix, Predictor, train} from "../src/index.ts";
import {logistic} from "./support/data.ts";
import {matrixOf, readFixture} from "./support/fixture.ts";

const fixture = readFixture("logistic-hard-missing");
const file = JSON.stringify(fixture.model);

describe("rows in any of JavaScript's forms", () => {
  const single = matrixOf(fixture).values();
  // Doubles that single precision rounds onto thresholds: compared as doubles they would go the other way.
  const doubles = Float64Array.from(single, (value) => value * (1 - 1e-9));

  it("are predicted and explained as the single floats that they round to", () => {
    const booster = Booster.load(file);
    for (const options of [{}, {predLeaf: true}, {predContribs: true}]) {
      const expected = booster.predict(Float32Array.from(doubles), options);
      expect(booster.predict(doubles, options)).toEqual(expected);
      expect(booster.predict(Array.from(doubles), options)).toEqual(expected);
      expect(Predictor.load(file).predict(Array.from(doubles), options)).toEqual(expected);
    }
    const width = booster.numFeatures + 1;
    const shap = booster.predict(doubles, {predContribs: true});
    booster.predict(doubles, {outputMargin: true}).forEach((margin, row) => {
      const sum = shap.subarray(row * width, (row + 1) * width).reduce((a, b) => a + b);
      expect(sum).toBeCloseTo(margin, 4);
    });
  });

  it("are trained on alike, with null for missing", async () => {
    const {rows, columns, label} = fixture;
    const models: string[] = [];
    for (const data of [single, Float64Array.from(single), fixture.data]) {
      models.push((await train(logistic, new DMatrix({data, rows, columns, label}))).saveModel());
    }
    expect(models[1]).toBe(models[0]);
    expect(models[2]).toBe(models[0]);
  });

  it("that are no numbers are refused by name", () => {
    const booster = Booster.load(file);
    const shape = {rows: 1, columns: 1};
    expect(() => booster.predict("12" as never)).toThrow("data: got string, expected a Float32Array");
    expect(() => booster.predict(undefined as never)).toThrow(DataError);
    expect(() => new DMatrix({...shape, data: ["1" as never]})).toThrow('data: value 0 is "1"');
    expect(() => new DMatrix({...shape, data: BigInt64Array.of(1n) as never})).toThrow("got BigInt64Array");
    expect(() => new DMatrix({...shape, data: [1e300]})).toThrow("too large for single precision");
    expect(() => new DMatrix({...shape, data: [1], label: new Map() as never})).toThrow("label: got Map");
  });

  it("have names and types as XGBoost takes them", async () => {
    const shape = {data: [1, 2], rows: 1, columns: 2, label: [0]};
    expect(() => new DMatrix({...shape, featureNames: ["a", "a"]})).toThrow('"a" is there twice');
    expect(() => new DMatrix({...shape, featureNames: ["a", "b[0]"]})).toThrow("without [, ] and <");
    expect(() => new DMatrix({...shape, featureTypes: ["q", "x"]})).toThrow('featureTypes[1]: got "x"');
  });
});

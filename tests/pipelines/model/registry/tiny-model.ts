import {DMatrix, train} from "xgboost-wasm";

/** A model of one tree over these features, as JSON. */
export async function tinyModel(names: readonly string[]): Promise<string> {
  const rows = 4;
  const data = Float32Array.from({length: rows * names.length}, (_, i) => i % 3);
  const matrix = new DMatrix({
    data,
    rows,
    columns: names.length,
    label: Float32Array.of(0, 1, 0, 1),
    featureNames: [...names]
  });
  const booster = await train({objective: "binary:logistic", max_depth: 1}, matrix, {numRound: 1});
  return booster.saveModel("json");
}

import {generate} from "../../bench/generator.ts";
import {DMatrix} from "../../src/index.ts";

export const nan = Number.NaN;
export const logistic = {objective: "binary:logistic"} as const;

export function matrix(rows: number[][], label: number[], weight?: number[]): DMatrix {
  return new DMatrix({
    data: Float32Array.from(rows.flat()),
    rows: rows.length,
    columns: rows[0].length,
    label,
    weight
  });
}

/** Rows of the benchmark's data. */
export function bench(first: number, rows: number): DMatrix {
  const {data, label} = generate(first, rows);
  return new DMatrix({data, rows, columns: data.length / rows, label});
}

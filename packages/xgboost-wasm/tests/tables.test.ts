import {DuckDBInstance} from "@duckdb/node-api";
import {
  DataType,
  Decimal,
  Float16,
  Table,
  TimestampMillisecond,
  tableFromArrays,
  vectorFromArray
} from "apache-arrow";
import {expect, it} from "vitest";
import {type ArrowLikeTable, DataError, DMatrix, train} from "../src/index.ts";

it("an Arrow table trains like the matrix of its columns, null being missing", async () => {
  const n = 300;
  const a = Float32Array.from({length: n}, (_, i) => (i * 37) % 101);
  const b = Array.from({length: n}, (_, i) => (i % 7 === 0 ? null : (i * 13) % 17));
  const c = Int32Array.from({length: n}, (_, i) => i % 3);
  const label = Float32Array.from({length: n}, (_, i) => (a[i] > 40 && c[i] !== 1 ? 1 : 0));
  const table = tableFromArrays({a, b, c});
  const data = Float32Array.from({length: n * 3}, (_, k) => {
    const i = Math.floor(k / 3);
    return k % 3 === 0 ? a[i] : k % 3 === 1 ? (b[i] ?? Number.NaN) : c[i];
  });
  const names = {featureNames: ["a", "b", "c"]};
  const params = {objective: "binary:logistic", max_depth: 4} as const;
  const fromTable = await train(params, await DMatrix.fromArrow(table, {label}));
  const fromMatrix = await train(params, new DMatrix({data, rows: n, columns: 3, label, ...names}));
  expect(fromTable.saveModel()).toBe(fromMatrix.saveModel());
});

const table = tableFromArrays({
  size: Float32Array.of(1, 2, 3, 4),
  won: Int32Array.of(0, 0, 1, 1),
  weight: Float32Array.of(1, 2, 1, 2)
});

it("labels and weights are columns of the table, by name", async () => {
  const matrix = await DMatrix.fromArrow(table, {label: "won", weight: "weight"});
  expect(matrix.featureNames).toEqual(["size"]);
  expect([...matrix.label!, ...matrix.weight!]).toEqual([0, 0, 1, 1, 1, 2, 1, 2]);
  await expect(DMatrix.fromArrow(table, {label: "lost"})).rejects.toThrow(
    'label: no column "lost", expected one of size, won, weight'
  );
});

it("one column may be label and weight at once, which takes no other column away", async () => {
  const matrix = await DMatrix.fromArrow(table, {label: "weight", weight: "weight"});
  expect(matrix.featureNames).toEqual(["size", "won"]);
  expect([...matrix.label!]).toEqual([...matrix.weight!]);
});

/** What a model answers one row after training on a column of the table. */
async function learned(values: ArrowLikeTable): Promise<string> {
  const matrix = await DMatrix.fromArrow(values, {label: Float32Array.of(0, 0, 1, 1)});
  return (await train({min_child_weight: 0}, matrix, {numRound: 2})).saveModel();
}

it("half floats are the numbers that they stand for, and what is no number is refused by name and type", async () => {
  const halves = new Table({x: vectorFromArray([-2, -1, 0.5, 1], new Float16())});
  const singles = tableFromArrays({x: Float32Array.of(-2, -1, 0.5, 1)});
  expect(await learned(halves)).toBe(await learned(singles));
  const at = new Table({at: vectorFromArray([1e12, 2e12, 3e12, null], new TimestampMillisecond())});
  await expect(DMatrix.fromArrow(at)).rejects.toThrow(
    "column at: got a timestamp (Timestamp<MILLISECOND>), expected numbers or booleans: cast it, as to DOUBLE"
  );
  const cents = new Table({
    cents: vectorFromArray([new Uint32Array([125, 0, 0, 0])], new Decimal(2, 9))
  });
  expect(DataType.isDecimal(cents.getChildAt(0)!.type)).toBe(true);
  await expect(DMatrix.fromArrow(cents)).rejects.toThrow("column cents: got a decimal");
});

it("what is no table and no whole result is refused, saying what would be right", async () => {
  const connection = await (await DuckDBInstance.create()).connect();
  const part = await connection.streamAndReadUntil("from range(100000)", 10);
  expect(part.done).toBe(false);
  await expect(DMatrix.fromDuckDb(part)).rejects.toThrow(
    `only its first ${part.currentRowCount} rows are read, expected what \`await connection.runAndReadAll(sql)\` gives`
  );
  for (const wrong of [{}, null, await connection.run("select 1")])
    await expect(DMatrix.fromDuckDb(wrong as never)).rejects.toThrow("runAndReadAll");
  await expect(DMatrix.fromArrow({} as never)).rejects.toThrow(
    "the table: got Object, expected an Arrow table"
  );
});

it("a DuckDB result trains like the Arrow table of its values", async () => {
  const connection = await (await DuckDBInstance.create()).connect();
  const result =
    await connection.runAndReadAll(`select size::decimal(9, 2) as size, size > 2.5 as large, won, weight
    from (values (1, 0, 1::bigint), (2, 0, 2), (null, 1, 1), (4, 1, 2)) as t (size, won, weight)`);
  const arrow = tableFromArrays({
    size: [1, 2, null, 4],
    large: [false, false, null, true],
    won: Int32Array.of(0, 0, 1, 1),
    weight: Float32Array.of(1, 2, 1, 2)
  });
  const info = {label: "won", weight: "weight"};
  const params = {min_child_weight: 0, max_depth: 2};
  const models = await Promise.all(
    [DMatrix.fromDuckDb(result, info), DMatrix.fromArrow(arrow as ArrowLikeTable, info)].map(async (matrix) =>
      (await train(params, await matrix)).saveModel()
    )
  );
  expect(models[0]).toBe(models[1]);
  expect(models[0]).toContain('"feature_names":["size","large"]');
  const wrong = await connection.runAndReadAll("select 1 as a, date '2024-02-01' as day");
  await expect(DMatrix.fromDuckDb(wrong)).rejects.toThrow(DataError);
  await expect(DMatrix.fromDuckDb(wrong)).rejects.toThrow("column day, row 0: got Date, expected a number");
});

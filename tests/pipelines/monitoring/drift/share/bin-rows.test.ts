import {expect, it} from "vitest";
import {
  categoricalProfile,
  numericProfile
} from "../../../../../pipelines/monitoring/drift/profile-columns.ts";
import {binRows} from "../../../../../pipelines/monitoring/drift/share/bin-rows.ts";

const numeric = numericProfile(
  {name: "speed", group: "base stats", unit: "points"},
  {best_move: Float32Array.from({length: 100}, (_, i) => i)}
);
const categorical = categoricalProfile({name: "type", group: "types"}, ["type_fire", "type_water"], {
  best_move: [Float32Array.of(1, 0), Float32Array.of(0, 1)]
});
const columns = [categorical, numeric];
const rowsOf = (...rows: readonly (readonly number[])[]) => ({
  values: Float32Array.from(rows.flat()),
  matchups: rows.map((_, i) => String(i))
});

it("puts a value in the decile whose upper edge it does not pass, what lies outside in the outer ones", () => {
  const {cells, offsets, rows} = binRows(
    [numeric],
    rowsOf([-5], [0], [9], [11], [11.5], [50], [99], [1_000], [Number.NaN])
  );
  expect(offsets).toEqual([0, 10]);
  expect(rows).toBe(9);
  // Fine bins hold two or three of the hundred, so that a coarse one ends with the first that fills a tenth.
  const edges = numeric.edges.filter((_, i) => numeric.coarse[i] !== numeric.coarse[i + 1]);
  const expected = [-5, 0, 9, 11, 11.5, 50, 99].map((value) => edges.findIndex((edge) => value <= edge));
  expect([...cells]).toEqual([...expected, 9, 9]);
  expect(new Set(cells).size).toBe(4);
});

it("puts a row of one-hot columns in its category, and one of none in the last", () => {
  const {cells, offsets} = binRows(columns, rowsOf([1, 0, 0], [0, 1, 99], [0, 0, 99]));
  expect(offsets).toEqual([0, 3, 13]);
  expect([...cells]).toEqual([0, 3, 1, 12, 2, 12]);
});

it("bins the columns that are kept alone, wherever they stand in a row", () => {
  const {cells, offsets} = binRows(columns, rowsOf([1, 0, 0], [0, 1, 99]), [1]);
  expect(offsets).toEqual([0, 10]);
  expect([...cells]).toEqual([0, 9]);
});

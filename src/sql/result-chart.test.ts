import {tableFromArrays} from "apache-arrow";
import {expect, it} from "vitest";
import {resultColumns} from "./query-result.ts";
import {likelyChart} from "./result-chart.ts";

function likely(columns: Record<string, unknown[] | Float64Array>) {
  const {schema, batches, numRows} = tableFromArrays(columns as Record<string, Float64Array>);
  return likelyChart(resultColumns({schema, batches, rows: numRows, isCut: false, took: 0}), numRows);
}

const rising = Float64Array.of(1, 2, 3);
const mixed = Float64Array.of(3, 1, 2);

it("draws what a result most likely wants to show", () => {
  expect(likely({name: ["a", "b", "c"], n: mixed})).toEqual({kind: "bar", x: 0, y: 1});
  expect(likely({day: [new Date(0), new Date(1), new Date(2)], name: ["a", "b", "c"], n: mixed})).toEqual({
    kind: "line",
    x: 0,
    y: 2
  });
  expect(likely({from: rising, middle: mixed, n: mixed})).toEqual({kind: "line", x: 0, y: 2});
  expect(likely({x: mixed, y: rising})).toEqual({kind: "dot", x: 0, y: 1});
  expect(likely({n: mixed})).toEqual({kind: "histogram", x: 0, y: 0});
});

it("draws points where there are too many names for bars", () => {
  const n = Float64Array.from({length: 60}, (_, row) => -row);
  const name = Array.from({length: 60}, (_, row) => `name ${row}`);
  expect(likely({name, a: n, b: n})).toEqual({kind: "dot", x: 1, y: 2});
});

it("has nothing to draw without a number or a row", () => {
  expect(likely({name: ["a"]})).toBeNull();
  expect(likely({n: new Float64Array(0)})).toBeNull();
});

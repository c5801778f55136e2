import {expect, it} from "vitest";
import {cutChunks} from "../../../../../pipelines/monitoring/drift/changes/cut-chunks.ts";

it("cuts from the latest back, and leaves no slot out", () => {
  expect(cutChunks([10, 300, 100, 100, 100, 250], 250)).toEqual([
    {first: 0, end: 2},
    {first: 2, end: 5},
    {first: 5, end: 6}
  ]);
  expect(cutChunks([100, 100, 100, 250], 250)).toEqual([
    {first: 0, end: 3},
    {first: 3, end: 4}
  ]);
  expect(cutChunks([10, 250], 250)).toEqual([{first: 0, end: 2}]);
});

it("makes one chunk of a window with too few rows", () => {
  expect(cutChunks([10, 20], 250)).toEqual([{first: 0, end: 2}]);
});

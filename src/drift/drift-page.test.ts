import {expect, it} from "vitest";
import {shownP} from "./drift-shown.ts";

it("tells a tiny p-value from one that is missing", () => {
  expect([0.2, 0.0001, 0.00001, 0].map(shownP)).toEqual(["0.2000", "0.0001", "< 0.0001", "< 0.0001"]);
  expect([null, Number.NaN].map(shownP)).toEqual(["–", "–"]);
});

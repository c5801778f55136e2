import {expect, it} from "vitest";
import {listSome} from "../../../lib/names/list-some.ts";

it("names all of a few, and of many the first and how many more there are", () => {
  expect(listSome([])).toBe("");
  expect(listSome([1, 2, 3, 4, 5])).toBe("1, 2, 3, 4, 5");
  expect(listSome(["a", "b", "c", "d"], 3)).toBe("a, b, c and 1 more");
});

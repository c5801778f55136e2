import {expect, it} from "vitest";
import {LOOP} from "../../../lib/diagram/graph.ts";
import {routePath} from "../../../lib/diagram/route-path.ts";

it("bends between borders, and leads straight past a box", () => {
  expect(
    routePath(
      [
        [0, 10],
        [40, 30],
        [90, 30],
        [130, 0]
      ],
      "right"
    )
  ).toBe("M0,10C20,10 20,30 40,30L90,30C110,30 110,0 130,0");
});

it("leaves and arrives downwards where the flow does", () => {
  expect(
    routePath(
      [
        [10, 0],
        [30, 40]
      ],
      "down"
    )
  ).toBe("M10,0C10,20 30,20 30,40");
});

it("ends without a bend where an arrow's head will be", () => {
  expect(
    routePath(
      [
        [0, 10],
        [47, 30]
      ],
      "right",
      7
    )
  ).toBe("M0,10C20,10 20,30 40,30L47,30");
  expect(
    routePath(
      [
        [10, 0],
        [30, 47]
      ],
      "down",
      7
    )
  ).toBe("M10,0C10,20 30,20 30,40L30,47");
});

it("leads from a box away and back to it", () => {
  expect(
    routePath(
      [
        [100, 10],
        [100, 50]
      ],
      "right",
      7
    )
  ).toBe(`M100,10C${100 + LOOP},10 ${100 + LOOP},50 107,50L100,50`);
});

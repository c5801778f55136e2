import fc from "fast-check";
import {expect, it} from "vitest";
import {breakLabel, leastStep, spacedTicks} from "../../../src/charts/labels.ts";

it("breaks a long label once, near its middle, and loses nothing", () => {
  expect(breakLabel("A is favoured", 8)).toBe("A is\nfavoured");
  expect(breakLabel("short", 8)).toBe("short");
  expect(breakLabel("unbreakable-label", 8)).toBe("unbreakable-label");
  fc.assert(
    fc.property(fc.string(), fc.nat(20), (text, most) => {
      expect(breakLabel(text, most).replace("\n", " ")).toBe(text.replace("\n", " "));
    })
  );
});

it("leaves out ticks that would touch", () => {
  expect(spacedTicks([0, 10, 25, 30, 60], 20)).toEqual([0, 25, 60]);
  fc.assert(
    fc.property(
      fc.array(fc.float({noNaN: true, min: 0, max: 500})),
      fc.integer({min: 1, max: 80}),
      (values, gap) => {
        const kept = spacedTicks(
          [...values].sort((a, b) => a - b),
          gap
        );
        for (const [index, value] of kept.entries())
          if (index > 0) expect(value - kept[index - 1]).toBeGreaterThanOrEqual(gap);
      }
    )
  );
});

it("keeps every n-th label that stands apart from the one before it, whichever way the scale runs", () => {
  const row = (count: number, apart: number, width: number) =>
    Array.from({length: count}, (_, at) => ({left: at * apart, right: at * apart + width}));
  expect(leastStep(row(7, 40, 30), 4)).toBe(1);
  expect(leastStep(row(7, 20, 30), 4)).toBe(2);
  expect(leastStep(row(7, 20, 30).reverse(), 4)).toBe(2);
  expect(leastStep(row(7, 10, 30), 4)).toBe(4);
  expect(leastStep([...row(2, 40, 30), {left: 70, right: 100}], 4)).toBe(2);
  expect(leastStep(row(5, 1, 1000), 4)).toBe(5);
  expect(leastStep(row(5, 0, 0), 4), "not laid out").toBe(1);
  expect(leastStep([], 4)).toBe(1);
});

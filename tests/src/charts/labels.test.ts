import fc from "fast-check";
import {expect, it} from "vitest";
import {breakLabel, spacedTicks} from "../../../src/charts/labels.ts";

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

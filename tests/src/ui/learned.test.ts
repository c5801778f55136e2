import {expect, it} from "vitest";
import {waysText} from "../../../src/ui/learned.ts";

it("names the TM that teaches a move as the game does, and says of other ways when", () => {
  const tm = {moveId: 1, method: "tm", level: null} as const;
  const level = (at: number) => ({moveId: 1, method: "level_up", level: at}) as const;
  expect(waysText([level(12), tm], {machine: 8})).toBe("Level 12, TM08");
  expect(waysText([tm], {machine: 60})).toBe("TM60");
  expect(waysText([tm], {machine: null})).toBe("TM");
  expect(waysText([level(0), level(-1)], {machine: 8})).toBe("Start, On evolution");
});

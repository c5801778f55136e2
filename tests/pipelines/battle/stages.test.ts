import {describe, expect, it} from "vitest";
import {clampStage, staged, stagedAccuracy, statMultiplier} from "../../../pipelines/battle/stages.ts";

const STAGES = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6] as const;

describe("stages", () => {
  it("multiply a stat of 101 by 2/8 to 8/2, floored", () => {
    expect(STAGES.map((stage) => staged(101, stage))).toEqual([
      25, 28, 33, 40, 50, 67, 101, 151, 202, 252, 303, 353, 404
    ]);
  });

  it("multiply an accuracy of 85 % by 3/9 to 9/3, floored, and no further", () => {
    expect(STAGES.map((stage) => stagedAccuracy(85, stage))).toEqual([
      28, 31, 36, 42, 51, 63, 85, 113, 141, 170, 198, 226, 255
    ]);
    expect(stagedAccuracy(85, -12)).toBe(28);
    expect(stagedAccuracy(85, 12)).toBe(255);
  });

  it("as factors are not rounded", () => {
    expect([-6, -1, 0, 1, 6].map(statMultiplier)).toEqual([1 / 4, 2 / 3, 1, 3 / 2, 4]);
  });

  it("end at 6 and -6", () => {
    expect([-13, -7, -6, 0, 6, 7, 13].map(clampStage)).toEqual([-6, -6, -6, 0, 6, 6, 6]);
  });
});

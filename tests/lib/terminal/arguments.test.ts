import {InvalidArgumentError} from "commander";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  durationText,
  durationUpTo,
  positiveNumber,
  versionNumber,
  wholeNumber
} from "../../../lib/terminal/arguments.ts";

describe("values on the command line", () => {
  it("whole numbers: digits within the bounds and nothing else", () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(2_000), fc.integer({min: -10, max: 5_000}), (a, b, value) => {
        const [least, most] = [Math.min(a, b), Math.max(a, b)];
        const read = wholeNumber(least, most);
        if (value >= least && value <= most) expect(read(String(value))).toBe(value);
        else expect(() => read(String(value))).toThrow(`expected a whole number from ${least} to ${most}`);
      })
    );
    for (const text of ["", " ", "1.5", "1e3", "0x10", "+4", "٣", "ten", "12345678901"])
      expect(() => wholeNumber(0)(text)).toThrow(InvalidArgumentError);
    expect(wholeNumber(1)("9999999")).toBe(9_999_999);
    expect(() => wholeNumber(1)("10000000")).toThrow("to 9999999");
  });

  it("numbers above zero", () => {
    expect(["0.5", "20", "2000"].map(positiveNumber(2_000))).toEqual([0.5, 20, 2_000]);
    for (const text of ["0", "0.0", "-1", "2000.1", "", "1e2", "Infinity", ".5"])
      expect(() => positiveNumber(2_000)(text)).toThrow("expected a number above 0, at most 2000");
  });

  it("version numbers", () => {
    expect(versionNumber("12")).toBe(12);
    for (const text of ["0", "01", "-1", "1.0", "../1", ""])
      expect(() => versionNumber(text)).toThrow("expected a whole number from 1 on");
  });

  it("durations: milliseconds, at most so long, or kept as written", () => {
    expect(["24h", "90s"].map(durationUpTo("24h"))).toEqual([86_400_000, 90_000]);
    expect(() => durationUpTo("24h")("25h")).toThrow("expected at most 24h");
    expect(durationUpTo()("52w")).toBe(52 * 604_800_000);
    expect(durationText("7d")).toBe("7d");
    for (const read of [durationUpTo(), durationText])
      expect(() => read("a week")).toThrow(/"a week".*such as 90s/);
  });
});

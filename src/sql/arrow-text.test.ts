import {
  Bool,
  type DataType,
  DateDay,
  Decimal,
  Float64,
  Int64,
  TimeMicrosecond,
  TimestampMicrosecond,
  Utf8,
  vectorFromArray
} from "apache-arrow";
import {expect, it} from "vitest";
import {exactText, kindOf, shownText, sortable} from "./arrow-text.ts";

const read = (type: DataType, value: unknown): unknown => vectorFromArray([value], type).get(0);
const texts = (type: DataType, value: unknown): [string | null, string] => {
  const kept = read(type, value);
  return [exactText(kept, type), shownText(kept, type)];
};

it("loses no digit of a large number", () => {
  expect(texts(new Int64(), 9_007_199_254_740_993n)).toEqual(["9007199254740993", "9007199254740993"]);
  const words = new Uint32Array([0xffffffff, 0xffffffff, 0xffffffff, 0x7fffffff]);
  expect(exactText(words, new Decimal(0, 38))).toBe("170141183460469231731687303715884105727");
});

it.each([
  [125n, 2, "1.25"],
  [-125n, 2, "-1.25"],
  [-5n, 3, "-0.005"],
  [7n, 0, "7"]
])("writes the decimal %s with %i digits after the point as %s", (whole, scale, text) => {
  const bits = BigInt.asUintN(128, whole);
  const words = Uint32Array.from([0n, 32n, 64n, 96n], (shift) => Number((bits >> shift) & 0xffffffffn));
  const type = new Decimal(scale, 18);
  expect(exactText(words, type)).toBe(text);
  expect(sortable(words, type)).toBe(Number(text));
});

it("shows dates as dates, and moments to the last microsecond", () => {
  expect(texts(new DateDay(), new Date("2020-02-29"))[0]).toBe("2020-02-29");
  expect(exactText(1_577_934_245_123.456, new TimestampMicrosecond())).toBe("2020-01-02 03:04:05.123456");
  expect(exactText(1_577_934_245_000, new TimestampMicrosecond())).toBe("2020-01-02 03:04:05");
  expect(exactText(1_577_934_240_000, new TimestampMicrosecond("UTC"))).toBe("2020-01-02 03:04:00+00");
  expect(exactText(11_045_500_000n, new TimeMicrosecond())).toBe("03:04:05.5");
});

it("shows parts of numbers as far as they tell something, and keeps them whole for files", () => {
  expect(texts(new Float64(), 0.123456789)).toEqual(["0.123456789", "0.1235"]);
  expect(texts(new Float64(), 0.0000123)).toEqual(["0.0000123", "1.230e-5"]);
  expect(texts(new Float64(), 3)).toEqual(["3", "3"]);
  expect(shownText(Number.NaN, new Float64())).toBe("NaN");
});

it("tells what is not there from what is empty", () => {
  expect([exactText(null, new Utf8()), shownText(null, new Utf8())]).toEqual([null, "–"]);
  expect(texts(new Utf8(), "")).toEqual(["", ""]);
  expect(texts(new Bool(), false)).toEqual(["false", "false"]);
});

it("says what a chart can do with a column", () => {
  expect([new Int64(), new Decimal(2, 18), new DateDay(), new Utf8(), new Bool()].map(kindOf)).toEqual([
    "number",
    "number",
    "time",
    "text",
    "text"
  ]);
});

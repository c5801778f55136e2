import {expect, it} from "vitest";
import {retryAfter} from "../src/retrying-fetch.ts";

it.each([
  ["2", 2000],
  ["0", 0],
  ["Mon, 30 Nov 2026 03:00:10 GMT", 10_000],
  ["Mon, 30 Nov 2026 02:00:00 GMT", 0],
  ["soon", null],
  ["", null],
  [null, null]
])("Retry-After: %s is %s ms", (value, expected) => {
  expect(retryAfter(value, Date.parse("2026-11-30T03:00:00Z"))).toBe(expected);
});

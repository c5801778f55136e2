import {expect, it} from "vitest";
import {readTraceparent, writeTraceparent} from "../../../server/tracing/trace.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

it("a traceparent is read, and written as it was", () => {
  for (const flags of ["00", "01"]) {
    const context = {traceId: TRACE, spanId: SPAN, sampled: flags === "01"};
    expect(readTraceparent(`00-${TRACE}-${SPAN}-${flags}`)).toEqual(context);
    expect(writeTraceparent(context)).toBe(`00-${TRACE}-${SPAN}-${flags}`);
  }
  expect(readTraceparent(`cc-${TRACE}-${SPAN}-01-what-comes-later`)?.traceId).toBe(TRACE);
});

it.each([
  undefined,
  "",
  `00-${TRACE}-${SPAN}`,
  `ff-${TRACE}-${SPAN}-01`,
  `00-${"0".repeat(32)}-${SPAN}-01`,
  `00-${TRACE}-${"0".repeat(16)}-01`,
  `00-${TRACE.toUpperCase()}-${SPAN}-01`,
  `00-${TRACE}-${SPAN}-01\nx`
])("what is none is passed over: %s", (header) => {
  expect(readTraceparent(header)).toBeNull();
});

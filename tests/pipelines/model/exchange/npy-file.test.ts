import {describe, expect, it} from "vitest";
import {npyHeader} from "../../../../pipelines/model/exchange/npy-file.ts";

describe("npyHeader", () => {
  it("is what numpy.save writes before the values", () => {
    // numpy.save of numpy.zeros((3, 4), "<f4"), its first 128 bytes; NumPy pads to 64 and ends with a line feed.
    const header = npyHeader([3, 4]);
    const text = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }";
    expect(header.toString("latin1")).toBe(`\x93NUMPY\x01\x00v\x00${text.padEnd(117)}\n`);
    expect(header).toHaveLength(128);
  });

  it("says a shape of one dimension as Python does, and pads whatever the length", () => {
    expect(npyHeader([7]).toString("latin1")).toContain("'shape': (7,), }");
    for (const rows of [1, 12, 123_456, 1_234_567_890]) expect(npyHeader([rows, 300]).length % 64).toBe(0);
  });
});

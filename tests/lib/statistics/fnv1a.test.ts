import {expect, it} from "vitest";
import {fnv1a} from "../../../lib/statistics/fnv1a.ts";

// Of the authors' own test vectors.
it.each([
  ["", 0x811c9dc5],
  ["a", 0xe40c292c],
  ["foobar", 0xbf9cf968]
])("hashes %j as published", (text, hash) => expect(fnv1a(text)).toBe(hash));

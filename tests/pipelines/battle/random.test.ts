import {describe, expect, it} from "vitest";
import {Random} from "../../../pipelines/battle/random.ts";

const WORD = 2n ** 32n;
const word = (value: bigint): bigint => ((value % WORD) + WORD) % WORD;
const rotated = (value: bigint, by: bigint): bigint => word(value << by) | (value >> (32n - by));

/** xoroshiro64** and MurmurHash3's finalizer as published, over unbounded integers. */
function* published(seed: bigint, stream: bigint): Generator<number> {
  const mix = (value: bigint): bigint => {
    let h = word(value);
    h = word((h ^ (h >> 16n)) * 0x85ebca6bn);
    h = word((h ^ (h >> 13n)) * 0xc2b2ae35n);
    return h ^ (h >> 16n);
  };
  let s0 = mix(seed);
  let s1 = mix((s0 ^ word(stream)) + 0x9e3779b9n);
  for (;;) {
    yield Number(word(rotated(word(s0 * 0x9e3779bbn), 5n) * 5n));
    s1 ^= s0;
    s0 = word(rotated(s0, 26n) ^ s1 ^ word(s1 << 9n));
    s1 = rotated(s1, 13n);
  }
}

describe("Random", () => {
  it.each([
    [1, 0],
    [7, 12345],
    [-3, -99],
    [2 ** 31 - 1, 1 << 30]
  ])("with seed %d and stream %d draws what xoroshiro64** draws", (seed, stream) => {
    const random = new Random();
    random.seed(seed, stream);
    const expected = published(BigInt(seed), BigInt(stream));
    for (let i = 0; i < 50; i++) expect(random.next() >>> 0).toBe(expected.next().value);
  });

  it("starts from seed 1 where none is given, and takes 0 for a stream left out", () => {
    const random = new Random();
    const expected = published(1n, 0n);
    expect(random.next() >>> 0).toBe(expected.next().value);
    random.seed(5);
    expect(random.next() >>> 0).toBe(published(5n, 0n).next().value);
    expect(new Random(5).next() >>> 0).toBe(published(5n, 0n).next().value);
  });

  it("never starts from the state of zeros, which it could not leave", () => {
    const random = new Random();
    random.seed(0, -0x9e3779b9 | 0);
    // State (1, 0): 1 · 0x9e3779bb, turned by 5, times 5.
    const turned = rotated(0x9e3779bbn, 5n);
    expect(random.next() >>> 0).toBe(Number(word(turned * 5n)));
  });

  it("leaves a state alone of which one half is zero", () => {
    // The finalizer of seed 5, so that the second half is the finalizer of 0.
    const first = 0xcc0d53cd;
    const stream = (first ^ -0x9e3779b9) | 0;
    const random = new Random();
    random.seed(5, stream);
    const expected = published(5n, BigInt(stream));
    for (let i = 0; i < 5; i++) expect(random.next() >>> 0).toBe(expected.next().value);
  });

  it("scales draws to integers below a count and to per cents", () => {
    const random = new Random();
    const draws = published(3n, 0n);
    random.seed(3);
    for (let i = 0; i < 200; i++)
      expect(random.below(24)).toBe(Math.floor((Number(draws.next().value) / 2 ** 32) * 24));
    for (let i = 0; i < 200; i++)
      expect(random.percent(30)).toBe((Number(draws.next().value) / 2 ** 32) * 100 < 30);
    random.seed(4);
    for (let i = 0; i < 200; i++) {
      expect(random.percent(0)).toBe(false);
      expect(random.percent(100)).toBe(true);
    }
  });
});

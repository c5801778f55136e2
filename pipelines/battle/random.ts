/** Whether a hit is critical is decided by so many draws: 28 of 32 bits, the other 4 choose the roll. */
export const CRITICAL_DRAWS = 2 ** 28;

/**
 * Uniform random integers, seeded: xoroshiro64** (Blackman and Vigna, 2018, public domain), whose state fits
 * two 32-bit integers. The state lies in a typed array because a number above 2³⁰ kept in a field is allocated.
 */
export class Random {
  readonly #state = new Int32Array(2);

  constructor(seed = 1) {
    this.seed(seed);
  }

  /** Any integers: equal ones give the same sequence, others unrelated ones. */
  seed(seed: number, stream = 0): void {
    this.#state[0] = mix(seed | 0);
    this.#state[1] = mix((this.#state[0] ^ stream) + 0x9e3779b9);
    if (this.#state[0] === 0 && this.#state[1] === 0) this.#state[0] = 1;
  }

  /** Signed 32-bit integer. */
  next(): number {
    const state = this.#state;
    const s0 = state[0];
    let s1 = state[1];
    const product = Math.imul(s0, 0x9e3779bb);
    s1 ^= s0;
    state[0] = ((s0 << 26) | (s0 >>> 6)) ^ s1 ^ (s1 << 9);
    state[1] = (s1 << 13) | (s1 >>> 19);
    return Math.imul((product << 5) | (product >>> 27), 5);
  }

  /**
   * What decides a hit of the damage formula: 4 bits for the roll, above them 28 that are critical below the given
   * number.
   */
  damageDraw(_criticalBelow: number): number {
    return this.next();
  }

  /** Integer in [0, count). */
  below(count: number): number {
    return ((this.next() >>> 0) * count * 2.3283064365386963e-10) | 0;
  }

  /** True `percent` times in a hundred. */
  percent(percent: number): boolean {
    return (this.next() >>> 0) * 2.3283064365386963e-8 < percent;
  }
}

/** Finalizer of MurmurHash3: spreads neighbouring seeds. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

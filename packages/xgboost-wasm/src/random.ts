/** SplitMix32 seeded from a number: deterministic and the same on every engine. Returns numbers in [0, 1). */
export function createRandom(seed: number): () => number {
  let state = (seed ^ Math.floor(seed / 2 ** 32) ^ 0x6a09e667) | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return ((z ^ (z >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** A sample of about share of the items (at least one), in their order. */
export function sampleFeatures(features: readonly number[], share: number, random: () => number): number[] {
  if (share >= 1) return [...features];
  const wanted = Math.max(1, Math.floor(share * features.length));
  const pool = [...features];
  for (let i = 0; i < wanted; i++) {
    const j = i + Math.floor(random() * (pool.length - i));
    [pool[i], pool[j]] = [pool[j], pool[i]];
  }
  return pool.slice(0, wanted).sort((a, b) => a - b);
}

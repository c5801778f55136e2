/** Train/test splits of duels. A split says for each row which part it is in. */

export const TRAIN = 0;
export const TEST = 1;

/** Leaves at least 718,889 of some 903,000 duels for training, as many as the original system trained on. */
const TEST_SHARE = 0.199;

export interface DuelKeys {
  readonly rows: number;
  readonly pokemonA: ArrayLike<number>;
  readonly pokemonB: ArrayLike<number>;
}

export interface Split {
  readonly name: "pair-disjoint" | "unseen Pokémon" | "random rows";
  /** What the split guarantees, in one sentence for readers of a report. */
  readonly guarantee: string;
  readonly part: Uint8Array;
  readonly trainRows: number;
  readonly testRows: number;
}

/** Avalanche of a 32-bit integer (finalizer of MurmurHash3): a fixed, seedable order without state. */
export function mix32(value: number, seed: number): number {
  let hash = (value ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Puts different numbers into a random order of the seed's. */
export const mixedOrder =
  (seed: number) =>
  (p: number, q: number): number =>
    mix32(p, seed) - mix32(q, seed) || p - q;

/** Places of the rows in a random order of the seed's, in which every prefix is a sample. */
export function shuffledPlaces(rows: Uint32Array, seed: number): Uint32Array {
  const keys = rows.map((row) => mix32(row, seed));
  return Uint32Array.from(rows.keys()).sort((p, q) => keys[p] - keys[q] || rows[p] - rows[q]);
}

/** One number for an unordered pair. */
export const pairKey = (a: number, b: number): number => (a < b ? a * 65_536 + b : b * 65_536 + a);

function finish(name: Split["name"], guarantee: string, part: Uint8Array): Split {
  let testRows = 0;
  for (const value of part) if (value === TEST) testRows++;
  return {name, guarantee, part, testRows, trainRows: part.length - testRows};
}

/**
 * Every unordered pair of Pokémon wholly on one side; a Pokémon against itself is a pair of its own. Pairs go to the test part in a seeded order as long as
 * it stays within `testShare` of the rows, so that the training part has at least `1 - testShare`.
 */
export function pairDisjointSplit(keys: DuelKeys, seed: number, testShare = TEST_SHARE): Split {
  const rowsOfPair = new Map<number, number>();
  for (let row = 0; row < keys.rows; row++) {
    const key = pairKey(keys.pokemonA[row], keys.pokemonB[row]);
    rowsOfPair.set(key, (rowsOfPair.get(key) ?? 0) + 1);
  }
  const order = [...rowsOfPair.keys()].sort(mixedOrder(seed));
  const limit = Math.floor(testShare * keys.rows);
  const test = new Set<number>();
  let taken = 0;
  for (const pair of order) {
    const size = rowsOfPair.get(pair)!;
    if (taken + size > limit) break;
    taken += size;
    test.add(pair);
  }
  const part = new Uint8Array(keys.rows);
  for (let row = 0; row < keys.rows; row++) {
    if (test.has(pairKey(keys.pokemonA[row], keys.pokemonB[row]))) part[row] = TEST;
  }
  return finish(
    "pair-disjoint",
    "no pair of Pokémon of the test part occurs in the training part, in either order",
    part
  );
}

/**
 * Some Pokémon are never trained on: a row is test when either side is held out.
 * @param groupOf what is held out together (the species of a form), by Pokémon index
 */
export function unseenPokemonSplit(
  keys: DuelKeys,
  groupOf: ArrayLike<number>,
  seed: number,
  share = 0.1
): Split {
  const groups = [...new Set(Array.from(groupOf))].sort(mixedOrder(seed));
  const held = new Set(groups.slice(0, Math.max(1, Math.round(share * groups.length))));
  const part = new Uint8Array(keys.rows);
  for (let row = 0; row < keys.rows; row++) {
    if (held.has(groupOf[keys.pokemonA[row]]) || held.has(groupOf[keys.pokemonB[row]])) part[row] = TEST;
  }
  return finish(
    "unseen Pokémon",
    `no Pokémon of ${held.size} held-out species occurs in the training part`,
    part
  );
}

/** The original system's split, for comparison only: rows at random, so that pairs are on both sides. */
export function randomSplit(keys: DuelKeys, seed: number, testShare = 0.2): Split {
  const order = Array.from({length: keys.rows}, (_, row) => row).sort(
    (p, q) => mix32(p, seed) - mix32(q, seed) || p - q
  );
  const part = new Uint8Array(keys.rows);
  for (const row of order.slice(0, Math.floor(testShare * keys.rows))) part[row] = TEST;
  return finish("random rows", "none: the same pairs occur in both parts", part);
}

/** Rows of one part, ascending. */
export function rowsOf(split: Split, part: number): Uint32Array {
  const rows = new Uint32Array(split.part.length);
  let count = 0;
  for (let row = 0; row < split.part.length; row++) if (split.part[row] === part) rows[count++] = row;
  return rows.slice(0, count);
}

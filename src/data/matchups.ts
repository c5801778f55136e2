/**
 * P(row beats column) for every pair of forms with each side's best move, as the loader packs it: one byte a
 * pair in the game's order of Pokémon, 0 to 250 for the probability in steps of 0.4 %, 255 for no duel. A form against itself has none here: it is even.
 */
export const MATCHUP_STEPS = 250;
export const NO_DUEL = 255;

export interface Matchups {
  readonly size: number;
  /** P(the form at index `a` beats the one at index `b`), or null where there is no duel. */
  probability(a: number, b: number): number | null;
  /** Mean over all its duels, or null where it takes part in none. */
  mean(a: number): number | null;
}

/** @throws RangeError when the bytes are not `size` × `size`. */
export function decodeMatchups(bytes: Uint8Array, size: number): Matchups {
  if (bytes.length !== size * size)
    throw new RangeError(`match-ups of ${size} forms take ${size * size} bytes, not ${bytes.length}`);
  const probability = (a: number, b: number): number | null => {
    const code = bytes[a * size + b];
    return code === NO_DUEL ? null : code / MATCHUP_STEPS;
  };
  return {
    size,
    probability,
    mean(a) {
      const values = Array.from({length: size}, (_, b) => probability(a, b)).filter(
        (value) => value !== null
      );
      return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
    }
  };
}

/** The loader's file, which is empty until the duels have been simulated. */
export const matchupsFrom = (file: ArrayBuffer, size: number): Matchups | null =>
  file.byteLength > 0 ? decodeMatchups(new Uint8Array(file), size) : null;

/** The scenario `builds`, in one place; of a game with few Pokémon fewer are learned from (`learnedBuilds`). */
export const BUILDS = {
  /** Learned from, where they are between pairs of the training part. */
  learned: 20_000,
  /** Learned from besides: drawn-out ones, which would be one in eleven. */
  drawnOut: 10_000,
  /** Those of them between pairs of the test part judge the model. */
  judged: 40_000,
  seed: 7,
  /** Fights of a duel that has no exact answer, as in the other scenarios. */
  playouts: 200,
  /** Fights of one that the model is judged by. */
  judgedPlayouts: 4_000
} as const;

/** How many duels are learned from: no more than two of each pair, and one drawn-out one. @param attackers Pokémon that can attack */
export function learnedBuilds(attackers: number): {readonly asTheyCome: number; readonly drawnOut: number} {
  const pairs = (attackers * (attackers + 1)) / 2;
  return {asTheyCome: Math.min(BUILDS.learned, 2 * pairs), drawnOut: Math.min(BUILDS.drawnOut, pairs)};
}

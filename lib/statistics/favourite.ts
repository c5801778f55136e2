/** Which side a duel's true probability favours. */
export const FAVOURITE = {nobody: -1, b: 0, a: 1} as const;
export type Favourite = (typeof FAVOURITE)[keyof typeof FAVOURITE];

/**
 * A from above one half, B from below. At exactly one half it is nobody: no prediction can name the favourite rightly or
 * wrongly, so that such a duel counts in no score of who is favoured, and in every score of how likely a win is.
 */
export const favourite = (p: number): Favourite =>
  p > 0.5 ? FAVOURITE.a : p < 0.5 ? FAVOURITE.b : FAVOURITE.nobody;

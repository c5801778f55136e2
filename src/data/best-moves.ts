/**
 * How often each move is a form's best: in how many fights, when both sides use their best move. Only open fights are
 * counted, those the form neither wins nor loses for certain; a form that has none is not in it.
 */
export interface BestMoves {
  /** Open fights by form's id and move's id; a move that is the best in none is not in it. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Open fights in which a move is a form's best. */
export const bestIn = ({counts}: BestMoves, pokemonId: number, moveId: number): number =>
  counts[pokemonId]?.[moveId] ?? 0;

/** A form's open fights. */
export const openFights = ({counts}: BestMoves, pokemonId: number): number =>
  Object.values(counts[pokemonId] ?? {}).reduce((sum, count) => sum + count, 0);

/** A move in the open fights of all that can learn it. */
export interface MoveRecord {
  /** Fights in which it is the best choice. */
  readonly best: number;
  /** Fights of those that can learn it. */
  readonly of: number;
}

/** @param learners ids of the forms that can learn it */
export const moveRecord = (best: BestMoves, moveId: number, learners: readonly number[]): MoveRecord => ({
  best: learners.reduce((sum, id) => sum + bestIn(best, id, moveId), 0),
  of: learners.reduce((sum, id) => sum + openFights(best, id), 0)
});

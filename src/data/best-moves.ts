/**
 * How often each move is a form's best: of how many opponents, when both sides use their best move. A form that
 * cannot attack is not in it.
 */
export interface BestMoves {
  /** Opponents that each form met, itself left out. */
  readonly opponents: number;
  /** Opponents by form's id and move's id; a move that is the best against none is not in it. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Opponents against which a move is a form's best. */
export const bestAgainst = ({counts}: BestMoves, pokemonId: number, moveId: number): number =>
  counts[pokemonId]?.[moveId] ?? 0;

/** Whether a form took part in duels. */
export const fights = ({counts}: BestMoves, pokemonId: number): boolean => pokemonId in counts;

/** A move in the fights of all that can learn it. */
export interface MoveRecord {
  /** Fights in which it is the best choice. */
  readonly best: number;
  /** Fights of those that can learn it. */
  readonly of: number;
}

/** @param learners ids of the forms that can learn it */
export function moveRecord(best: BestMoves, moveId: number, learners: readonly number[]): MoveRecord {
  const fighting = learners.filter((id) => fights(best, id));
  return {
    best: fighting.reduce((sum, id) => sum + bestAgainst(best, id, moveId), 0),
    of: fighting.length * best.opponents
  };
}

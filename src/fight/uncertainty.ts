/** What the page knows of the model in production. */
export interface ProductionSummary {
  readonly version: number;
  /** Mean error of the probability on test duels of unseen pairs, by distance from one half, ascending. */
  readonly errors: readonly {readonly upTo: number; readonly error: number}[];
}

/** Mean error of the model on test duels as close as one it gives probability `p`; null where none was measured. */
export function typicalError({errors}: ProductionSummary, p: number): number | null {
  const closeness = Math.abs(p - 0.5);
  return (errors.find(({upTo}) => closeness <= upTo) ?? errors.at(-1))?.error ?? null;
}

/** Where the truth typically lies around an answer, within 0 and 1. */
export const typicalRange = (p: number, error: number): readonly [number, number] => [
  Math.max(0, p - error),
  Math.min(1, p + error)
];

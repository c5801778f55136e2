/** How both sides mix their choices at every place, `shares[at * choices + choice]`, by turn in the order of members. */
export interface Mixes {
  readonly row: Float64Array;
  readonly column: Float64Array;
}

/** What pairs of choices, `choiceA * choicesB + choiceB`, are worth to A at most and at least. */
interface Worth {
  readonly choicesA: number;
  readonly choicesB: number;
  readonly lowOf: (pair: number) => number;
  readonly upOf: (pair: number) => number;
}

/** What each side is held to by the other that knows how it mixes: a lower and an upper bound of A's chance. */
export function repliesTo(
  {row, column}: Mixes,
  at: number,
  {choicesA, choicesB, lowOf, upOf}: Worth
): {readonly low: number; readonly up: number} {
  let low = 1;
  for (let j = 0; j < choicesB; j++) {
    let won = 0;
    for (let i = 0; i < choicesA; i++) won += row[at * choicesA + i] * lowOf(i * choicesB + j);
    low = Math.min(low, won);
  }
  let up = 0;
  for (let i = 0; i < choicesA; i++) {
    let won = 0;
    for (let j = 0; j < choicesB; j++) won += column[at * choicesB + j] * upOf(i * choicesB + j);
    up = Math.max(up, won);
  }
  return {low, up};
}

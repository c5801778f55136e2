import type {Quantity} from "./quantity.ts";

/** How both sides mix their choices at every place, `shares[at * choices + choice]`, by turn in the order of members. */
export interface Mixes {
  readonly row: Float64Array;
  readonly column: Float64Array;
}

/** What each side is held to by the other that knows how it mixes: a lower and an upper bound of A's chance. */
export function repliesTo(
  {row, column}: Mixes,
  at: number,
  choices: {readonly pairs: readonly Quantity[]; readonly choicesA: number; readonly choicesB: number},
  turnLow: Float64Array,
  turnUp: Float64Array
): {readonly low: number; readonly up: number} {
  const {pairs, choicesA, choicesB} = choices;
  let low = 1;
  for (let j = 0; j < choicesB; j++) {
    let won = 0;
    for (let i = 0; i < choicesA; i++)
      won += row[at * choicesA + i] * pairs[i * choicesB + j].lowWith(turnLow);
    low = Math.min(low, won);
  }
  let up = 0;
  for (let i = 0; i < choicesA; i++) {
    let won = 0;
    for (let j = 0; j < choicesB; j++)
      won += column[at * choicesB + j] * pairs[i * choicesB + j].upWith(turnUp);
    up = Math.max(up, won);
  }
  return {low, up};
}

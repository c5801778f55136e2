/** What a search needs of a match-up, seen from the side whose move is sought: its wins, its rows. */
export interface Matchup {
  readonly rows: number;
  readonly columns: number;
  /** What is known of a cell without more work. */
  known(row: number, column: number): Belief;
  /** Learns more of a cell that is open. */
  learn(row: number, column: number): void;
}

/** P(win), and what it is taken to be at least and at most. */
export interface Belief {
  readonly least: number;
  readonly likely: number;
  readonly most: number;
}

export interface SecureMove {
  readonly row: number;
  /** P(win) in its worst case. */
  readonly likely: number;
}

/** Moves whose worst cases differ by less are as good as each other: the one that promised more is taken. */
const EQUAL = 0.002;
/** Cells known as well as this are not learned any better. */
const KNOWN = 1e-4;

/** What is known of a row's worst case. */
interface Row {
  readonly row: number;
  /** In the order of promise, from 0. */
  readonly place: number;
  readonly least: number;
  readonly likely: number;
  readonly most: number;
  /** The open column that keeps `least` down; -1: none. */
  readonly lowest: number;
  /** The open column that keeps `likely` down; -1: none. */
  readonly likeliest: number;
}

/**
 * The row of the best worst case. Cells are learned only for as long as another row could still be better: of the best
 * row the column that could spoil it, of its best rival the column that could rule it out.
 */
export function secureMove(matchup: Matchup): SecureMove {
  const rows = promising(matchup).map((row, place) => describe(matchup, row, place));
  for (;;) {
    const best = rows.reduce((top, row) => (row.likely > top.likely + EQUAL ? row : top));
    const rival = rows.reduce<Row | null>(
      (top, row) => (row !== best && (top === null || row.most > top.most) ? row : top),
      null
    );
    if (rival === null || rival.most <= best.least + EQUAL) return best;
    const doubtOfBest = best.lowest < 0 ? 0 : best.likely - best.least;
    const doubtOfRival = rival.likeliest < 0 ? 0 : rival.most - rival.likely;
    if (doubtOfBest === 0 && doubtOfRival === 0) return best;
    const [{row, place}, column] =
      doubtOfBest >= doubtOfRival ? [best, best.lowest] : [rival, rival.likeliest];
    matchup.learn(row, column);
    rows[place] = describe(matchup, row, place);
  }
}

/** Rows by their worst guess, the better mean first among equals. */
function promising({rows, columns, known}: Matchup): number[] {
  const least = new Float64Array(rows).fill(1);
  const sums = new Float64Array(rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const {likely} = known(row, column);
      least[row] = Math.min(least[row], likely);
      sums[row] += likely;
    }
  return [...least.keys()].sort((x, y) => least[y] - least[x] || sums[y] - sums[x] || x - y);
}

function describe({columns, known}: Matchup, row: number, place: number): Row {
  let least = 1;
  let likely = 1;
  let most = 1;
  let lowest = -1;
  let likeliest = -1;
  for (let column = 0; column < columns; column++) {
    const belief = known(row, column);
    const open = belief.most - belief.least > KNOWN;
    if (belief.least < least) {
      least = belief.least;
      lowest = open ? column : -1;
    }
    if (belief.likely < likely) {
      likely = belief.likely;
      likeliest = open ? column : -1;
    }
    most = Math.min(most, belief.most);
  }
  return {row, place, least, likely, most, lowest, likeliest};
}

import type {HpMoves} from "./hp-moves.ts";
import {madeOnce} from "./made-once.ts";
import type {Term} from "./sum-drafts.ts";
import type {ValuePlane} from "./value-plane.ts";

/** From other rows, or from the row at hand by what stays in it. */
export interface RowPart {
  readonly sum: number;
  readonly share: number;
  readonly rows: HpMoves;
}

interface Bounds {
  readonly low: Float64Array;
  readonly up: Float64Array;
}

/** What has been worked out, by row, slot and column. */
export interface KeptValues extends Bounds {
  readonly slots: number;
}

/** By row and column, where columns have moved. */
type Known = RowPart & Bounds;

interface Inside extends RowPart {
  readonly columns: HpMoves;
  readonly slot: number;
}

interface Knockout extends RowPart {
  readonly columns: HpMoves;
  readonly wonByRows: boolean;
  readonly othersFirst: boolean;
}

/** What does not depend on what is worked out in the row at hand, by sum and column. */
export class RowSums {
  readonly low: Float64Array;
  readonly up: Float64Array;
  /** What is the same in all rows. */
  readonly #always: Float64Array;
  readonly #known: Known[] = [];
  readonly #inside: Inside[] = [];
  readonly #knockouts: Knockout[] = [];
  readonly #moved = new Map<ValuePlane, Map<HpMoves, Bounds>>();

  constructor(
    sums: number,
    readonly columns: number,
    readonly bounded: boolean
  ) {
    this.low = new Float64Array(sums * columns);
    this.up = bounded ? new Float64Array(sums * columns) : this.low;
    this.#always = new Float64Array(sums * columns);
  }

  addAlways(sum: number, won: number): void {
    this.#always.fill(won, sum * this.columns, (sum + 1) * this.columns);
  }

  addKnockouts({rows, columns, wonByRows, othersFirst}: Term, part: RowPart): void {
    const {sum, share} = part;
    if (wonByRows ? !rows.fatalAny : !columns.fatalAny) return;
    if (rows.fatalAny) this.#knockouts.push({...part, columns, wonByRows, othersFirst});
    else
      for (let column = 0; column < this.columns; column++)
        this.#always[sum * this.columns + column] += share * columns.fatal[column];
  }

  addKnown(part: RowPart, target: ValuePlane, columns: HpMoves): void {
    const ofTarget = madeOnce(this.#moved, target, () => new Map<HpMoves, Bounds>());
    const {low, up} = madeOnce(ofTarget, columns, () => columnsMoved(target, columns, this.columns));
    this.#known.push({...part, low, up});
  }

  addInside(part: RowPart, slot: number, columns: HpMoves): void {
    this.#inside.push({...part, columns, slot});
  }

  begin(row: number, kept: KeptValues): void {
    const {low, up, bounded} = this;
    low.set(this.#always);
    if (bounded) up.set(this.#always);
    for (const knockout of this.#knockouts) this.#addKnockout(knockout, row);
    const count = this.columns;
    for (const {sum, share, rows, low: knownLow, up: knownUp} of this.#known) {
      const into = sum * count;
      const stays = share * rows.stays[row];
      if (stays > 0) {
        add(low, into, knownLow, row * count, stays, count);
        if (bounded) add(up, into, knownUp, row * count, stays, count);
      }
      for (let k = rows.starts[row]; k < rows.starts[row + 1]; k++) {
        const from = rows.places[k] * count;
        const weight = share * rows.weights[k];
        add(low, into, knownLow, from, weight, count);
        if (bounded) add(up, into, knownUp, from, weight, count);
      }
    }
    for (const {sum, share, rows, columns, slot} of this.#inside) {
      const into = sum * count;
      for (let k = rows.starts[row]; k < rows.starts[row + 1]; k++) {
        const from = (rows.places[k] * kept.slots + slot) * count;
        const weight = share * rows.weights[k];
        addMoved(low, into, kept.low, from, weight, columns, count);
        if (bounded) addMoved(up, into, kept.up, from, weight, columns, count);
      }
    }
  }

  #addKnockout({sum, share, rows, columns, wonByRows, othersFirst}: Knockout, row: number): void {
    const fatal = rows.fatal[row];
    if (wonByRows && fatal === 0) return;
    for (let column = 0, at = sum * this.columns; column < this.columns; column++, at++) {
      const other = columns.fatal[column];
      const won = wonByRows ? fatal * (othersFirst ? 1 - other : 1) : other * (othersFirst ? 1 - fatal : 1);
      this.low[at] += share * won;
      if (this.bounded) this.up[at] += share * won;
    }
  }
}

/** Its rows, where columns have moved. */
function columnsMoved(target: ValuePlane, moves: HpMoves, count: number): Bounds {
  if (moves.identity) return target;
  const rows = target.rowAxis.count;
  const low = new Float64Array(rows * count);
  const up = target.up === target.low ? low : new Float64Array(rows * count);
  for (let row = 0; row < rows; row++) {
    addMoved(low, row * count, target.low, row * target.columns, 1, moves, count);
    if (up !== low) addMoved(up, row * count, target.up, row * target.columns, 1, moves, count);
  }
  return {low, up};
}

function add(
  into: Float64Array,
  at: number,
  values: Float64Array,
  from: number,
  weight: number,
  count: number
): void {
  for (let i = 0; i < count; i++) into[at + i] += weight * values[from + i];
}

function addMoved(
  into: Float64Array,
  at: number,
  values: Float64Array,
  from: number,
  weight: number,
  {identity, starts, places, weights, stays}: HpMoves,
  count: number
): void {
  if (identity) {
    add(into, at, values, from, weight, count);
    return;
  }
  for (let column = 0; column < count; column++) {
    const stay = stays[column];
    let sum = stay === 0 ? 0 : stay * values[from + column];
    for (let k = starts[column]; k < starts[column + 1]; k++) sum += weights[k] * values[from + places[k]];
    into[at + column] += weight * sum;
  }
}

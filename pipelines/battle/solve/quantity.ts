import type {HpMoves} from "./hp-moves.ts";
import type {ValuePlane} from "./value-plane.ts";

/** A part of a quantity: another's value where both sides' HP have moved. */
export interface Term {
  readonly share: number;
  readonly target: ValuePlane;
  readonly rows: HpMoves;
  readonly columns: HpMoves;
  /** Whose loss of all HP A wins by: the side of the rows or that of the columns. */
  readonly wonByRows: boolean;
  /** Where the other side loses all its HP as well, it has lost first. */
  readonly othersFirst: boolean;
  /** The target is worked out together with this quantity: its value here is not known yet. */
  readonly inside: boolean;
}

/** A term's part that stays at the place at hand. */
interface Link {
  readonly term: Term;
  /** Null: it leads to the start of a turn. */
  readonly to: Quantity | null;
  /** Place of that start among the quantity's `turns`. */
  readonly turn: number;
  /** Places of `to`'s turns among the quantity's. */
  readonly places: readonly number[];
}

/** What A wins on average from some point within a turn, as a sum over what can follow. */
export class Quantity {
  /** Of ways that end the battle whatever the HP. */
  won = 0;
  readonly terms: Term[] = [];
  /** What of them can stay at the place at hand. */
  readonly links: Link[] = [];
  /** Starts of turns that it can depend on at the place at hand, as they are numbered in the component. */
  readonly turns: number[] = [];
  /** By place in `turns`. */
  turnShares = new Float64Array(0);
  /** Those that can depend on other places of the row at hand that are worked out with it. */
  inRow: Term[] = [];
  /** Of what does not depend on what is worked out in the row at hand, by column. */
  readonly rowLow: Float64Array;
  readonly rowUp: Float64Array;
  /** Of what does not depend on turns at the place at hand. */
  low = 0;
  up = 0;

  constructor(
    /** Where it is kept; null where it is asked for only at the place at hand. */
    readonly plane: ValuePlane | null,
    columns: number,
    readonly bounded: boolean
  ) {
    this.rowLow = new Float64Array(columns);
    this.rowUp = bounded ? new Float64Array(columns) : this.rowLow;
  }

  /**
   * To be called when all terms are there, and after it has been for all they lead to but turns.
   * @param numbers of the component's turns
   * @param quantities of the component, by plane
   */
  link(numbers: ReadonlyMap<ValuePlane, number>, quantities: ReadonlyMap<ValuePlane, Quantity>): void {
    this.inRow = this.terms.filter(({rows, columns, inside}) => inside && rows.staysAny && columns.movesAny);
    const place = (turn: number): number => {
      if (!this.turns.includes(turn)) this.turns.push(turn);
      return this.turns.indexOf(turn);
    };
    for (const term of this.terms) {
      if (!term.inside || !term.rows.staysAny || !term.columns.staysAny) continue;
      const turn = numbers.get(term.target);
      if (turn !== undefined) this.links.push({term, to: null, turn: place(turn), places: []});
      else {
        const to = quantities.get(term.target)!;
        this.links.push({term, to, turn: -1, places: to.turns.map(place)});
      }
    }
    this.turnShares = new Float64Array(this.turns.length);
  }

  /** Adds up what other rows give, and what others that are known give in this one. */
  beginRow(row: number): void {
    this.rowLow.fill(this.won);
    if (this.bounded) this.rowUp.fill(this.won);
    for (const term of this.terms) {
      const {rows, columns, share, target, inside} = term;
      this.#addWon(term, row);
      const stays = inside ? 0 : share * rows.stays[row];
      if (stays > 0) {
        addMoved(this.rowLow, target.low, row * target.columns, stays, columns);
        if (this.bounded) addMoved(this.rowUp, target.up, row * target.columns, stays, columns);
      }
      for (let k = rows.starts[row]; k < rows.starts[row + 1]; k++) {
        const from = rows.places[k] * target.columns;
        const weight = share * rows.weights[k];
        addMoved(this.rowLow, target.low, from, weight, columns);
        if (this.bounded) addMoved(this.rowUp, target.up, from, weight, columns);
      }
    }
  }

  #addWon({rows, columns, share, wonByRows, othersFirst}: Term, row: number): void {
    const fatal = rows.fatal[row];
    const {rowLow, rowUp} = this;
    const inBounds = this.bounded;
    for (let column = 0; column < rowLow.length; column++) {
      const other = columns.fatal[column];
      const won = wonByRows ? fatal * (othersFirst ? 1 - other : 1) : other * (othersFirst ? 1 - fatal : 1);
      if (won === 0) continue;
      rowLow[column] += share * won;
      if (inBounds) rowUp[column] += share * won;
    }
  }

  /** Adds up what other columns of the row at hand give, and then what others give at this place but for the turns. */
  beginPlace(row: number, column: number): void {
    let low = this.rowLow[column];
    let up = this.rowUp[column];
    for (const {rows, columns, share, target} of this.inRow) {
      const stays = share * rows.stays[row];
      if (stays === 0) continue;
      const from = row * target.columns;
      const end = columns.starts[column + 1];
      let partLow = 0;
      let partUp = 0;
      if (this.bounded)
        for (let k = columns.starts[column]; k < end; k++) {
          const at = from + columns.places[k];
          partLow += columns.weights[k] * target.low[at];
          partUp += columns.weights[k] * target.up[at];
        }
      else
        for (let k = columns.starts[column]; k < end; k++)
          partLow += columns.weights[k] * target.low[from + columns.places[k]];
      low += stays * partLow;
      up += stays * partUp;
    }
    const {turnShares} = this;
    turnShares.fill(0);
    for (const link of this.links) {
      const {term, to, turn, places} = link;
      const weight = term.share * term.rows.stays[row] * term.columns.stays[column];
      if (to === null) turnShares[turn] += weight;
      else {
        low += weight * to.low;
        up += weight * to.up;
        for (let i = 0; i < places.length; i++) turnShares[places[i]] += weight * to.turnShares[i];
      }
    }
    this.low = low;
    this.up = up;
  }

  /** Lower bound, given the turns' at this place. */
  lowWith(turnLow: Float64Array): number {
    let low = this.low;
    for (let i = 0; i < this.turns.length; i++) low += this.turnShares[i] * turnLow[this.turns[i]];
    return low;
  }

  upWith(turnUp: Float64Array): number {
    let up = this.up;
    for (let i = 0; i < this.turns.length; i++) up += this.turnShares[i] * turnUp[this.turns[i]];
    return up;
  }
}

function addMoved(
  into: Float64Array,
  values: Float64Array,
  from: number,
  weight: number,
  {identity, starts, places, weights, stays}: HpMoves
): void {
  const count = into.length;
  if (identity) {
    for (let column = 0; column < count; column++) into[column] += weight * values[from + column];
    return;
  }
  for (let column = 0; column < count; column++) {
    const stay = stays[column];
    let sum = stay === 0 ? 0 : stay * values[from + column];
    for (let k = starts[column]; k < starts[column + 1]; k++) sum += weights[k] * values[from + places[k]];
    into[column] += weight * sum;
  }
}

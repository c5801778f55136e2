import type {HpMoves} from "./hp-moves.ts";
import type {ValuePlane} from "./value-plane.ts";

/** A part of a sum: another's value where both sides' HP have moved. */
export interface Term {
  readonly share: number;
  /** Known already; or a turn or a sum that is worked out with this one: see `Sums`. */
  readonly target: ValuePlane | number;
  readonly rows: HpMoves;
  readonly columns: HpMoves;
  /** Whose loss of all HP A wins by: the side of the rows or that of the columns. */
  readonly wonByRows: boolean;
  /** Where the other side loses all its HP as well, it has lost first. */
  readonly othersFirst: boolean;
}

/** What A wins on average from some point within a turn, as a sum over what can follow. */
export interface Sum {
  /** Of ways that end the battle whatever the HP. */
  won: number;
  readonly terms: Term[];
}

/** From other rows. */
interface RowPart {
  readonly sum: number;
  readonly share: number;
  readonly rows: HpMoves;
}

interface Known extends RowPart {
  /** Where columns have moved already. */
  readonly low: Float64Array;
  readonly up: Float64Array;
}

interface Inside extends RowPart {
  readonly columns: HpMoves;
  readonly slot: number;
}

interface Knockout extends RowPart {
  readonly columns: HpMoves;
  readonly wonByRows: boolean;
  readonly othersFirst: boolean;
}

/** From other columns of the row at hand, by one table of moves. */
interface ColumnParts {
  readonly columns: HpMoves;
  readonly parts: readonly RowPart[];
  readonly sums: Int32Array;
  readonly slots: Int32Array;
  /** Of the row at hand. */
  readonly weights: Float64Array;
}

/**
 * The sums of a component at one place (HP of both sides) after the other, in flat arrays: a place takes thousands of
 * multiplications. What they are worth depends on turns at the same place, which are not known yet: of each sum is
 * known what does not depend on them, and the share of each. Turns are numbered from 0; a sum's number as a target is
 * its own and that of all turns; a sum comes after those that it leads to.
 */
export class Sums {
  /** Of what does not depend on turns at the place at hand, by sum. */
  readonly #low: Float64Array;
  readonly #up: Float64Array;
  /** Turns that a sum can depend on at the same place, from `#firsts[sum]` to `#firsts[sum + 1]`. */
  readonly #turnsOf: Int32Array;
  readonly #firsts: Int32Array;
  readonly #shares: Float64Array;
  /** By row, slot and column: all values that are asked for at other places. The first slots are the turns'. */
  readonly #keptLow: Float64Array;
  readonly #keptUp: Float64Array;
  readonly #slots: number;
  /** Sums that are kept, with their slots. */
  readonly #stored: Int32Array;
  readonly #storedSlots: Int32Array;
  /** Of what does not depend on what is worked out in the row at hand, by sum and column. */
  readonly #rowLow: Float64Array;
  readonly #rowUp: Float64Array;
  /** What is the same in all rows. */
  readonly #always: Float64Array;
  readonly #known: Known[] = [];
  readonly #inside: Inside[] = [];
  readonly #knockouts: Knockout[] = [];
  readonly #inRow: readonly ColumnParts[];
  /** What stays at the place at hand. */
  readonly #links: readonly RowPart[];
  readonly #linkSums: Int32Array;
  /** A sum; below 0 a turn. */
  readonly #linkTo: Int32Array;
  readonly #linkTables: Int32Array;
  readonly #linkWeights: Float64Array;
  /** Where the link's turns are among the sum's, from `#linkFirsts[link]` on. */
  readonly #linkSpots: Int32Array;
  readonly #linkFirsts: Int32Array;
  /** By column and table. */
  readonly #stays: Float64Array;
  readonly #tables: number;

  constructor(
    turns: number,
    readonly sums: readonly Sum[],
    rows: number,
    readonly columns: number,
    readonly bounded: boolean
  ) {
    const count = sums.length;
    this.#low = new Float64Array(count);
    this.#up = bounded ? new Float64Array(count) : this.#low;
    this.#rowLow = new Float64Array(count * columns);
    this.#rowUp = bounded ? new Float64Array(count * columns) : this.#rowLow;
    this.#always = new Float64Array(count * columns);
    const slots = new Int32Array(turns + count).fill(-1);
    for (let turn = 0; turn < turns; turn++) slots[turn] = turn;
    let used = turns;
    const inRow = new Map<HpMoves, {part: RowPart; slot: number}[]>();
    const tables = new Map<HpMoves, number>();
    const turnsOf: number[] = [];
    const firsts = [0];
    const links: (RowPart & {readonly to: number; readonly table: number})[] = [];
    const spots: number[] = [];
    const linkFirsts = [0];
    const moved = new Map<ValuePlane, Map<HpMoves, ValuePlane | Moved>>();
    for (const [sum, {won, terms}] of sums.entries()) {
      this.#always.fill(won, sum * columns, (sum + 1) * columns);
      const own: number[] = [];
      const spot = (turn: number): number => {
        const at = own.indexOf(turn);
        return at >= 0 ? at : own.push(turn) - 1;
      };
      for (const term of terms) {
        const part: RowPart = {sum, share: term.share, rows: term.rows};
        this.#addWon(term, part);
        const {target} = term;
        if (typeof target !== "number") {
          let of = moved.get(target);
          if (of === undefined) moved.set(target, (of = new Map()));
          let values = of.get(term.columns);
          if (values === undefined) of.set(term.columns, (values = columnsMoved(target, term.columns, columns)));
          this.#known.push({...part, low: values.low, up: values.up});
          continue;
        }
        const staysInRow = term.rows.staysAny;
        if (term.rows.movesAny || (staysInRow && term.columns.movesAny)) {
          if (slots[target] < 0) slots[target] = used++;
          const slot = slots[target];
          if (term.rows.movesAny) this.#inside.push({...part, columns: term.columns, slot});
          if (staysInRow && term.columns.movesAny) {
            const alike = inRow.get(term.columns);
            if (alike === undefined) inRow.set(term.columns, [{part, slot}]);
            else alike.push({part, slot});
          }
        }
        if (!staysInRow || !term.columns.staysAny) continue;
        let table = tables.get(term.columns);
        if (table === undefined) tables.set(term.columns, (table = tables.size));
        const to = target < turns ? -1 - target : target - turns;
        links.push({...part, to, table});
        if (to < 0) spots.push(firsts[sum] + spot(target));
        else for (let i = firsts[to]; i < firsts[to + 1]; i++) spots.push(firsts[sum] + spot(turnsOf[i]));
        linkFirsts.push(spots.length);
      }
      turnsOf.push(...own);
      firsts.push(turnsOf.length);
    }
    this.#turnsOf = Int32Array.from(turnsOf);
    this.#firsts = Int32Array.from(firsts);
    this.#shares = new Float64Array(turnsOf.length);
    this.#slots = used;
    this.#keptLow = new Float64Array(rows * used * columns);
    this.#keptUp = bounded ? new Float64Array(rows * used * columns).fill(1) : this.#keptLow;
    this.#stored = Int32Array.from(sums.keys()).filter((sum) => slots[turns + sum] >= 0);
    this.#storedSlots = this.#stored.map((sum) => slots[turns + sum]);
    this.#inRow = Array.from(inRow, ([moves, alike]) => ({
      columns: moves,
      parts: alike.map(({part}) => part),
      sums: Int32Array.from(alike, ({part}) => part.sum),
      slots: Int32Array.from(alike, ({slot}) => slot),
      weights: new Float64Array(alike.length)
    }));
    this.#links = links;
    this.#linkSums = Int32Array.from(links, ({sum}) => sum);
    this.#linkTo = Int32Array.from(links, ({to}) => to);
    this.#linkTables = Int32Array.from(links, ({table}) => table);
    this.#linkWeights = new Float64Array(links.length);
    this.#linkSpots = Int32Array.from(spots);
    this.#linkFirsts = Int32Array.from(linkFirsts);
    this.#tables = tables.size;
    this.#stays = new Float64Array(columns * tables.size);
    for (const [{stays}, table] of tables)
      for (let column = 0; column < columns; column++) this.#stays[column * tables.size + table] = stays[column];
  }

  #addWon({rows, columns, wonByRows, othersFirst}: Term, part: RowPart): void {
    const {sum, share} = part;
    if (wonByRows ? !rows.fatalAny : !columns.fatalAny) return;
    if (rows.fatalAny) this.#knockouts.push({...part, columns, wonByRows, othersFirst});
    else
      for (let column = 0; column < this.columns; column++)
        this.#always[sum * this.columns + column] += share * columns.fatal[column];
  }

  /** Turns that a sum can depend on at the same place. */
  turnsOf(sum: number): Int32Array {
    return this.#turnsOf.subarray(this.#firsts[sum], this.#firsts[sum + 1]);
  }

  /** Adds up what other rows give, and what is known of this one. */
  beginRow(row: number): void {
    const {columns: count, bounded} = this;
    const rowLow = this.#rowLow;
    const rowUp = this.#rowUp;
    rowLow.set(this.#always);
    if (bounded) rowUp.set(this.#always);
    for (const {sum, share, rows, columns, wonByRows, othersFirst} of this.#knockouts) {
      const fatal = rows.fatal[row];
      if (wonByRows && fatal === 0) continue;
      const into = sum * count;
      for (let column = 0; column < count; column++) {
        const other = columns.fatal[column];
        const won = wonByRows ? fatal * (othersFirst ? 1 - other : 1) : other * (othersFirst ? 1 - fatal : 1);
        rowLow[into + column] += share * won;
        if (bounded) rowUp[into + column] += share * won;
      }
    }
    for (const {sum, share, rows, low, up} of this.#known) {
      const into = sum * count;
      const stays = share * rows.stays[row];
      if (stays > 0) {
        add(rowLow, into, low, row * count, stays, count);
        if (bounded) add(rowUp, into, up, row * count, stays, count);
      }
      for (let k = rows.starts[row]; k < rows.starts[row + 1]; k++) {
        const from = rows.places[k] * count;
        const weight = share * rows.weights[k];
        add(rowLow, into, low, from, weight, count);
        if (bounded) add(rowUp, into, up, from, weight, count);
      }
    }
    for (const {sum, share, rows, columns, slot} of this.#inside) {
      const into = sum * count;
      for (let k = rows.starts[row]; k < rows.starts[row + 1]; k++) {
        const from = (rows.places[k] * this.#slots + slot) * count;
        const weight = share * rows.weights[k];
        addMoved(rowLow, into, this.#keptLow, from, weight, columns, count);
        if (bounded) addMoved(rowUp, into, this.#keptUp, from, weight, columns, count);
      }
    }
    for (const {parts, weights} of this.#inRow)
      for (let i = 0; i < parts.length; i++) weights[i] = parts[i].share * parts[i].rows.stays[row];
    const links = this.#links;
    for (let i = 0; i < links.length; i++) this.#linkWeights[i] = links[i].share * links[i].rows.stays[row];
  }

  /** Adds up what other columns of the row at hand give, and then what others give at this place but for the turns. */
  beginPlace(row: number, column: number): void {
    const {columns: count, bounded} = this;
    const low = this.#low;
    const up = this.#up;
    const rowLow = this.#rowLow;
    const rowUp = this.#rowUp;
    for (let sum = 0, at = column; sum < low.length; sum++, at += count) low[sum] = rowLow[at];
    if (bounded) for (let sum = 0, at = column; sum < up.length; sum++, at += count) up[sum] = rowUp[at];
    for (const group of this.#inRow) this.#addColumns(group, row, column);
    this.#addLinks(column);
  }

  #addColumns({columns, sums, slots, weights: rowWeights}: ColumnParts, row: number, column: number): void {
    const {starts, places, weights} = columns;
    const start = starts[column];
    const end = starts[column + 1];
    if (start === end) return;
    const low = this.#low;
    const up = this.#up;
    const keptLow = this.#keptLow;
    const keptUp = this.#keptUp;
    for (let i = 0; i < sums.length; i++) {
      const from = (row * this.#slots + slots[i]) * this.columns;
      let partLow = 0;
      for (let k = start; k < end; k++) partLow += weights[k] * keptLow[from + places[k]];
      low[sums[i]] += rowWeights[i] * partLow;
      if (!this.bounded) continue;
      let partUp = 0;
      for (let k = start; k < end; k++) partUp += weights[k] * keptUp[from + places[k]];
      up[sums[i]] += rowWeights[i] * partUp;
    }
  }

  #addLinks(column: number): void {
    const {bounded} = this;
    const low = this.#low;
    const up = this.#up;
    const shares = this.#shares;
    const linkWeights = this.#linkWeights;
    const linkTables = this.#linkTables;
    const linkTo = this.#linkTo;
    const linkSums = this.#linkSums;
    const linkFirsts = this.#linkFirsts;
    const linkSpots = this.#linkSpots;
    const firsts = this.#firsts;
    const stays = this.#stays;
    const from = column * this.#tables;
    shares.fill(0);
    for (let i = 0; i < linkWeights.length; i++) {
      const weight = linkWeights[i] * stays[from + linkTables[i]];
      if (weight === 0) continue;
      const to = linkTo[i];
      let spot = linkFirsts[i];
      if (to < 0) {
        shares[linkSpots[spot]] += weight;
        continue;
      }
      low[linkSums[i]] += weight * low[to];
      if (bounded) up[linkSums[i]] += weight * up[to];
      for (let of = firsts[to]; of < firsts[to + 1]; of++, spot++) shares[linkSpots[spot]] += weight * shares[of];
    }
  }

  /** Lower bound, given the turns' at this place. */
  lowWith(sum: number, turnLow: Float64Array): number {
    return this.#with(this.#low[sum], sum, turnLow);
  }

  upWith(sum: number, turnUp: Float64Array): number {
    return this.#with(this.#up[sum], sum, turnUp);
  }

  #with(alone: number, sum: number, turns: Float64Array): number {
    let value = alone;
    const end = this.#firsts[sum + 1];
    for (let i = this.#firsts[sum]; i < end; i++) value += this.#shares[i] * turns[this.#turnsOf[i]];
    return value;
  }

  /** Keeps what the turns and the sums are worth at this place. */
  keep(row: number, column: number, turnLow: Float64Array, turnUp: Float64Array): void {
    const {columns: count, bounded} = this;
    const from = row * this.#slots * count + column;
    for (let turn = 0; turn < turnLow.length; turn++) {
      this.#keptLow[from + turn * count] = turnLow[turn];
      if (bounded) this.#keptUp[from + turn * count] = turnUp[turn];
    }
    for (let i = 0; i < this.#stored.length; i++) {
      const at = from + this.#storedSlots[i] * count;
      this.#keptLow[at] = this.lowWith(this.#stored[i], turnLow);
      if (bounded) this.#keptUp[at] = this.upWith(this.#stored[i], turnUp);
    }
  }
}

interface Moved {
  readonly low: Float64Array;
  readonly up: Float64Array;
}

/** Its rows, where columns have moved. */
function columnsMoved(target: ValuePlane, moves: HpMoves, count: number): Moved {
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

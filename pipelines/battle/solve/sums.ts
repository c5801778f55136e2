import type {HpMoves} from "./hp-moves.ts";
import {madeOnce} from "./made-once.ts";
import {type KeptValues, type RowPart, RowSums} from "./row-sums.ts";
import type {Sum} from "./sum-drafts.ts";

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
  readonly #kept: KeptValues;
  /** Sums that are kept, with their slots. */
  readonly #stored: Int32Array;
  readonly #storedSlots: Int32Array;
  readonly #rows: RowSums;
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
    sums: readonly Sum[],
    rows: number,
    readonly columns: number,
    readonly bounded: boolean
  ) {
    const count = sums.length;
    this.#low = new Float64Array(count);
    this.#up = bounded ? new Float64Array(count) : this.#low;
    this.#rows = new RowSums(count, columns, bounded);
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
    for (const [sum, {won, terms}] of sums.entries()) {
      this.#rows.addAlways(sum, won);
      const own: number[] = [];
      const spot = (turn: number): number => {
        const at = own.indexOf(turn);
        return at >= 0 ? at : own.push(turn) - 1;
      };
      for (const term of terms) {
        const part: RowPart = {sum, share: term.share, rows: term.rows};
        this.#rows.addKnockouts(term, part);
        const {target} = term;
        if (typeof target !== "number") {
          this.#rows.addKnown(part, target, term.columns);
          continue;
        }
        const staysInRow = term.rows.staysAny;
        if (term.rows.movesAny || (staysInRow && term.columns.movesAny)) {
          if (slots[target] < 0) slots[target] = used++;
          const slot = slots[target];
          if (term.rows.movesAny) this.#rows.addInside(part, slot, term.columns);
          if (staysInRow && term.columns.movesAny) madeOnce(inRow, term.columns, () => []).push({part, slot});
        }
        if (!staysInRow || !term.columns.staysAny) continue;
        const table = madeOnce(tables, term.columns, () => tables.size);
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
    const places = rows * used * columns;
    const low = new Float64Array(places);
    this.#kept = {slots: used, low, up: bounded ? new Float64Array(places).fill(1) : low};
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
      for (let column = 0; column < columns; column++)
        this.#stays[column * tables.size + table] = stays[column];
  }

  get count(): number {
    return this.#low.length;
  }

  /** Turns that a sum can depend on at the same place. */
  turnsOf(sum: number): Int32Array {
    return this.#turnsOf.subarray(this.#firsts[sum], this.#firsts[sum + 1]);
  }

  /** Adds up what other rows give, and what is known of this one. */
  beginRow(row: number): void {
    this.#rows.begin(row, this.#kept);
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
    const {low: rowLow, up: rowUp} = this.#rows;
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
    const {slots: count, low: keptLow, up: keptUp} = this.#kept;
    for (let i = 0; i < sums.length; i++) {
      const from = (row * count + slots[i]) * this.columns;
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
      for (let of = firsts[to]; of < firsts[to + 1]; of++, spot++)
        shares[linkSpots[spot]] += weight * shares[of];
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
    const {slots, low, up} = this.#kept;
    const from = row * slots * count + column;
    for (let turn = 0; turn < turnLow.length; turn++) {
      low[from + turn * count] = turnLow[turn];
      if (bounded) up[from + turn * count] = turnUp[turn];
    }
    for (let i = 0; i < this.#stored.length; i++) {
      const at = from + this.#storedSlots[i] * count;
      low[at] = this.lowWith(this.#stored[i], turnLow);
      if (bounded) up[at] = this.upWith(this.#stored[i], turnUp);
    }
  }
}

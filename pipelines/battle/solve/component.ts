import type {Expanded} from "./fight-graph.ts";
import type {HpAxis} from "./hp-axis.ts";
import {MatrixGame} from "./matrix-game.ts";
import {type Mixes, repliesTo} from "./replies.ts";
import type {Solution} from "./solution.ts";
import type {Stop} from "./stop.ts";
import {strongComponents} from "./strong-components.ts";
import {SumDrafts} from "./sum-drafts.ts";
import {Sums} from "./sums.ts";
import {ValuePlane} from "./value-plane.ts";

/** The start of a turn with what each pair of choices is worth: sums `first`, `first + 1`, … */
interface Turn {
  readonly expanded: Expanded;
  readonly plane: ValuePlane;
  readonly first: number;
}

interface TurnGroup {
  readonly turns: readonly number[];
  /** A value can depend on itself. */
  readonly loops: boolean;
}

/** A place is worked out until what is known of it changes by less. */
const STEADY = 1e-6;
const MOST_ROUNDS = 200;
/** The whole is worked out until what is known of it changes by less. */
const SWEPT = 1e-5;
/** So many times as much where only bounds are asked for: they hold however early one stops. */
const ROUGHLY = 20;
const MOST_SWEEPS = 60;

/** Bounds that differ by less are one. */
const SAME = 1e-9;

const game = new MatrixGame();

/** Everything that is worked out together, at one resolution of HP. */
export class Component {
  readonly #turns: readonly Turn[];
  readonly #sums: Sums;
  /** Turns that can depend on each other at the same place, each group after those it depends on. */
  readonly #groups: readonly TurnGroup[];
  /** Bounds of the turns at the place at hand. */
  readonly #turnLow: Float64Array;
  readonly #turnUp: Float64Array;
  /** A value can depend on rows, and on columns of its own row, that are worked out later. */
  readonly #risesRows: boolean;
  readonly #risesColumns: boolean;
  readonly #tolerance: number;
  #work = 0;

  constructor(
    readonly solution: Solution,
    members: readonly Expanded[],
    readonly rowAxis: HpAxis,
    readonly columnAxis: HpAxis,
    /** Null: both play the game. Else the lower bound is the worst that A's mixes can meet, the upper one B's. */
    readonly mixes: readonly Mixes[] | null = null
  ) {
    const {planes, roughly, orientation} = solution;
    const {bounded} = orientation;
    this.#tolerance = roughly ? ROUGHLY : 1;
    this.#turnLow = new Float64Array(members.length);
    this.#turnUp = bounded ? new Float64Array(members.length) : this.#turnLow;
    const {sums, firsts} = new SumDrafts(solution, {members, axes: [rowAxis, columnAxis]});
    this.#turns = members.map((expanded, turn) => {
      const plane = new ValuePlane(rowAxis, columnAxis, bounded);
      planes.set(expanded.node, plane);
      return {expanded, plane, first: firsts[turn]};
    });
    const inside = sums.flatMap(({terms}) => terms.filter(({target}) => typeof target === "number"));
    this.#risesRows = inside.some(({rows}) => rows.rises);
    this.#risesColumns = inside.some(({rows, columns}) => rows.staysAny && columns.rises);
    this.#sums = new Sums(members.length, sums, rowAxis.count, columnAxis.count, bounded);
    const follow = this.#turns.map(({expanded: {pairs}, first}) => [
      ...new Set(pairs.flatMap((_, i) => Array.from(this.#sums.turnsOf(first + i))))
    ]);
    this.#groups = strongComponents(follow.keys(), (turn) => follow[turn]).map((turns) => ({
      turns,
      loops: follow[turns[0]].some((to) => turns.includes(to))
    }));
  }

  /** @param stop told before each row of the payoffs worked out since @returns false where it was told to stop */
  solve(stop: Stop): boolean {
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      let change = 0;
      for (let row = 0; row < this.rowAxis.count; row++) {
        if (stop(this.#work)) return false;
        this.#work = 0;
        change = Math.max(change, this.#row(row));
      }
      if (!this.#risesRows || change < SWEPT * this.#tolerance) break;
    }
    return true;
  }

  /** Works out a row, over and over where that can tell more. @returns by how much a bound changed at first */
  #row(row: number): number {
    this.#sums.beginRow(row);
    let first = 0;
    for (let sweep = 0; sweep < (this.#risesRows ? 1 : MOST_SWEEPS); sweep++) {
      let change = 0;
      for (let column = 0; column < this.columnAxis.count; column++)
        change = Math.max(change, this.#place(row, column));
      if (sweep === 0) first = change;
      if (!this.#risesColumns || change < SWEPT * this.#tolerance) break;
    }
    return first;
  }

  /** Calls back with what the pairs of choices are worth, in the middle of their bounds, when all is worked out. */
  eachPlace(give: (turn: number, at: number, payoffs: Float64Array) => void): void {
    const payoffs = this.#turns.map(({expanded}) => new Float64Array(expanded.pairs.length));
    const sums = this.#sums;
    for (let row = 0; row < this.rowAxis.count; row++) {
      sums.beginRow(row);
      for (let column = 0; column < this.columnAxis.count; column++) {
        const at = this.#beginPlace(row, column);
        for (const [turn, {first}] of this.#turns.entries()) {
          for (let i = 0; i < payoffs[turn].length; i++)
            payoffs[turn][i] =
              (sums.lowWith(first + i, this.#turnLow) + sums.upWith(first + i, this.#turnUp)) / 2;
          give(turn, at, payoffs[turn]);
        }
      }
    }
  }

  #beginPlace(row: number, column: number): number {
    const at = row * this.columnAxis.count + column;
    this.#sums.beginPlace(row, column);
    for (let i = 0; i < this.#turns.length; i++) {
      this.#turnLow[i] = this.#turns[i].plane.low[at];
      this.#turnUp[i] = this.#turns[i].plane.up[at];
    }
    return at;
  }

  /** @returns by how much a bound changed */
  #place(row: number, column: number): number {
    const turnLow = this.#turnLow;
    const turnUp = this.#turnUp;
    this.#work += this.#sums.count;
    const at = this.#beginPlace(row, column);
    for (const {turns, loops} of this.#groups)
      for (let round = 0; round < MOST_ROUNDS; round++) {
        let moved = 0;
        for (const turn of turns)
          moved = Math.max(
            moved,
            this.mixes === null ? this.#solve(turn) : this.#respond(turn, at, this.mixes[turn])
          );
        if (!loops || moved < STEADY * this.#tolerance) break;
      }
    let change = 0;
    for (let i = 0; i < this.#turns.length; i++) {
      const {low, up} = this.#turns[i].plane;
      change = Math.max(change, Math.abs(low[at] - turnLow[i]), Math.abs(up[at] - turnUp[i]));
      low[at] = turnLow[i];
      up[at] = turnUp[i];
    }
    this.#sums.keep(row, column, turnLow, turnUp);
    return change;
  }

  /** @returns by how much a bound changed */
  #solve(turn: number): number {
    const {expanded, first} = this.#turns[turn];
    const {choicesA, choicesB, pairs} = expanded;
    const count = pairs.length;
    const sums = this.#sums;
    this.#work += count;
    const turnLow = this.#turnLow;
    const turnUp = this.#turnUp;
    for (let i = 0; i < count; i++) game.payoffs[i] = sums.lowWith(first + i, turnLow);
    const low = game.value(choicesA, choicesB);
    let moved = Math.abs(low - turnLow[turn]);
    turnLow[turn] = low;
    if (turnUp === turnLow) return moved;
    let same = true;
    for (let i = 0; i < count; i++) {
      const up = sums.upWith(first + i, turnUp);
      if (up - game.payoffs[i] > SAME) same = false;
      game.payoffs[i] = up;
    }
    const up = same ? low : game.value(choicesA, choicesB);
    moved = Math.max(moved, Math.abs(up - turnUp[turn]));
    turnUp[turn] = up;
    return moved;
  }

  /** `#solve` where both sides' mixes are given and the other knows them. */
  #respond(turn: number, at: number, mixes: Mixes): number {
    const {expanded, first} = this.#turns[turn];
    const {choicesA, choicesB, pairs} = expanded;
    this.#work += pairs.length;
    const {low, up} = repliesTo(mixes, at, {
      choicesA,
      choicesB,
      lowOf: (pair) => this.#sums.lowWith(first + pair, this.#turnLow),
      upOf: (pair) => this.#sums.upWith(first + pair, this.#turnUp)
    });
    const moved = Math.max(Math.abs(low - this.#turnLow[turn]), Math.abs(up - this.#turnUp[turn]));
    this.#turnLow[turn] = low;
    this.#turnUp[turn] = up;
    return moved;
  }
}

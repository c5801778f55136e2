import type {Branch, Node} from "../chain/branch.ts";
import type {HpStep} from "../chain/hp-step.ts";
import type {Expanded, FightGraph} from "./fight-graph.ts";
import type {HpAxis} from "./hp-axis.ts";
import {MatrixGame} from "./matrix-game.ts";
import type {MoveTables} from "./move-tables.ts";
import {Quantity} from "./quantity.ts";
import {type Mixes, repliesTo} from "./replies.ts";
import type {Stop} from "./stop.ts";
import {type Orientation, ValuePlane} from "./value-plane.ts";

/** The start of a turn with what each pair of choices is worth. */
interface Turn {
  readonly expanded: Expanded;
  readonly plane: ValuePlane;
  readonly pairs: readonly Quantity[];
}

/** What all components of one solution share. */
export interface Solution {
  readonly graph: FightGraph;
  readonly orientation: Orientation;
  /** Of the starts of turns worked out so far. */
  readonly planes: Map<Node, ValuePlane>;
  /** Stands for what has not been looked at. */
  readonly unknown: ValuePlane;
  readonly tables: MoveTables;
  /** Bounds are good enough before they have closed in on each other. */
  readonly roughly: boolean;
}

/** What is worked out together, and for which HP of rows and columns. */
export interface Part {
  readonly members: readonly Expanded[];
  readonly axes: readonly [HpAxis, HpAxis];
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
  readonly #quantities: Quantity[] = [];
  readonly #turns: Turn[] = [];
  readonly #own = new Set<ValuePlane>();
  /** Of the turns' planes. */
  readonly #numbers = new Map<ValuePlane, number>();
  readonly #ofPlane = new Map<ValuePlane, Quantity>();
  readonly #stored: readonly Quantity[];
  /** Bounds of the turns at the place at hand. */
  readonly #turnLow: Float64Array;
  readonly #turnUp: Float64Array;
  readonly #ofBetween = new Map<Node, ValuePlane>();
  readonly #ofBranch = new Map<Branch, ValuePlane>();
  /** A value can depend on itself at the same place. */
  readonly #loops: boolean;
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
    const {planes, roughly} = solution;
    this.#tolerance = roughly ? ROUGHLY : 1;
    for (const {node} of members) {
      const plane = this.#keep();
      planes.set(node, plane);
      this.#numbers.set(plane, this.#numbers.size);
    }
    this.#turnLow = new Float64Array(members.length);
    this.#turnUp = solution.orientation.bounded ? new Float64Array(members.length) : this.#turnLow;
    for (const expanded of members) {
      const pairs = expanded.pairs.map((branch) =>
        this.#quantity(null, branch, (node) => this.#between(node))
      );
      this.#turns.push({expanded, plane: planes.get(expanded.node)!, pairs});
    }
    const terms = this.#quantities.flatMap((q) => q.terms);
    this.#risesRows = terms.some(({inside, rows}) => inside && rows.rises);
    this.#risesColumns = terms.some(({inside, rows, columns}) => inside && rows.staysAny && columns.rises);
    this.#loops = this.#quantities.some(({turns}) => turns.length > 0);
    this.#stored = this.#quantities.filter(({plane}) => plane !== null);
  }

  #keep(): ValuePlane {
    const plane = new ValuePlane(this.rowAxis, this.columnAxis, this.solution.orientation.bounded);
    this.#own.add(plane);
    return plane;
  }

  #between(node: Node): ValuePlane {
    let plane = this.#ofBetween.get(node);
    if (plane === undefined) {
      plane = this.#keep();
      this.#ofBetween.set(node, plane);
      const {graph, planes, unknown} = this.solution;
      this.#quantity(plane, graph.seconds.get(node)!, (to) => planes.get(to) ?? unknown);
    }
    return plane;
  }

  #branch(branch: Branch, planeOf: (node: Node) => ValuePlane): ValuePlane {
    let plane = this.#ofBranch.get(branch);
    if (plane === undefined) {
      plane = this.#keep();
      this.#ofBranch.set(branch, plane);
      this.#quantity(plane, branch, planeOf);
    }
    return plane;
  }

  /** Comes after all that it depends on at the same place. */
  #quantity(plane: ValuePlane | null, branch: Branch, planeOf: (node: Node) => ValuePlane): Quantity {
    const q = new Quantity(plane, this.columnAxis.count, this.solution.orientation.bounded);
    for (const end of branch.ends) {
      if (end.to === null) q.won += end.wonByA ? end.share : 0;
      else this.#add(q, end.share, null, planeOf(end.to));
    }
    for (const sub of branch.branches) {
      const [only] = sub.ends;
      const direct = sub.branches.length === 0 && sub.ends.length === 1 && only.to !== null;
      this.#add(q, sub.share, sub.step, direct ? planeOf(only.to!) : this.#branch(sub, planeOf));
    }
    q.link(this.#numbers, this.#ofPlane);
    if (plane !== null) this.#ofPlane.set(plane, q);
    this.#quantities.push(q);
    return q;
  }

  #add(q: Quantity, share: number, step: HpStep | null, target: ValuePlane): void {
    const {tables, orientation} = this.solution;
    const rowSide = orientation.rowsAreB ? 1 : 0;
    const inside = this.#own.has(target);
    const common = {target, inside, wonByRows: orientation.rowsAreB, othersFirst: step?.side === 0};
    const rowsFrom = this.rowAxis;
    const columnsFrom = this.columnAxis;
    const plainRows = tables.plain(rowsFrom, target.rowAxis);
    const plainColumns = tables.plain(columnsFrom, target.columnAxis);
    if (step === null) q.terms.push({...common, share, rows: plainRows, columns: plainColumns});
    else if (step.returns === null) {
      const ofRows = step.side === rowSide;
      q.terms.push({
        ...common,
        share,
        rows: ofRows ? tables.ofStep(step, rowsFrom, target.rowAxis) : plainRows,
        columns: ofRows ? plainColumns : tables.ofStep(step, columnsFrom, target.columnAxis)
      });
    } else
      step.losses.forEach((loss, i) => {
        const lossOf = (side: number): number => (side === step.side ? loss : -step.returns![i]);
        q.terms.push({
          ...common,
          share: share * step.weights[i],
          rows: tables.ofShift(lossOf(rowSide), rowsFrom, target.rowAxis),
          columns: tables.ofShift(lossOf(1 - rowSide), columnsFrom, target.columnAxis)
        });
      });
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
    for (const q of this.#quantities) q.beginRow(row);
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
    const payoffs = this.#turns.map(({pairs}) => new Float64Array(pairs.length));
    for (let row = 0; row < this.rowAxis.count; row++) {
      for (const q of this.#quantities) q.beginRow(row);
      for (let column = 0; column < this.columnAxis.count; column++) {
        const at = this.#beginPlace(row, column);
        for (const [turn, {pairs}] of this.#turns.entries()) {
          for (const [i, q] of pairs.entries()) {
            const low = q.lowWith(this.#turnLow);
            payoffs[turn][i] = q.bounded ? (low + q.upWith(this.#turnUp)) / 2 : low;
          }
          give(turn, at, payoffs[turn]);
        }
      }
    }
  }

  #beginPlace(row: number, column: number): number {
    const at = row * this.columnAxis.count + column;
    for (const q of this.#quantities) q.beginPlace(row, column);
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
    this.#work += this.#quantities.length;
    const at = this.#beginPlace(row, column);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      let moved = 0;
      for (let i = 0; i < this.#turns.length; i++)
        moved = Math.max(moved, this.mixes === null ? this.#solve(i) : this.#respond(i, at, this.mixes[i]));
      if (!this.#loops || moved < STEADY * this.#tolerance) break;
    }
    let change = 0;
    for (let i = 0; i < this.#turns.length; i++) {
      const {low, up} = this.#turns[i].plane;
      change = Math.max(change, Math.abs(low[at] - turnLow[i]), Math.abs(up[at] - turnUp[i]));
      low[at] = turnLow[i];
      up[at] = turnUp[i];
    }
    for (const q of this.#stored) {
      q.plane!.low[at] = q.lowWith(turnLow);
      if (q.bounded) q.plane!.up[at] = q.upWith(turnUp);
    }
    return change;
  }

  /** @returns by how much a bound changed */
  #solve(turn: number): number {
    const {expanded, pairs} = this.#turns[turn];
    const {choicesA, choicesB} = expanded;
    this.#work += pairs.length;
    const turnLow = this.#turnLow;
    const turnUp = this.#turnUp;
    for (let i = 0; i < pairs.length; i++) game.payoffs[i] = pairs[i].lowWith(turnLow);
    const low = game.value(choicesA, choicesB);
    let moved = Math.abs(low - turnLow[turn]);
    turnLow[turn] = low;
    if (turnUp === turnLow) return moved;
    let same = true;
    for (let i = 0; i < pairs.length; i++) {
      const up = pairs[i].upWith(turnUp);
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
    const {expanded, pairs} = this.#turns[turn];
    const {choicesA, choicesB} = expanded;
    this.#work += pairs.length;
    const {low, up} = repliesTo(mixes, at, {pairs, choicesA, choicesB}, this.#turnLow, this.#turnUp);
    const moved = Math.max(Math.abs(low - this.#turnLow[turn]), Math.abs(up - this.#turnUp[turn]));
    this.#turnLow[turn] = low;
    this.#turnUp[turn] = up;
    return moved;
  }
}

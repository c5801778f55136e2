import type {Branch, Node} from "../chain/branch.ts";
import type {HpStep} from "../chain/hp-step.ts";
import type {HpAxis} from "./hp-axis.ts";
import type {HpMoves} from "./hp-moves.ts";
import type {Part, Solution} from "./solution.ts";
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

/** What comes after a node: a plane that is known, or the number of what is worked out in the same component. */
type Follow = (node: Node) => ValuePlane | number;

/** The sums of a component, each after those that it leads to at the same place; those of pairs of choices come last. */
export class SumDrafts {
  readonly sums: Sum[] = [];
  /** By turn: of its first pair of choices. */
  readonly firsts: readonly number[];
  readonly axes: readonly [HpAxis, HpAxis];
  /** Of the turns. */
  readonly #numbers: ReadonlyMap<Node, number>;
  /** As targets of terms. */
  readonly #ofBetween = new Map<Node, number>();
  readonly #ofBranch = new Map<Branch, number>();

  constructor(
    readonly solution: Solution,
    {members, axes}: Part
  ) {
    this.axes = axes;
    this.#numbers = new Map(members.map(({node}, turn) => [node, turn]));
    const between = (node: Node): number => this.#between(node);
    const pairs = members.map((member) => member.pairs.map((branch) => this.#sum(branch, between)));
    this.firsts = pairs.map((ofTurn) => this.sums.push(...ofTurn) - ofTurn.length);
  }

  #between(node: Node): number {
    let at = this.#ofBetween.get(node);
    if (at === undefined) {
      const {graph, planes, unknown} = this.solution;
      at = this.#kept(
        this.#sum(graph.seconds.get(node)!, (to) => this.#numbers.get(to) ?? planes.get(to) ?? unknown)
      );
      this.#ofBetween.set(node, at);
    }
    return at;
  }

  #branch(branch: Branch, follow: Follow): number {
    let at = this.#ofBranch.get(branch);
    if (at === undefined) {
      at = this.#kept(this.#sum(branch, follow));
      this.#ofBranch.set(branch, at);
    }
    return at;
  }

  #kept(sum: Sum): number {
    return this.#numbers.size + this.sums.push(sum) - 1;
  }

  #sum({ends, branches}: Branch, follow: Follow): Sum {
    const sum: Sum = {won: 0, terms: []};
    for (const {to, share, wonByA} of ends) {
      if (to === null) sum.won += wonByA ? share : 0;
      else this.#add(sum, share, null, follow(to));
    }
    for (const sub of branches) {
      const [only] = sub.ends;
      const direct = sub.branches.length === 0 && sub.ends.length === 1 && only.to !== null;
      this.#add(sum, sub.share, sub.step, direct ? follow(only.to!) : this.#branch(sub, follow));
    }
    return sum;
  }

  #add(sum: Sum, share: number, step: HpStep | null, target: ValuePlane | number): void {
    const {tables, orientation} = this.solution;
    const rowSide = orientation.rowsAreB ? 1 : 0;
    const common = {target, wonByRows: orientation.rowsAreB, othersFirst: step?.side === 0};
    const [rowsFrom, columnsFrom] = this.axes;
    const [rowsTo, columnsTo] = typeof target === "number" ? this.axes : [target.rowAxis, target.columnAxis];
    const plainRows = tables.plain(rowsFrom, rowsTo);
    const plainColumns = tables.plain(columnsFrom, columnsTo);
    if (step === null) sum.terms.push({...common, share, rows: plainRows, columns: plainColumns});
    else if (step.returns === null) {
      const ofRows = step.side === rowSide;
      sum.terms.push({
        ...common,
        share,
        rows: ofRows ? tables.ofStep(step, rowsFrom, rowsTo) : plainRows,
        columns: ofRows ? plainColumns : tables.ofStep(step, columnsFrom, columnsTo)
      });
    } else
      step.losses.forEach((loss, i) => {
        const lossOf = (side: number): number => (side === step.side ? loss : -step.returns![i]);
        sum.terms.push({
          ...common,
          share: share * step.weights[i],
          rows: tables.ofShift(lossOf(rowSide), rowsFrom, rowsTo),
          columns: tables.ofShift(lossOf(1 - rowSide), columnsFrom, columnsTo)
        });
      });
  }
}

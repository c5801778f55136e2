import type {Node} from "../chain/branch.ts";
import type {Equilibrium} from "../equilibrium.ts";
import {Component} from "./component.ts";
import type {FightSolver} from "./fight-solver.ts";
import {MoveTables} from "./move-tables.ts";
import type {Mixes} from "./replies.ts";
import type {Part, Solution} from "./solution.ts";
import {payoffsAt} from "./step-value.ts";
import {ValuePlane} from "./value-plane.ts";

/** How both mix choices of such worth. */
type MixesOf = (payoffs: readonly (readonly number[])[]) => Pick<Equilibrium, "row" | "column">;

/** Of choices that differ by less the one that strikes: who waits does not win. */
const PATIENCE = 3e-4;

/**
 * The best that anyone can do who knows how a side of a solved fight mixes its choices wherever the fight may stand:
 * value iteration over the solved graph with one side's mixes given, once for each side. A fight that never ends counts
 * for the one who responds, and what has not been looked at counts half. Takes about three times as long as the
 * solver's last pass.
 */
export class BestResponse {
  readonly #solver: FightSolver;
  readonly #mixesOf: MixesOf;
  readonly #solution: Solution;
  /** P(A wins) where A plays its mixes and B knows them: what A is sure of. */
  readonly sure: number;
  /** P(A wins) where B plays its mixes and A knows them: what B concedes. */
  readonly conceded: number;

  /**
   * @param mixesOf if not as the solution is played
   * @throws Error before `solver.improve`
   */
  constructor(solver: FightSolver, mixesOf: MixesOf = (payoffs) => solver.mixesOf(payoffs)) {
    const {solution, parts, root} = solver.solved;
    this.#solver = solver;
    this.#mixesOf = mixesOf;
    const tables = new MoveTables();
    const {orientation, unknown} = solution;
    const half = new ValuePlane(unknown.rowAxis, unknown.columnAxis, true);
    half.low.fill(0.5);
    half.up.fill(0.5);
    const again: Solution = {...solution, planes: new Map(), tables};
    const bounded = {...orientation, bounded: true};
    this.#solution = {...again, orientation: bounded, planes: new Map(), unknown: half};
    for (const part of parts) {
      const {members, axes} = part;
      const game = new Component(again, members, ...axes);
      game.solve(() => false);
      new Component(this.#solution, members, ...axes, mixesIn(game, part, mixesOf)).solve(() => false);
    }
    [this.sure, this.conceded] = this.#bounds(root, ...solver.graph.begunHp);
  }

  /** What B chooses against A's mixes; null where the solver has not looked. */
  choiceOfB(node: Node, hpA: number, hpB: number): number | null {
    const known = this.#solver.choicesAt(node, hpA, hpB);
    if (known === null || !this.#solution.planes.has(node)) return null;
    const {row} = this.#mixesOf(known.payoffs);
    const strikes = this.#solver.solved.strikes[1];
    const payoffs = payoffsAt(this.#solution.graph, node, hpA, hpB, (to, a, b) => this.#bounds(to, a, b)[0]);
    const lost = payoffs[0].map(
      (_, j) => row.reduce((sum, share, i) => sum + share * payoffs[i][j], 0) + (strikes[j] ? 0 : PATIENCE)
    );
    return lost.indexOf(Math.min(...lost));
  }

  #bounds(node: Node, hpA: number, hpB: number): [number, number] {
    const {planes, unknown, orientation} = this.#solution;
    const plane = planes.get(node) ?? unknown;
    return orientation.rowsAreB ? plane.at(hpB, hpA) : plane.at(hpA, hpB);
  }
}

function mixesIn(game: Component, {members, axes: [rows, columns]}: Part, mixesOf: MixesOf): Mixes[] {
  const places = rows.count * columns.count;
  const mixes = members.map(({choicesA, choicesB}) => ({
    row: new Float64Array(places * choicesA),
    column: new Float64Array(places * choicesB)
  }));
  game.eachPlace((turn, at, payoffs) => {
    const {choicesA, choicesB} = members[turn];
    const {row, column} = mixesOf(
      Array.from({length: choicesA}, (_, i) => Array.from(payoffs.subarray(i * choicesB, (i + 1) * choicesB)))
    );
    mixes[turn].row.set(row, at * choicesA);
    mixes[turn].column.set(column, at * choicesB);
  });
  return mixes;
}

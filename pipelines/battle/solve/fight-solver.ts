import type {BattleTables} from "../battle-tables.ts";
import type {Node} from "../chain/branch.ts";
import {BattleGraph} from "../chain/transitions.ts";
import {type Equilibrium, solveZeroSum} from "../equilibrium.ts";
import type {Fighter} from "../fighter.ts";
import {Component} from "./component.ts";
import {FightGraph} from "./fight-graph.ts";
import {HpAxis} from "./hp-axis.ts";
import {levelsBy, thresholds} from "./hp-levels.ts";
import {MoveTables} from "./move-tables.ts";
import type {Part, Solution} from "./solution.ts";
import {payoffsAt, probability} from "./step-value.ts";
import type {Stop} from "./stop.ts";
import {type Orientation, ValuePlane} from "./value-plane.ts";

/** P(A wins) under optimal play of both, and what is known about it. */
export interface FightValue {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** No approximation but that of floating-point numbers: `low` and `high` are the value. */
  readonly exact: boolean;
  /** All that can happen has been looked at. */
  readonly complete: boolean;
  /** Starts of turns looked at, HP apart. */
  readonly situations: number;
  /** HP levels of each side at the first turn. */
  readonly levels: readonly [number, number];
}

/** What the choices at a point of the fight are worth to A, and how both should mix them. */
export interface Choices extends Equilibrium {
  /** P(A wins) by A's choice and B's; a side without a choice has one. */
  readonly payoffs: readonly (readonly number[])[];
}

/** A solution with all that whoever takes it further has to know. */
interface Solved {
  readonly solution: Solution;
  /** Each after all that it leads to. */
  readonly parts: readonly Part[];
  readonly root: Node;
  /** Whether each of the moves of A and of B can take HP by itself. */
  readonly strikes: readonly [readonly boolean[], readonly boolean[]];
}

/**
 * Of the first pass: the most situations looked at, HP levels of each side at the fight's start, and the most places (HP
 * of both sides in all situations) that are worked out exactly instead.
 */
const FIRST = {situations: 4, levels: 24, places: 2_000};

interface Effort {
  readonly situations: number;
  readonly levels: number;
}

/** Each pass may take about so many times as much as the one before, by situations and places (HP of both sides). */
const EFFORT = 4;
const MOST_PASSES = 10;

/** So many situations are looked at however narrow the interval: a fight that has no more can be worked out exactly. */
const FEW = 20;

/** A fight of no more situations at all HP of both sides is worked out exactly at once. */
const CHEAP_PLACES = 25_000;

/** HP levels that are used, so that situations share them. */
const LEVELS = [6, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64, 80, 96, 128, 160, 240, 320];
const EVERY_HP = 1 << 12;
/** So much of the levels wanted will do. */
const NEARLY = 0.9;
/** A situation so much less likely is given as many levels fewer as this power says. */
const LIKELIHOOD_POWER = 0.15;

/**
 * What a bound may be off by where HP is looked at in so many levels. Of 69 random fights (seeds 910 to 913, 8 situations,
 * each at 20, 32, 40, 48 and 64 levels, so 345 times) one was further off 10 times, judged by the same situations at 80
 * or 96 levels.
 */
const OFF_BY: readonly (readonly [levels: number, off: number])[] = [
  [12, 0.09],
  [20, 0.06],
  [24, 0.04],
  [32, 0.026],
  [40, 0.016],
  [48, 0.009],
  [64, 0.006],
  [Number.POSITIVE_INFINITY, 0.004]
];

/** What one gives to get on with the fight: where waiting is as good as striking, one who always waits never wins. */
const PATIENCE = 3e-4;

/** Payoffs between two questions whether to stop: some milliseconds. */
const TOLD = 50_000;

/** Moves with no more power points left run out of them. */
const FEW_POWER_POINTS = 3;

/**
 * The fight of two sides with up to four moves each as the zero-sum game that it is: both choose at once, turn by
 * turn, and know how both stand. Values are worked out backwards from the end for all HP of both sides in every
 * situation that can arise; a fight too large for that is looked into where it is likeliest, with bounds of 0 and 1
 * for the rest. Counters that a game hides (sleep, confusion) are open to both sides here, and moves do not run out of
 * power points that they have more than a few of.
 */
export class FightSolver {
  readonly #graph: BattleGraph;
  readonly #fight: FightGraph;
  readonly #root: Node;
  readonly #bounded: boolean;
  readonly #rowsAreB: boolean;
  readonly #strikes: readonly [readonly boolean[], readonly boolean[]];
  #solution: Solution | null = null;
  /** Of the solution, each after all that it leads to. */
  #parts: readonly Part[] = [];
  #last: FightValue | null = null;
  /** Of the last pass. */
  #effort: Effort = FIRST;
  /** What has not been looked at leaves so much of the last interval open. */
  #gap = 0;
  #pass = 0;

  /** @throws {UnsupportedByChain} */
  constructor(tables: BattleTables, a: Fighter, b: Fighter) {
    this.#graph = new BattleGraph(tables);
    this.#root = this.#graph.beginFight(a, b, FEW_POWER_POINTS);
    this.#fight = new FightGraph(this.#graph, this.#root);
    this.#strikes = this.#graph.strikes();
    this.#fight.grow(1, () => false);
    const gains = (fighter: Fighter): boolean =>
      fighter.moves.some((move) => tables.moves[move].drainPercent > 0 || tables.moves[move].healPercent > 0);
    this.#rowsAreB = gains(a) && !gains(b);
    this.#bounded = [...a.moves, ...b.moves].some((move) => tables.moves[move].status);
  }

  /**
   * The next better value, or null where there is none or it was told to stop.
   */
  improve(stop: Stop = () => false): FightValue | null {
    if (this.#pass === MOST_PASSES || this.#last?.exact) return null;
    if (stop(0)) return null;
    const {situations, levels} = this.#next();
    this.#fight.grow(situations, stop);
    const {solution, count, exact} = this.#prepare(levels);
    const parts: Part[] = [];
    const seldom = seldomAsked(stop);
    for (const members of this.#fight.components()) {
      const axes = count(Math.max(...members.map(({node}) => this.#fight.likelihood.get(node)!)));
      if (!new Component(solution, members, ...axes).solve(seldom)) return null;
      parts.push({members, axes});
    }
    this.#solution = solution;
    this.#parts = parts;
    this.#effort = {situations, levels};
    this.#pass++;
    this.#last = this.#valueOf(solution, exact);
    return this.#last;
  }

  /** The choices at the start of the fight, as far as it has been solved. @throws Error before `improve` */
  choices(): Choices {
    const [hpA, hpB] = this.#graph.begunHp;
    return this.choicesAt(this.#root, hpA, hpB)!;
  }

  /** Null where that start of a turn has not been looked at. */
  choicesAt(node: Node, hpA: number, hpB: number): Choices | null {
    if (!this.#fight.expanded.has(node) || this.#solution === null) return null;
    const payoffs = payoffsAt(this.#fight, node, hpA, hpB, (to, x, y) => this.valueAt(to, x, y));
    const {row, column} = this.mixesOf(payoffs);
    const value = row.reduce(
      (sum, share, i) => sum + share * column.reduce((mean, of, j) => mean + of * payoffs[i][j], 0),
      0
    );
    return {payoffs, value, row, column};
  }

  /** How both mix choices of such worth as they are played. */
  mixesOf(payoffs: readonly (readonly number[])[]): Equilibrium {
    const [strikesA, strikesB] = this.#strikes;
    return solveZeroSum(
      payoffs.map((line, i) =>
        line.map((payoff, j) => payoff - (strikesA[i] ? 0 : PATIENCE) + (strikesB[j] ? 0 : PATIENCE))
      )
    );
  }

  /** As the last pass worked it out. @throws Error before `improve` */
  get solved(): Solved {
    if (this.#solution === null) throw new Error("the fight has not been solved yet: improve it first");
    return {solution: this.#solution, parts: this.#parts, root: this.#root, strikes: this.#strikes};
  }

  /** P(A wins) from the start of a turn on, in the middle of its bounds. */
  valueAt(node: Node, hpA: number, hpB: number): number {
    const plane = this.#solution!.planes.get(node);
    if (plane === undefined) return 0.5;
    const [low, high] = plane.at(...this.#ordered(hpA, hpB));
    return (low + high) / 2;
  }

  get graph(): BattleGraph {
    return this.#graph;
  }

  /** More of what makes the interval wide: situations, or levels of HP. */
  #next(): Effort {
    if (this.#last === null) return FIRST;
    const {levels} = this.#effort;
    const {expanded, complete} = this.#fight;
    const [hpA, hpB] = this.#graph.hp;
    const every = levels * levels >= hpA * hpB;
    const open = every ? 1 : complete ? 0 : this.#gap / (this.#gap + 2 * offBy(levels));
    const wanted = levels * EFFORT ** ((1 - open) / 2);
    return {
      situations: Math.max(Math.ceil(expanded.size * EFFORT ** open), Math.min(FEW, EFFORT * expanded.size)),
      levels: LEVELS.find((each) => each >= NEARLY * wanted) ?? EVERY_HP
    };
  }

  /** A's and B's in the order of rows and columns, or these in that of A and B. */
  #ordered<T>(x: T, y: T): readonly [T, T] {
    return this.#rowsAreB ? [y, x] : [x, y];
  }

  #valueOf({planes}: Solution, exact: boolean): FightValue {
    const plane = planes.get(this.#root)!;
    const [low, high] = plane.at(...this.#ordered(...this.#graph.begunHp));
    this.#gap = high - low;
    const levels = this.#ordered(plane.rowAxis.count, plane.columnAxis.count);
    const off = exact ? 0 : offBy(Math.min(...levels));
    return {
      value: probability((low + high) / 2),
      low: probability(low - off),
      high: probability(high + off),
      exact: exact && high - low < 1e-4,
      complete: this.#fight.complete,
      situations: this.#fight.expanded.size,
      levels
    };
  }

  #prepare(most: number) {
    const maxima = this.#graph.hp;
    const begun = this.#graph.begunHp;
    const places = maxima[0] * maxima[1];
    const cheap = this.#last === null ? FIRST.places : CHEAP_PLACES;
    const exact =
      this.#fight.complete && (most * most >= places || this.#fight.expanded.size * places <= cheap);
    const changes = ([0, 1] as const).map((side) => thresholds(this.#fight, side, maxima[side]));
    const axes = new Map<number, readonly [HpAxis, HpAxis]>();
    const axisOf = (side: 0 | 1, count: number): HpAxis =>
      new HpAxis(maxima[side], levelsBy(changes[side], count, begun[side]));
    const count = (likelihood: number): readonly [HpAxis, HpAxis] => {
      const wanted = most * likelihood ** LIKELIHOOD_POWER;
      const levels = exact ? EVERY_HP : (LEVELS.findLast((each) => each <= wanted) ?? LEVELS[0]);
      let pair = axes.get(levels);
      if (pair === undefined) {
        pair = this.#ordered(axisOf(0, levels), axisOf(1, levels));
        axes.set(levels, pair);
      }
      return pair;
    };
    const bounded = this.#bounded || !this.#fight.complete;
    const orientation: Orientation = {rowsAreB: this.#rowsAreB, bounded};
    const none = this.#ordered(new HpAxis(maxima[0], [maxima[0]]), new HpAxis(maxima[1], [maxima[1]]));
    const solution: Solution = {
      graph: this.#fight,
      orientation,
      planes: new Map(),
      unknown: new ValuePlane(...none, true),
      tables: new MoveTables(),
      roughly: bounded && !exact
    };
    return {solution, count, exact};
  }
}

/** Asks after so many payoffs or more. */
function seldomAsked(stop: Stop): Stop {
  let untold = 0;
  return (work) => {
    untold += work;
    if (untold < TOLD) return false;
    const told = untold;
    untold = 0;
    return stop(told);
  };
}

const offBy = (levels: number): number => OFF_BY.find(([most]) => levels <= most)![1];

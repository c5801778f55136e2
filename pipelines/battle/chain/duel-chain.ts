import type {BattleTables} from "../battle-tables.ts";
import type {Branch, Node} from "./branch.ts";
import {type Decided, Plane} from "./plane.ts";
import {BattleGraph, UnsupportedByChain} from "./transitions.ts";

/** What a chain has worked out. */
export interface ChainAnswer {
  /** P(A wins), the open rest shared out as the rest is. */
  readonly probability: number;
  /** Probability of battles not followed to their end: the answer is off by no more. */
  readonly open: number;
  readonly turns: number;
}

export interface ChainLimits {
  /** Open probability at which the chain is at its end. */
  readonly tolerance: number;
  /** Turns followed at most. */
  readonly turns: number;
  /** States followed at most, each counted once a half turn: what the time is proportional to. */
  readonly states: number;
}

const CHAIN_LIMITS: ChainLimits = {tolerance: 1e-5, turns: 64, states: 1_000_000};

/** Moves with at most so many power points are followed beyond the last. */
const FEW_POWER_POINTS = 16;
/** Of the tolerance, a state's probability below which it is dropped; what is dropped counts as open. */
const RARE = 1e-5;
/** A node, found by letting the engine take every turn of chance, costs about as much as so many states. */
const STATES_A_NODE = 500;

/**
 * The duel of two repeated moves without sampling: the probability of every state of both sides' HP and conditions is
 * followed turn by turn. One object serves many duels.
 */
export class DuelChain {
  readonly #tables: BattleTables;
  readonly #graph: BattleGraph;
  readonly #free: Plane[] = [];
  #hp: readonly [number, number] = [0, 0];
  #decided: Decided = {wonByA: 0, wonByB: 0};
  #limits = CHAIN_LIMITS;
  #states = 0;

  constructor(tables: BattleTables) {
    this.#tables = tables;
    this.#graph = new BattleGraph(tables);
  }

  /** @returns null where the duel is beyond what a chain can tell or the limits; arguments are indexes */
  answer(
    a: number,
    moveA: number,
    b: number,
    moveB: number,
    limits: Partial<ChainLimits> = {}
  ): ChainAnswer | null {
    const {moves} = this.#tables;
    this.#limits = {...CHAIN_LIMITS, ...limits};
    this.#states = 0;
    if (moves[moveA].status || moves[moveB].status) return null;
    const points = [moves[moveA].powerPoints, moves[moveB].powerPoints];
    const follow = (counted: number): ChainAnswer | null =>
      this.#follow(
        this.#graph.begin(a, [moveA], b, [moveB], counted),
        Math.min(this.#limits.turns, ...points.filter((most) => most > counted))
      );
    try {
      // Most duels are over before a move runs out; only the others pay for counting.
      return follow(0) ?? (Math.min(...points) <= FEW_POWER_POINTS ? follow(FEW_POWER_POINTS) : null);
    } catch (error) {
      if (error instanceof UnsupportedByChain) return null;
      throw error;
    }
  }

  #follow(start: Node, turns: number): ChainAnswer | null {
    const {tolerance, states} = this.#limits;
    this.#hp = this.#graph.hp;
    const decided: Decided = {wonByA: 0, wonByB: 0};
    this.#decided = decided;
    const first = this.#plane();
    first.put(this.#hp[0], this.#hp[1], 1);
    let here = new Map([[start, first]]);
    let open = 1;
    let turn = 0;
    while (turn < turns && open > tolerance && here.size > 0) {
      turn++;
      const between = this.#half(here, (node) => this.#graph.firstActions(node, 0, 0));
      here = this.#half(between, (node) => this.#graph.secondActions(node));
      open = 1 - decided.wonByA - decided.wonByB;
      if (this.#states + STATES_A_NODE * this.#graph.size > states) break;
    }
    for (const plane of here.values()) this.#free.push(plane);
    if (open > tolerance) return null;
    const {wonByA, wonByB} = decided;
    return {probability: wonByA / (wonByA + wonByB), open: Math.max(0, open), turns: turn};
  }

  #half(from: Map<Node, Plane>, waysOf: (node: Node) => Branch): Map<Node, Plane> {
    const to = new Map<Node, Plane>();
    for (const [node, plane] of from) {
      this.#go(waysOf(node), plane, 1, to);
      this.#free.push(plane);
    }
    for (const [node, plane] of to) {
      this.#states += plane.tidy(this.#limits.tolerance * RARE);
      if (!plane.isEmpty) continue;
      to.delete(node);
      this.#free.push(plane);
    }
    return to;
  }

  /** @param share of what the plane holds that takes this branch */
  #go({ends, branches}: Branch, plane: Plane, share: number, to: Map<Node, Plane>): void {
    const decided = this.#decided;
    for (const end of ends) {
      const part = share * end.share;
      if (end.to !== null) this.#at(end.to, to).add(plane, part);
      else if (end.wonByA) decided.wonByA += part * plane.total();
      else decided.wonByB += part * plane.total();
    }
    for (const branch of branches) {
      const {step} = branch;
      if (step!.gains > 0 || step!.asks !== null) throw new UnsupportedByChain("a chain does not heal");
      const part = share * branch.share;
      const [only] = branch.ends;
      if (branch.branches.length === 0 && branch.ends.length === 1 && only.to !== null)
        this.#at(only.to, to).addAfter(step!, plane, part, decided);
      else {
        const after = this.#plane();
        after.addAfter(step!, plane, part, decided);
        this.#go(branch, after, 1, to);
        this.#free.push(after);
      }
    }
  }

  #at(node: Node, planes: Map<Node, Plane>): Plane {
    let plane = planes.get(node);
    if (plane === undefined) {
      plane = this.#plane();
      planes.set(node, plane);
    }
    return plane;
  }

  #plane(): Plane {
    const plane = this.#free.pop() ?? new Plane();
    plane.begin(this.#hp[0], this.#hp[1]);
    return plane;
  }
}

const chains = new WeakMap<BattleTables, DuelChain>();

/** The chain kept for these tables. */
export function chainFor(tables: BattleTables): DuelChain {
  let chain = chains.get(tables);
  if (!chain) {
    chain = new DuelChain(tables);
    chains.set(tables, chain);
  }
  return chain;
}

import type {Branch, Node} from "../chain/branch.ts";
import type {BattleGraph} from "../chain/transitions.ts";
import type {Stop} from "./stop.ts";
import {strongComponents} from "./strong-components.ts";

/** A turn's start whose ways have been looked at. */
export interface Expanded {
  readonly node: Node;
  readonly choicesA: number;
  readonly choicesB: number;
  /** By pair of choices: `choiceA * choicesB + choiceB`. */
  readonly pairs: readonly Branch[];
  /** Turn starts that can follow. */
  readonly next: readonly Node[];
}

/** A turn's start is as likely as the likeliest way to it; a turn counts so much, since battles end. */
const A_TURN = 0.75;

/** The part of a battle's graph that has been looked at, likeliest first. */
export class FightGraph {
  readonly expanded = new Map<Node, Expanded>();
  /** Between the actions of a turn. */
  readonly seconds = new Map<Node, Branch>();
  readonly likelihood = new Map<Node, number>();
  readonly #open: Node[] = [];

  constructor(
    readonly graph: BattleGraph,
    readonly root: Node
  ) {
    this.likelihood.set(root, 1);
    this.#open.push(root);
  }

  /** Whether all that can happen has been looked at. */
  get complete(): boolean {
    return this.#open.length === 0;
  }

  /** Looks at the likeliest places until there are so many, or none is left, or it is to stop. */
  grow(count: number, stop: Stop): void {
    while (this.#open.length > 0 && this.expanded.size < count && !stop(0)) {
      let best = 0;
      for (let i = 1; i < this.#open.length; i++)
        if (this.likelihood.get(this.#open[i])! > this.likelihood.get(this.#open[best])!) best = i;
      const [node] = this.#open.splice(best, 1);
      this.#expand(node);
    }
  }

  #expand(node: Node): void {
    const [choicesA, choicesB] = this.graph.choices(node);
    const pairs: Branch[] = [];
    const chances = new Map<Node, number>();
    for (let a = 0; a < choicesA; a++)
      for (let b = 0; b < choicesB; b++) {
        const first = this.graph.firstActions(node, a, b);
        pairs.push(first);
        const ofPair = new Map<Node, number>();
        eachEnd(first, 1, (between, share) => {
          let second = this.seconds.get(between);
          if (second === undefined) {
            second = this.graph.secondActions(between);
            this.seconds.set(between, second);
          }
          eachEnd(second, share, (to, chance) => ofPair.set(to, (ofPair.get(to) ?? 0) + chance));
        });
        for (const [to, chance] of ofPair) chances.set(to, Math.max(chance, chances.get(to) ?? 0));
      }
    this.expanded.set(node, {node, choicesA, choicesB, pairs, next: [...chances.keys()]});
    const own = this.likelihood.get(node)!;
    for (const [to, chance] of chances) {
      const likelihood = own * Math.min(1, chance) * A_TURN;
      const known = this.likelihood.get(to);
      if (known === undefined) this.#open.push(to);
      if (known === undefined || known < likelihood) this.likelihood.set(to, likelihood);
    }
  }

  /** Parts in which everything can come again from everything, each after all that it leads to. */
  components(): Expanded[][] {
    const {expanded} = this;
    const seen = (node: Node): Node[] => expanded.get(node)!.next.filter((to) => expanded.has(to));
    return strongComponents(expanded.keys(), seen).map((part) => part.map((node) => expanded.get(node)!));
  }
}

function eachEnd(
  branch: Branch,
  share: number,
  give: (to: NonNullable<Branch["ends"][number]["to"]>, share: number) => void
): void {
  for (const end of branch.ends) if (end.to !== null) give(end.to, share * end.share);
  for (const sub of branch.branches) eachEnd(sub, share * sub.share, give);
}

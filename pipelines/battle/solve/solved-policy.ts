import type {Attack} from "../attack.ts";
import type {Battle, Policy} from "../battle.ts";
import type {Node} from "../chain/branch.ts";
import type {Side} from "../side.ts";
import type {Choices, FightSolver} from "./fight-solver.ts";

/** Both sides' optimal choices of a solved fight, each turn drawn anew. One object serves one fight. */
export class SolvedPolicy {
  readonly #kept = new Map<Node, Map<number, Choices | null>>();

  constructor(readonly solver: FightSolver) {}

  readonly a: Policy = (battle, user) => this.#choose(battle, user, ({row}) => row);
  readonly b: Policy = (battle, user) => this.#choose(battle, user, ({column}) => column);

  #choose(battle: Battle, user: Side, mixOf: (choices: Choices) => readonly number[]): Attack {
    const choices = this.#choicesIn(battle);
    // Where the solver has not looked.
    if (choices === null) return user.using(user.attacks[0]);
    const mix = mixOf(choices);
    let draw = battle.random.below(DRAWS) / DRAWS;
    let slot = 0;
    while (slot + 1 < mix.length && draw >= mix[slot]) draw -= mix[slot++];
    return user.using(user.attacks[slot]);
  }

  #choicesIn(battle: Battle): Choices | null {
    const node = this.solver.graph.nodeOf(battle);
    let known = this.#kept.get(node);
    if (known === undefined) {
      known = new Map();
      this.#kept.set(node, known);
    }
    const key = battle.a.hp * HP_BOUND + battle.b.hp;
    let choices = known.get(key);
    if (choices === undefined) {
      choices = this.solver.choicesAt(node, battle.a.hp, battle.b.hp);
      known.set(key, choices);
    }
    return choices;
  }
}

const DRAWS = 1 << 24;
const HP_BOUND = 1 << 12;

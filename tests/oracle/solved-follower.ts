import type {Battle as SimBattle, Pokemon as SimPokemon} from "@pkmn/sim";
import {Battle} from "../../pipelines/battle/battle.ts";
import {HIDDEN} from "../../pipelines/battle/battle-move.ts";
import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import type {Branch, Node} from "../../pipelines/battle/chain/branch.ts";
import {writeCondition} from "../../pipelines/battle/chain/condition.ts";
import {UnsupportedByChain} from "../../pipelines/battle/chain/transitions.ts";
import {AILMENT} from "../../pipelines/battle/codes.ts";
import type {Fighter} from "../../pipelines/battle/fighter.ts";
import type {Side} from "../../pipelines/battle/side.ts";
import type {Choices, FightSolver} from "../../pipelines/battle/solve/fight-solver.ts";
import {AILMENT_OF, type MoveIndexes} from "./mirror.ts";

/** A battle's choices from 0; what a side without a choice does is 0. */
export type Pair = readonly [number, number];

/**
 * Where the oracle's battle stands in a solved fight's graph. The graph says what can follow each pair of choices; of
 * these the one that is most like the oracle's state is where the battle is. What the solver does not tell apart, since
 * nothing in the fight asks for it, is alike in all of them.
 */
export class SolvedFollower {
  readonly #scratch: Battle;
  readonly #kept = new Map<Node, Map<number, Choices | null>>();
  readonly #next = new Map<Node, Map<number, readonly Node[]>>();
  readonly #root: Node;
  /** null: the battle is where the solver has not looked. */
  #node: Node | null;

  constructor(
    tables: BattleTables,
    readonly solver: FightSolver,
    a: Fighter,
    b: Fighter,
    readonly moves: MoveIndexes
  ) {
    this.#scratch = new Battle(tables);
    this.#scratch.prepareFighters(a, b);
    this.#scratch.reset();
    this.#root = solver.graph.nodeOf(this.#scratch);
    this.#node = this.#root;
  }

  begin(): void {
    this.#node = this.#root;
  }

  /** Where the battle stands; null where the solver has not looked. */
  get node(): Node | null {
    return this.#node;
  }

  /** Both sides' optimal mixes as the oracle's battle stands; null where the solver has not looked. */
  choices(oracle: SimBattle): Choices | null {
    const node = this.#node;
    if (node === null) return null;
    const [a, b] = oracle.sides.map(({active}) => active[0].hp);
    let known = this.#kept.get(node);
    if (known === undefined) {
      known = new Map();
      this.#kept.set(node, known);
    }
    const key = a * HP_BOUND + b;
    let choices = known.get(key);
    if (choices === undefined) {
      choices = this.solver.choicesAt(node, a, b);
      known.set(key, choices);
    }
    if (choices === null) this.#node = null;
    return choices;
  }

  /** The oracle has played a turn in which these were chosen. */
  follow(oracle: SimBattle, [slotA, slotB]: Pair): void {
    if (this.#node === null) return;
    const candidates = this.#candidates(this.#node, slotA, slotB);
    let best: Node | null = null;
    let nearest = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
      const distance = candidates.length === 1 ? 0 : this.#distance(candidate, oracle);
      if (distance >= nearest) continue;
      best = candidate;
      nearest = distance;
    }
    this.#node = best;
  }

  #candidates(node: Node, slotA: number, slotB: number): readonly Node[] {
    let known = this.#next.get(node);
    if (known === undefined) {
      known = new Map();
      this.#next.set(node, known);
    }
    const pair = slotA * SLOTS + slotB;
    let found = known.get(pair);
    if (found === undefined) {
      const ends = new Set<Node>();
      try {
        for (const between of endsOf(this.solver.graph.firstActions(node, slotA, slotB)))
          for (const to of endsOf(this.solver.graph.secondActions(between))) ends.add(to);
      } catch (error) {
        if (!(error instanceof UnsupportedByChain)) throw error;
      }
      found = [...ends];
      known.set(pair, found);
    }
    return found;
  }

  #distance(node: Node, oracle: SimBattle): number {
    writeCondition(this.#scratch, node.condition);
    const [simA, simB] = oracle.sides.map(({active}) => active[0]);
    return this.#unlike(this.#scratch.a, simA) + this.#unlike(this.#scratch.b, simB);
  }

  #unlike(side: Side, sim: SimPokemon): number {
    const slotOf = (id: unknown): number =>
      typeof id === "string" && id !== ""
        ? side.attacks.findIndex(({move}) => move?.index === this.moves(id))
        : -1;
    const place = (attack: Side["last"]): number => (attack === null ? -1 : side.attacks.indexOf(attack));
    const of = (volatile: string, key = "duration"): number => Number(sim.volatiles[volatile]?.[key] ?? 0);
    const is = (volatile: string): number => (sim.volatiles[volatile] ? 1 : 0);
    const screen = (name: string): number => Number(sim.side.sideConditions[name]?.["duration"] ?? 0);
    const {volatiles, boosts, status, statusState} = sim;
    const turns =
      status === "slp" ? Number(statusState.time) : status === "tox" ? Number(statusState["stage"]) : 0;
    const pairs: readonly (readonly [number, number])[] = [
      [side.attack, boosts.atk],
      [side.defense, boosts.def],
      [side.spAttack, boosts.spa],
      [side.spDefense, boosts.spd],
      [side.speed, boosts.spe],
      [side.accuracy, boosts.accuracy],
      [side.evasion, boosts.evasion],
      [side.ailment, AILMENT_OF[status] ?? AILMENT.none],
      [side.ailmentTurns, turns],
      [side.confusion, of("confusion", "time")],
      [side.hidden, volatiles["fly"] ? HIDDEN.air : volatiles["dig"] ? HIDDEN.underground : HIDDEN.no],
      [place(side.charging), slotOf(volatiles["twoturnmove"]?.["move"])],
      [side.resting ? 1 : 0, is("mustrecharge")],
      [place(side.rampage), slotOf(volatiles["lockedmove"]?.["move"])],
      [side.rampage === null ? 0 : side.rampageLeft, of("lockedmove", "trueDuration")],
      [side.rampage === null ? 0 : side.rampageRenewed, of("lockedmove")],
      [side.bideTurns, of("bide")],
      [side.bideTurns > 0 ? side.bideDamage : 0, of("bide", "totalDamage")],
      [side.raging ? 1 : 0, is("rage")],
      [side.trapTurns, of("partiallytrapped")],
      [side.seeded ? 1 : 0, is("leechseed")],
      [side.reflect, screen("reflect")],
      [side.lightScreen, screen("lightscreen")],
      [side.mist, screen("mist")],
      [side.substitute, of("substitute", "hp")],
      [side.stall, of("stall", "counter")],
      [side.stallTurns, of("stall")],
      [side.focused ? 1 : 0, is("focusenergy")],
      [side.minimized ? 1 : 0, is("minimize")],
      [place(side.disabled), slotOf(volatiles["disable"]?.["move"])],
      [side.disabled === null ? 0 : side.disabledTurns, of("disable")],
      [place(side.encored), slotOf(volatiles["encore"]?.["move"])],
      [side.encored === null ? 0 : side.encoredTurns, of("encore")],
      [side.taunted, of("taunt")],
      [side.drowsy, of("yawn")],
      [place(side.last), slotOf(sim.lastMove?.id)],
      ...sim.moveSlots.map(({pp}, slot) => {
        const left = side.attacks[slot].powerPoints;
        return [left, left > MOST_POWER_POINTS ? left : pp] as const;
      })
    ];
    return pairs.reduce(
      (sum, [ours, theirs]) => sum + (ours === theirs ? 0 : 1 + Math.min(1, Math.abs(ours - theirs) / 1000)),
      0
    );
  }
}

function endsOf(branch: Branch): Node[] {
  return [
    ...branch.ends.flatMap(({to}) => (to === null ? [] : [to])),
    ...branch.branches.flatMap((sub) => endsOf(sub))
  ];
}

const SLOTS = 4;
const HP_BOUND = 1 << 12;
/** The graph takes moves with more for endless. */
const MOST_POWER_POINTS = 64;

import type {Pokemon as SimPokemon} from "@pkmn/sim";
import type {SolvedOpponent} from "../../pipelines/battle/agreement/solved-plays.ts";
import type {Attack} from "../../pipelines/battle/attack.ts";
import type {Policy} from "../../pipelines/battle/battle.ts";
import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import type {Fighter} from "../../pipelines/battle/fighter.ts";
import {greedyPolicy, randomPolicy} from "../../pipelines/battle/policy.ts";
import {Random} from "../../pipelines/battle/random.ts";
import type {BestResponse} from "../../pipelines/battle/solve/best-response.ts";
import type {FightSolver} from "../../pipelines/battle/solve/fight-solver.ts";
import {Mirror} from "./mirror.ts";
import {type Oracle, outcome, quiet} from "./showdown.ts";
import {type Pair, SolvedFollower} from "./solved-follower.ts";

/** Of the usable attacks the one that takes most HP on average, misses counted, stages left aside, whatever comes after. */
const maxDamagePolicy: Policy = (_battle, user) => {
  let best: Attack | null = null;
  let most = -1;
  for (let slot = 0; slot < user.count; slot++) {
    const attack = user.attacks[slot];
    if (!user.usable(attack)) continue;
    const damage = attack.hitChance * attack.meanDamage;
    if (damage <= most) continue;
    best = attack;
    most = damage;
  }
  return best ?? user.struggle;
};

type Opponent = SolvedOpponent | BestResponse;

const OPPONENTS: Readonly<Record<Exclude<SolvedOpponent, "itself">, Policy>> = {
  greedy: greedyPolicy,
  random: randomPolicy,
  max_damage: maxDamagePolicy
};

/** Plays A by the solution of a fight in the oracle, against B by the same or by another policy. */
export class SolvedPlayer {
  readonly #follower: SolvedFollower;

  constructor(
    readonly oracle: Oracle,
    readonly tables: BattleTables,
    readonly a: Fighter,
    readonly b: Fighter,
    solver: FightSolver
  ) {
    this.#follower = new SolvedFollower(tables, solver, a, b, (id) => oracle.moveIndex(id));
  }

  /**
   * @param opponent a best response plays greedily where the solver has not looked
   * @returns 1 if A wins, 0 if B wins, 1/2 for a draw
   */
  play(opponent: Opponent, seed: readonly [number, number, number, number]): number {
    const {oracle, tables, a, b} = this;
    const battle = quiet(oracle.startFight(a, b, seed));
    const draw = new Random();
    draw.seed(Math.imul(seed[1], 1_000_003) ^ seed[2], 77);
    const other = typeof opponent === "string" && opponent !== "itself" ? OPPONENTS[opponent] : greedyPolicy;
    const mirror = new Mirror(tables, a, b, [greedyPolicy, other], Math.imul(seed[1], 7919) ^ seed[2], (id) =>
      oracle.moveIndex(id)
    );
    this.#follower.begin();
    while (!battle.ended) {
      const mixes = this.#follower.choices(battle);
      const [simA, simB] = battle.sides.map(({active}) => active[0]);
      const known = mixes === null ? null : this.#choiceOfB(opponent, mixes.column, [simA.hp, simB.hp], draw);
      const others = mixes === null || known === null ? mirror.choose(battle) : [0, 0];
      const slotA = mixes === null ? others[0] : usableIn(simA, drawn(mixes.row, draw));
      const slotB = known === null ? others[1] : usableIn(simB, known);
      battle.makeChoices(choiceText(slotA), choiceText(slotB));
      this.#follower.follow(battle, pairOf(mixes, slotA, slotB));
    }
    return outcome(battle);
  }

  /** null: its policy chooses. */
  #choiceOfB(
    opponent: Opponent,
    mix: readonly number[],
    [hpA, hpB]: readonly [number, number],
    draw: Random
  ): number | null {
    if (opponent === "itself") return drawn(mix, draw);
    const {node} = this.#follower;
    return typeof opponent === "string" || node === null ? null : opponent.choiceOfB(node, hpA, hpB);
  }
}

const DRAWS = 1 << 24;

function drawn(mix: readonly number[], random: Random): number {
  let left = random.below(DRAWS) / DRAWS;
  let slot = 0;
  while (slot + 1 < mix.length && left >= mix[slot]) left -= mix[slot++];
  return slot;
}

/** Where nothing else is left, the oracle takes the first for Struggle. */
function usableIn(pokemon: SimPokemon, slot: number): number {
  const usable = ({pp, disabled}: SimPokemon["moveSlots"][number]): boolean => pp > 0 && !disabled;
  if (pokemon.getLockedMove() || usable(pokemon.moveSlots[slot])) return slot;
  return Math.max(0, pokemon.moveSlots.findIndex(usable));
}

/** As the graph counts choices: a side without one has the first. */
function pairOf(
  mixes: {readonly row: readonly number[]; readonly column: readonly number[]} | null,
  slotA: number | null,
  slotB: number | null
): Pair {
  if (mixes === null) return [0, 0];
  return [mixes.row.length === 1 ? 0 : (slotA ?? 0), mixes.column.length === 1 ? 0 : (slotB ?? 0)];
}

const choiceText = (slot: number | null): string => `move ${(slot ?? 0) + 1}`;

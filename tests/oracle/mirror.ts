import type {Battle as SimBattle, Pokemon as SimPokemon} from "@pkmn/sim";
import {TYPE_IDENTIFIERS} from "../../data-loaders/game-data.ts";
import {Battle, type Policy} from "../../pipelines/battle/battle.ts";
import {HIDDEN} from "../../pipelines/battle/battle-move.ts";
import {type BattlePokemon, type BattleTables, weightPower} from "../../pipelines/battle/battle-tables.ts";
import {AILMENT} from "../../pipelines/battle/codes.ts";
import type {Fighter} from "../../pipelines/battle/fighter.ts";
import type {Side} from "../../pipelines/battle/side.ts";

export const AILMENT_OF: Readonly<Record<string, number>> = {
  "": AILMENT.none,
  brn: AILMENT.burn,
  frz: AILMENT.freeze,
  par: AILMENT.paralysis,
  psn: AILMENT.poison,
  tox: AILMENT.bad_poison,
  slp: AILMENT.sleep
};

/**
 * Lets this project's policies choose in the oracle's battles: copies what a policy looks at from the oracle's state.
 * The mechanics are what is compared; the policy is the same on both sides by construction.
 */
export class Mirror {
  readonly #battle: Battle;
  readonly #policies: readonly [Policy, Policy];
  readonly #moves: MoveIndexes;
  /** Both sides as they are prepared, readably. */
  #prepared = "";

  constructor(
    tables: BattleTables,
    a: Fighter,
    b: Fighter,
    policies: readonly [Policy, Policy],
    seed: number,
    moves: MoveIndexes
  ) {
    this.#moves = moves;
    this.#battle = new Battle(tables);
    this.#battle.prepareFighters(a, b);
    this.#battle.random.seed(seed);
    this.#policies = policies;
  }

  /** Slots (from 0) both sides choose, or null where the oracle leaves no choice. */
  choose(oracle: SimBattle): readonly [number | null, number | null] {
    const {a, b} = this.#battle;
    const [simA, simB] = oracle.sides.map(({active}) => active[0]);
    this.#takeForms(simA, simB);
    copy(simA, a, this.#moves, b);
    copy(simB, b, this.#moves, a);
    return [this.#choice(simA, a, b, 0), this.#choice(simB, b, a, 1)];
  }

  /** Prepares both sides anew where the oracle's have other types, stats or moves than before. */
  #takeForms(simA: SimPokemon, simB: SimPokemon): void {
    const [formA, formB] = [simA, simB].map(({types, storedStats, moves}) =>
      JSON.stringify([types, storedStats, moves])
    );
    const now = `${formA} ${formB}`;
    if (now === this.#prepared) return;
    const {tables, a, b} = this.#battle;
    const [pokemonA, pokemonB] = [formOf(simA, a.pokemon), formOf(simB, b.pokemon)];
    a.prepareAs(tables, pokemonA, this.#indexes(simA), pokemonB);
    b.prepareAs(tables, pokemonB, this.#indexes(simB), pokemonA);
    this.#prepared = now;
  }

  #indexes = ({moves}: SimPokemon): number[] => moves.map((id) => this.#moves(id));

  #choice(pokemon: SimPokemon, user: Side, target: Side, which: 0 | 1): number | null {
    if (pokemon.getLockedMove()) return null;
    const chosen = this.#policies[which](this.#battle, user, target);
    const slot = user.attacks.indexOf(chosen);
    return slot < 0 ? null : slot;
  }
}

/** Index of a move by the oracle's id. */
export type MoveIndexes = (id: string) => number;

const formOf = (
  {types, storedStats, weighthg}: SimPokemon,
  {hp, index, level, friendship, base, moves}: BattlePokemon
): BattlePokemon => ({
  index,
  level,
  friendship,
  base,
  hp,
  attack: storedStats.atk,
  defense: storedStats.def,
  spAttack: storedStats.spa,
  spDefense: storedStats.spd,
  speed: storedStats.spe,
  type1: typeIndex(types[0]),
  type2: types.length > 1 ? typeIndex(types[1]) : -1,
  weightPower: weightPower(weighthg / 10),
  moves
});

const typeIndex = (name: string): number =>
  (TYPE_IDENTIFIERS as readonly string[]).indexOf(name.toLowerCase());

function copy(from: SimPokemon, to: Side, moves: MoveIndexes, opponent: Side): void {
  to.reset();
  to.hp = from.hp;
  to.touched = true;
  to.attack = from.boosts.atk;
  to.defense = from.boosts.def;
  to.spAttack = from.boosts.spa;
  to.spDefense = from.boosts.spd;
  to.speed = from.boosts.spe;
  to.ailment = AILMENT_OF[from.status];
  to.hidden = from.volatiles.fly ? HIDDEN.air : from.volatiles.dig ? HIDDEN.underground : HIDDEN.no;
  to.reflect = from.side.sideConditions.reflect ? 1 : 0;
  to.lightScreen = from.side.sideConditions.lightscreen ? 1 : 0;
  to.minimized = Boolean(from.volatiles.minimize);
  to.focused = Boolean(from.volatiles.focusenergy);
  to.actions = from.activeMoveActions;
  to.transformed = from.transformed;
  to.substitute = from.volatiles.substitute ? 1 : 0;
  to.last = from.lastMove ? to.copyOf(to.tables.moves[moves(from.lastMove.id)], opponent) : null;
  for (const [slot, {pp, disabled}] of from.moveSlots.entries())
    to.attacks[slot].powerPoints = disabled ? 0 : pp;
}

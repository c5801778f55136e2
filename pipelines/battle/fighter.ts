import type {Ailment, StatStages} from "../../data-loaders/game-data.ts";
import {type BattlePokemon, type BattleTables, battlePokemon} from "./battle-tables.ts";
import {type Build, DEFAULT_BUILD, statsOf} from "./build.ts";

/** Of which a Pokémon has one at most; confusion is counted by itself. */
export const LASTING_AILMENTS = [
  "burn",
  "freeze",
  "paralysis",
  "poison",
  "bad_poison",
  "sleep"
] as const satisfies readonly Ailment[];
export type LastingAilment = (typeof LASTING_AILMENTS)[number];

/** How a fighter stands when the battle begins, if not fresh. */
export interface FighterState {
  /** Left: 1 to the maximum. */
  readonly hp: number;
  readonly ailment: LastingAilment | null;
  /** Sleep: actions until it wakes, the waking one included. Bad poison: turns suffered so far. Otherwise 0. */
  readonly ailmentTurns: number;
  /** Actions until it snaps out, that one included; 0: not confused. */
  readonly confusion: number;
  readonly stages: StatStages;
  /** Left, move by move. */
  readonly powerPoints: readonly number[];
}

/** Moves that a Pokémon can take along. */
export const MOST_MOVES = 4;

/** A Pokémon, and what makes it this one: how it was raised, what it knows, how it stands. */
export interface Fighter {
  /** Index. */
  readonly pokemon: number;
  /** Indexes, 1 to 4. */
  readonly moves: readonly number[];
  readonly build: Build;
  /** Without it: fresh. */
  readonly state?: FighterState;
}

export const NO_STAGES: StatStages = {
  attack: 0,
  defense: 0,
  spAttack: 0,
  spDefense: 0,
  speed: 0,
  accuracy: 0,
  evasion: 0
};

/** What the simulator reads of a fighter; its own table row where it is of the default build. */
export function fighterPokemon(tables: BattleTables, {pokemon, build}: Fighter): BattlePokemon {
  const row = tables.pokemon[pokemon];
  if (build === DEFAULT_BUILD) return row;
  const {level, friendship} = build;
  return battlePokemon({...row, ...statsOf(row.base, build), level, friendship});
}

/** A fighter that has yet to be hurt, as a state to change. */
export const freshState = (tables: BattleTables, fighter: Fighter): FighterState => ({
  hp: fighterPokemon(tables, fighter).hp,
  ailment: null,
  ailmentTurns: 0,
  confusion: 0,
  stages: NO_STAGES,
  powerPoints: fighter.moves.map((move) => tables.moves[move].powerPoints)
});

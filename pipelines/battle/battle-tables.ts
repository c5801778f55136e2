import type {GameData, Pokemon, Stat, StatTable} from "../../data-loaders/game-data.ts";
import {type BattleMove, battleMove} from "./battle-move.ts";
import {DEFAULT_BUILD, statsOf} from "./build.ts";
import {BEHAVIOUR} from "./codes.ts";

/** A Pokémon as the simulator reads it. Stats are its own in battle, in points; types are indexes of `GameData.types`. */
export interface BattlePokemon extends Readonly<Record<Stat, number>> {
  readonly index: number;
  readonly level: number;
  readonly friendship: number;
  /** What other builds of it start from. */
  readonly base: StatTable;
  readonly type1: number;
  /** -1: only one type. */
  readonly type2: number;
  /** Power of weight-based moves against it. */
  readonly weightPower: number;
  /** Indexes of the moves it can learn, ascending. */
  readonly moves: readonly number[];
}

/**
 * The game laid out for simulation, its Pokémon of the default build. A Pokémon's index is its position in `GameData.pokemon`, a move's its
 * position in `GameData.moves`.
 */
export interface BattleTables {
  readonly pokemon: readonly BattlePokemon[];
  readonly moves: readonly BattleMove[];
  /** `effectiveness[attackingType * 18 + defendingType]`. */
  readonly effectiveness: Float64Array;
  readonly typeCount: number;
  readonly struggle: BattleMove;
  /** What Metronome chooses from, each as likely as the others. */
  readonly byMetronome: readonly BattleMove[];
  /** @throws RangeError for an id that is not in the game. */
  pokemonIndex(id: number): number;
  /** @throws RangeError for an id that is not in the game. */
  moveIndex(id: number): number;
}

/** Low Kick's power by weight in kilograms (generation 3 and later). */
const WEIGHT_POWER = [
  [200, 120],
  [100, 100],
  [50, 80],
  [25, 60],
  [10, 40]
] as const;

export const weightPower = (kilograms: number): number =>
  WEIGHT_POWER.find(([from]) => kilograms >= from)?.[1] ?? 20;

/** A copy. Every Pokémon of a battle is made here: objects of one shape keep the simulator's loops fast. */
export const battlePokemon = (row: BattlePokemon): BattlePokemon => ({
  index: row.index,
  level: row.level,
  friendship: row.friendship,
  base: row.base,
  hp: row.hp,
  attack: row.attack,
  defense: row.defense,
  spAttack: row.spAttack,
  spDefense: row.spDefense,
  speed: row.speed,
  type1: row.type1,
  type2: row.type2,
  weightPower: row.weightPower,
  moves: row.moves
});

const indexById = (rows: readonly {readonly id: number}[], what: string): ((id: number) => number) => {
  const indexes = new Map(rows.map(({id}, index) => [id, index]));
  return (id) => {
    const index = indexes.get(id);
    if (index === undefined) throw new RangeError(`no ${what} has the id ${id}`);
    return index;
  };
};

export function createBattleTables(game: GameData): BattleTables {
  const moveIndex = indexById(game.moves, "move");
  const moves = game.moves.map(battleMove);
  const struggle = moves.find(({behaviour}) => behaviour === BEHAVIOUR.struggle);
  if (!struggle) throw new RangeError("the game has no move that behaves as Struggle");
  const laidOut = (pokemon: Pokemon, index: number): BattlePokemon =>
    battlePokemon({
      index,
      level: DEFAULT_BUILD.level,
      friendship: DEFAULT_BUILD.friendship,
      base: pokemon.stats,
      ...statsOf(pokemon.stats, DEFAULT_BUILD),
      type1: pokemon.typeIds[0] - 1,
      type2: (pokemon.typeIds[1] ?? 0) - 1,
      weightPower: weightPower(pokemon.weightKg),
      moves: [...new Set(pokemon.learnset.map(({moveId}) => moveIndex(moveId)))].sort((x, y) => x - y)
    });
  return {
    pokemon: game.pokemon.map(laidOut),
    moves,
    effectiveness: Float64Array.from(game.effectiveness.flat()),
    typeCount: game.types.length,
    struggle,
    byMetronome: moves.filter(({byMetronome}) => byMetronome),
    pokemonIndex: indexById(game.pokemon, "Pokémon"),
    moveIndex
  };
}

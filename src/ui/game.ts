import type {GameData, Move, Pokemon} from "../../data-loaders/game-data.ts";

/** The game with look-ups by id. */
export interface GameIndex {
  readonly game: GameData;
  pokemon(id: number): Pokemon;
  move(id: number): Move;
  pokemonByIdentifier(identifier: string): Pokemon | undefined;
  /** Type multiplier of an attacking type against a Pokémon's types. */
  effectiveness(attackingTypeId: number, defendingTypeIds: readonly number[]): number;
  /** Distinct damaging moves a Pokémon can learn, strongest first. */
  damagingMoves(pokemon: Pokemon): readonly Move[];
}

function required<T>(value: T | undefined, what: string, id: number): T {
  if (value === undefined) throw new RangeError(`there is no ${what} ${id}`);
  return value;
}

export function indexGame(game: GameData): GameIndex {
  const pokemon = new Map(game.pokemon.map((entry) => [entry.id, entry]));
  const moves = new Map(game.moves.map((entry) => [entry.id, entry]));
  const identifiers = new Map(game.pokemon.map((entry) => [entry.identifier, entry]));
  const move = (id: number): Move => required(moves.get(id), "move", id);
  return {
    game,
    pokemon: (id) => required(pokemon.get(id), "Pokémon", id),
    move,
    pokemonByIdentifier: (identifier) => identifiers.get(identifier),
    effectiveness: (attacking, defending) =>
      defending.reduce((product, id) => product * game.effectiveness[attacking - 1][id - 1], 1),
    damagingMoves: (entry) =>
      [...new Set(entry.learnset.map(({moveId}) => moveId))]
        .map(move)
        .filter(({mechanics}) => mechanics.damageType !== "none")
        .sort((a, b) => (b.power ?? 0) - (a.power ?? 0) || a.id - b.id)
  };
}

/** As the Pokédex numbers a Pokémon: 025. */
export const dexNumber = ({speciesId}: Pick<Pokemon, "speciesId">): string =>
  String(speciesId).padStart(3, "0");

export const totalStats = ({stats}: Pokemon): number =>
  Object.values(stats).reduce((sum, value) => sum + value, 0);

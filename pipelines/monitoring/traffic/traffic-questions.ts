import {type GameData, type Pokemon, STATS} from "../../../data-loaders/game-data.ts";
import type {BestMoveQuestion} from "../../model/prediction/prediction-answers.ts";

/** `training`: any Pokémon and any of its moves, as in the training duels; `drifted`: a population moved on purpose. */
export const POPULATIONS = ["training", "drifted"] as const;
export type Population = (typeof POPULATIONS)[number];

/** Moves a player can have at once. */
const MOVE_SLOTS = 4;
/** Share of questions of a drifted population that come from the shifted one. */
const SHIFTED = 0.8;

interface Fighter {
  readonly pokemon: Pokemon;
  /** Ids of the damaging moves it can learn. */
  readonly moves: readonly number[];
  readonly total: number;
}

/** Asks one plausible question after the other. */
export type Questioner = () => BestMoveQuestion;

const distinct = (ids: readonly number[], count: number, random: () => number): number[] => {
  const left = [...ids];
  return Array.from(
    {length: Math.min(count, left.length)},
    () => left.splice(Math.floor(random() * left.length), 1)[0]
  );
};

/**
 * Questions of players: A with up to four moves of its real learnset against B. The drifted population
 * favours the strongest Pokémon against the weakest and each one's most powerful moves, which the training
 * data holds far less often.
 * @param random uniform in [0, 1)
 */
export function createQuestioner(game: GameData, population: Population, random: () => number): Questioner {
  const moveOf = new Map(game.moves.map((move) => [move.id, move]));
  const fighters = game.pokemon
    .map((pokemon): Fighter => {
      const ids = new Set(pokemon.learnset.map(({moveId}) => moveId));
      const moves = [...ids].filter((id) => moveOf.get(id)?.mechanics.damageType !== "none");
      return {pokemon, moves, total: STATS.reduce((sum, stat) => sum + pokemon.stats[stat], 0)};
    })
    .filter(({moves}) => moves.length > 0);
  const byStrength = [...fighters].sort((a, b) => b.total - a.total);
  const fifth = Math.ceil(fighters.length / 5);
  const strong = byStrength.slice(0, fifth);
  const weak = byStrength.slice(-fifth);
  const pick = (from: readonly Fighter[]): Fighter => from[Math.floor(random() * from.length)];
  const strongest = ({moves}: Fighter): number[] =>
    [...moves].sort((a, b) => (moveOf.get(b)?.power ?? 0) - (moveOf.get(a)?.power ?? 0)).slice(0, MOVE_SLOTS);
  return () => {
    const shifted = population === "drifted" && random() < SHIFTED;
    const a = pick(shifted ? strong : fighters);
    let b = pick(shifted ? weak : fighters);
    while (b === a) b = pick(shifted ? weak : fighters);
    return {
      pokemonA: a.pokemon.id,
      pokemonB: b.pokemon.id,
      movesA: shifted ? strongest(a) : distinct(a.moves, MOVE_SLOTS, random)
    };
  };
}

import type {DamageType, GameData, LearnsetEntry, Move, Pokemon} from "../../data-loaders/game-data.ts";
import {type BestMoves, bestIn, moveRecord} from "../data/best-moves.ts";

export interface Learner {
  readonly pokemon: Pokemon;
  readonly ways: readonly LearnsetEntry[];
}

/** The forms that can learn a move, in the game's order, with how they do. */
export const learnersOf = ({pokemon}: Pick<GameData, "pokemon">, moveId: number): Learner[] =>
  pokemon.flatMap((form) => {
    const ways = form.learnset.filter((entry) => entry.moveId === moveId);
    return ways.length > 0 ? [{pokemon: form, ways}] : [];
  });

export const dealsDamage = ({mechanics}: Move): boolean => mechanics.damageType !== "none";

const BY_TYPE = new Set<DamageType>(["formula", "multi_hit", "foul_play", "weight", "friendship"]);

/** What its damage has to do with the target's types: it follows them, heeds their immunities alone, or nothing. */
export function typeDependence({
  mechanics: {damageType, behaviour, typeImmunity}
}: Move): "all" | "immune" | "none" {
  // What Bide gives back is typed, though it has no aim of its own.
  if (damageType === "bide") return "immune";
  if (behaviour === "struggle" || !typeImmunity) return "none";
  return BY_TYPE.has(damageType) ? "all" : "immune";
}

/** How often a move is the best choice, of the open fights of those that can learn it. */
export interface BestShare {
  readonly best: number;
  readonly of: number;
  /** 1 for the move with the greatest share of all attacks; equal shares share the better rank. */
  readonly rank: number;
  readonly attacks: number;
}

/** Null for a move that none can learn who has an open fight. */
export function bestShare(game: GameData, best: BestMoves, move: Move): BestShare | null {
  const ids = new Map<number, number[]>();
  for (const {id, learnset} of game.pokemon)
    for (const moveId of new Set(learnset.map((entry) => entry.moveId)))
      ids.set(moveId, [...(ids.get(moveId) ?? []), id]);
  const recordOf = ({id}: Move) => moveRecord(best, id, ids.get(id) ?? []);
  const own = recordOf(move);
  if (own.of === 0) return null;
  const shares = game.moves
    .filter(dealsDamage)
    .map(recordOf)
    .filter(({of}) => of > 0)
    .map((record) => record.best / record.of);
  return {
    ...own,
    rank: 1 + shares.filter((share) => share > own.best / own.of).length,
    attacks: shares.length
  };
}

/** Learners whose best move it is in some open fights, in most first. */
export const bestUsers = (
  best: BestMoves,
  {id}: Move,
  learners: readonly Learner[]
): {readonly pokemon: Pokemon; readonly bestIn: number}[] =>
  learners
    .map(({pokemon}) => ({pokemon, bestIn: bestIn(best, pokemon.id, id)}))
    .filter((user) => user.bestIn > 0)
    .sort((a, b) => b.bestIn - a.bestIn);

import type {Move, Pokemon} from "../../data-loaders/game-data.ts";
import type {GameIndex} from "../ui/game.ts";
import {type Condition, FRESH, formatCondition, parseCondition} from "./build-address.ts";

export const MOST_MOVES = 4;

export interface Side extends Condition {
  readonly pokemonId: number;
  /** Up to four move ids; null: the best four against this opponent. */
  readonly moveIds: readonly number[] | null;
}

export interface FightState {
  readonly a: Side;
  readonly b: Side;
}

/** What a Pokémon can learn, each move once; the damaging ones first, strongest first. */
export function learnableMoves(index: GameIndex, pokemon: Pokemon): readonly Move[] {
  const damaging = index.damagingMoves(pokemon);
  const all = [...new Set(pokemon.learnset.map(({moveId}) => moveId))].map((id) => index.move(id));
  return [...damaging, ...all.filter((move) => !damaging.includes(move))];
}

/** The default build's, unhurt, with its best four moves. */
export const freshSide = (pokemonId: number): Side => ({pokemonId, moveIds: null, ...FRESH});

export interface ParsedState {
  readonly state: FightState;
  /** Values of the address that name nothing in the game. */
  readonly unknown: readonly string[];
}

const DEFAULTS: Readonly<Record<string, string>> = {a: "charizard", b: "blastoise"};

/** One side of what an address names by a key; what says nothing is added to `unknown`. */
export function parseSide(
  index: GameIndex,
  parameters: URLSearchParams,
  key: string,
  unknown: string[]
): Side {
  const wanted = parameters.get(key);
  const found = index.game.pokemon.find(({identifier, id}) => wanted === identifier || wanted === String(id));
  if (wanted !== null && !found) unknown.push(wanted);
  const pokemon = found ?? index.pokemonByIdentifier(DEFAULTS[key] ?? "") ?? index.game.pokemon[0];
  const names = (found && parameters.get(`m${key}`)?.split(",").filter(Boolean)) || [];
  const learnable = learnableMoves(index, pokemon);
  const moveIds = names.flatMap((name) => {
    const move = learnable.find(({identifier, id}) => name === identifier || name === String(id));
    if (!move) unknown.push(name);
    return move ? [move.id] : [];
  });
  const distinct = [...new Set(moveIds)];
  unknown.push(...distinct.slice(MOST_MOVES).map((id) => index.move(id).identifier));
  const condition = parseCondition((found && parameters.get(`c${key}`)) || "", unknown);
  return {
    pokemonId: pokemon.id,
    moveIds: distinct.length > 0 ? distinct.slice(0, MOST_MOVES) : null,
    ...condition
  };
}

/** The inverse of `parseSide`. */
export function formatSide(index: GameIndex, parameters: URLSearchParams, key: string, side: Side): void {
  parameters.set(key, index.pokemon(side.pokemonId).identifier);
  if (side.moveIds) parameters.set(`m${key}`, side.moveIds.map((id) => index.move(id).identifier).join(","));
  else parameters.delete(`m${key}`);
  const condition = formatCondition(side);
  if (condition) parameters.set(`c${key}`, condition);
  else parameters.delete(`c${key}`);
}

/**
 * The fight an address names: `a`, `b` Pokémon by identifier or id, `ma`, `mb` moves by identifier or id,
 * separated by commas, `ca`, `cb` what sets each apart from a fresh Pokémon of the default build. Whatever is not
 * in the game, or not in the learnset, is left out and told.
 */
export function parseState(index: GameIndex, search: string): ParsedState {
  const parameters = new URLSearchParams(search);
  const unknown: string[] = [];
  const side = (key: "a" | "b"): Side => parseSide(index, parameters, key, unknown);
  return {state: {a: side("a"), b: side("b")}, unknown};
}

/** The address's query for a fight; the inverse of `parseState`. Other parameters are kept. */
export function formatState(index: GameIndex, {a, b}: FightState, search = ""): string {
  const parameters = new URLSearchParams(search);
  formatSide(index, parameters, "a", a);
  formatSide(index, parameters, "b", b);
  return `?${parameters.toString().replaceAll("%2C", ",")}`;
}

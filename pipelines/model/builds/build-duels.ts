import {anyBuilds} from "../../battle/agreement/fight-plan.ts";
import type {BattleTables} from "../../battle/battle-tables.ts";
import {damagingMoves} from "../../battle/damaging-moves.ts";
import {tally} from "../../battle/duel.ts";
import {exactWinProbability} from "../../battle/exact.ts";
import {type Fighter, fighterPokemon, freshState} from "../../battle/fighter.ts";
import {prepareFight} from "../../battle/fights.ts";
import {Random} from "../../battle/random.ts";
import type {Sides} from "../../battle/solve/many-fights.ts";
import {tablesOfTwo} from "./fighter-view.ts";

/** A duel of two fighters with one move each. */
export interface BuildDuel extends Sides {
  /** P(A wins) + P(draw) / 2. */
  readonly probability: number;
  readonly exact: boolean;
}

/** Hurt fighters have at least this share of their HP. */
const LEAST_LEFT = 4;

/**
 * A duel of random kinds, moves, levels, individual and Awakening values, natures and friendship; every second one is of
 * hurt fighters. The same for the same seed and number.
 */
export function drawBuildDuel(tables: BattleTables, seed: number, number: number): Sides {
  const random = new Random();
  // The first draw is the first argument's alone.
  random.seed(number, seed);
  const oneOf = <T>(values: readonly T[]): T => values[random.below(values.length)];
  const able = tables.pokemon.filter(({index}) => damagingMoves(tables, index).length > 0);
  const builds = anyBuilds(random);
  const fighter = (side: 0 | 1): Fighter => {
    const pokemon = oneOf(able).index;
    const fresh = {pokemon, moves: [oneOf(damagingMoves(tables, pokemon))], build: builds[side]};
    if (number % 2 === 0) return fresh;
    const most = fighterPokemon(tables, fresh).hp;
    const least = Math.ceil(most / LEAST_LEFT);
    return {...fresh, state: {...freshState(tables, fresh), hp: least + random.below(most - least + 1)}};
  };
  return {a: fighter(0), b: fighter(1)};
}

/** Exact for fresh fighters whose attacks leave each other alone, else played. */
export function playBuildDuel(
  tables: BattleTables,
  {a, b}: Sides,
  playouts: number,
  seed: number
): BuildDuel {
  const isFresh = a.state === undefined && b.state === undefined;
  const exact = isFresh ? exactWinProbability(tablesOfTwo(tables, a, b), 0, a.moves[0], 1, b.moves[0]) : null;
  if (exact !== null) return {a, b, probability: exact, exact: true};
  const {winsA, draws} = tally(prepareFight(tables, a, b, seed), playouts, null, null);
  return {a, b, probability: (winsA + draws / 2) / playouts, exact: false};
}

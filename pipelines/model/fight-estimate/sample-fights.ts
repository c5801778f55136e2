import {anyBuilds} from "../../battle/agreement/fight-plan.ts";
import type {BattleTables} from "../../battle/battle-tables.ts";
import {DEFAULT_BUILD} from "../../battle/build.ts";
import {damagingMoves} from "../../battle/damaging-moves.ts";
import {type Fighter, fighterPokemon, freshState} from "../../battle/fighter.ts";
import {attackOutlook} from "../../battle/outlook.ts";
import {Random} from "../../battle/random.ts";
import type {Sides} from "../../battle/solve/many-fights.ts";

/** Of three fights two are on equal terms, as rankings are; the third is of any builds, and half of these are hurt. */
const KINDS = 3;
/** Of a set's places, how many may hold a status move: none in half of the sets. */
const MOST_STATUS = 2;
const SIZE = 4;
/** Attacks drawn for a place, of which the one that takes most is kept: sets as players bring them. */
const DRAWN = 2;

/** Random fights to learn from, the same for the same seed and number. */
export function sampleFight(tables: BattleTables, seed: number, number: number): Sides {
  const random = new Random();
  // The first draw is the first argument's alone.
  random.seed(number, seed);
  const able = tables.pokemon.filter(({index}) => damagingMoves(tables, index).length > 0);
  const oneOf = <T>(values: readonly T[]): T => values[random.below(values.length)];
  const [a, b] = [oneOf(able).index, oneOf(able).index];
  const moves = (pokemon: number, opponent: number): number[] => {
    const attacks = damagingMoves(tables, pokemon);
    const others = tables.pokemon[pokemon].moves.filter(
      (move) => tables.moves[move].status && !tables.moves[move].copies
    );
    const share = (move: number): number => attackOutlook(tables, pokemon, move, opponent).expectedShare;
    const wanted = random.below(2) === 0 ? 0 : 1 + random.below(MOST_STATUS);
    const chosen = new Set<number>();
    const left = (pool: readonly number[]): number[] => pool.filter((move) => !chosen.has(move));
    while (chosen.size < Math.min(wanted, others.length)) chosen.add(oneOf(left(others)));
    while (chosen.size < SIZE && left(attacks).length > 0) {
      const drawn = Array.from({length: DRAWN}, () => oneOf(left(attacks)));
      chosen.add(drawn.reduce((best, move) => (share(move) > share(best) ? move : best)));
    }
    return [...chosen];
  };
  const sets = [moves(a, b), moves(b, a)];
  const isAny = number % KINDS === 0;
  const builds = isAny ? anyBuilds(random) : [DEFAULT_BUILD, DEFAULT_BUILD];
  const isHurt = isAny && random.below(2) === 0;
  const fighter = (pokemon: number, side: 0 | 1): Fighter => {
    const fresh = {pokemon, moves: sets[side], build: builds[side]};
    if (!isHurt) return fresh;
    const most = fighterPokemon(tables, fresh).hp;
    return {...fresh, state: {...freshState(tables, fresh), hp: 1 + random.below(most)}};
  };
  return {a: fighter(a, 0), b: fighter(b, 1)};
}

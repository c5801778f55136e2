import {hitChanceOf} from "../../battle/accuracy.ts";
import {anyBuilds} from "../../battle/agreement/fight-plan.ts";
import type {BattleMove} from "../../battle/battle-move.ts";
import type {BattlePokemon, BattleTables} from "../../battle/battle-tables.ts";
import {damagingMoves} from "../../battle/damaging-moves.ts";
import {tally, tallyRepeated} from "../../battle/duel.ts";
import {exactWinProbability} from "../../battle/exact.ts";
import {type Fighter, fighterPokemon, freshState} from "../../battle/fighter.ts";
import {prepareFight} from "../../battle/fights.ts";
import {HitDistribution} from "../../battle/hit-distribution.ts";
import {courseOf, residualDamage} from "../../battle/ko-distribution.ts";
import {usesATurn} from "../../battle/outlook.ts";
import {Random} from "../../battle/random.ts";
import type {Sides} from "../../battle/solve/many-fights.ts";
import {tablesOfTwo} from "./fighter-view.ts";

/** A duel of two fighters with one move each. */
export interface BuildDuel extends Sides {
  /** P(A wins) + P(draw) / 2. */
  readonly probability: number;
  readonly exact: boolean;
}

/** Hurt fighters have at least one of so many parts of their HP. */
const LEAST_LEFT = 4;

const able = new WeakMap<BattleTables, readonly number[]>();

/** Indexes of the Pokémon that can attack. */
export function attackersIn(tables: BattleTables): readonly number[] {
  const known =
    able.get(tables) ??
    tables.pokemon.map(({index}) => index).filter((index) => damagingMoves(tables, index).length > 0);
  able.set(tables, known);
  return known;
}

/**
 * A duel of random kinds, moves, levels, individual and Awakening values, natures and friendship; every second one is of
 * hurt fighters. The same for the same seed and number.
 */
export function drawBuildDuel(tables: BattleTables, seed: number, number: number): Sides {
  const random = new Random();
  // The first draw is the first argument's alone.
  random.seed(number, seed);
  const oneOf = <T>(values: readonly T[]): T => values[random.below(values.length)];
  const builds = anyBuilds(random);
  const fighter = (side: 0 | 1): Fighter => {
    const pokemon = oneOf(attackersIn(tables));
    const fresh = {pokemon, moves: [oneOf(damagingMoves(tables, pokemon))], build: builds[side]};
    if (number % 2 === 0) return fresh;
    const most = fighterPokemon(tables, fresh).hp;
    const least = Math.ceil(most / LEAST_LEFT);
    return {...fresh, state: {...freshState(tables, fresh), hp: least + random.below(most - least + 1)}};
  };
  return {a: fighter(0), b: fighter(1)};
}

/** Turns that both attacks take at least in a drawn-out duel. */
const MANY_TURNS = 8;
/** Numbers apart from all that are drawn as they come. */
const OTHER_NUMBERS = 1_000_000;
const MOST_DRAWN = 1_000;

const hits = new HitDistribution();

/** Mean turns that the attack takes, near enough. */
function turnsOf(tables: BattleTables, user: BattlePokemon, move: BattleMove, target: BattlePokemon): number {
  hits.fill(tables, user, move, target, target.hp);
  const hitChance = hitChanceOf(move, user, target);
  return target.hp / (hits.mean * hitChance * usesATurn(move, hitChance));
}

/**
 * As `drawBuildDuel`, but for duels in which both attacks take long: power points and Struggle decide many of them, and
 * few duels of the default build tell how.
 */
export function drawDrawnOutDuel(tables: BattleTables, seed: number, number: number): Sides {
  for (let drawn = 0; ; drawn++) {
    const sides = drawBuildDuel(tables, seed, OTHER_NUMBERS + number * MOST_DRAWN + drawn);
    const [a, b] = tablesOfTwo(tables, sides.a, sides.b).pokemon;
    const [moveA, moveB] = [sides.a, sides.b].map(({moves}) => tables.moves[moves[0]]);
    const isLong = turnsOf(tables, a, moveA, b) >= MANY_TURNS && turnsOf(tables, b, moveB, a) >= MANY_TURNS;
    if (isLong || drawn === MOST_DRAWN - 1) return sides;
  }
}

/**
 * Exact for attacks that leave each other alone, else played. What a trap, a burn or poison takes is a share of all the
 * HP there are, which the table of a hurt fighter does not know.
 */
export function playBuildDuel(tables: BattleTables, sides: Sides, playouts: number, seed: number): BuildDuel {
  const {a, b} = sides;
  const two = tablesOfTwo(tables, a, b);
  const [fromA, fromB] = [a, b].map(({moves}) => tables.moves[moves[0]]);
  const wears = (move: BattleMove, target: BattlePokemon): boolean =>
    residualDamage(move, target, courseOf(move, target)) > 0;
  const isHurt = a.state !== undefined || b.state !== undefined;
  const isWorn = isHurt && (wears(fromA, two.pokemon[1]) || wears(fromB, two.pokemon[0]));
  const exact = isWorn ? null : exactWinProbability(two, 0, a.moves[0], 1, b.moves[0]);
  if (exact !== null) return {a, b, probability: exact, exact: true};
  const battle = prepareFight(tables, a, b, seed);
  const {winsA, draws} = isHurt ? tally(battle, playouts, null, null) : tallyRepeated(battle, playouts);
  return {a, b, probability: (winsA + draws / 2) / playouts, exact: false};
}

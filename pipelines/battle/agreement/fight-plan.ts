import {STATS, type Stat, type StatTable} from "../../../data-loaders/game-data.ts";
import type {BattleTables} from "../battle-tables.ts";
import {AWAKENING_VALUES, type Build, FRIENDSHIP, INDIVIDUAL_VALUES, LEVELS} from "../build.ts";
import {AILMENT} from "../codes.ts";
import {damagingMoves, passingAttacks} from "../damaging-moves.ts";
import {
  type Fighter,
  type FighterState,
  fighterPokemon,
  freshState,
  LASTING_AILMENTS,
  NO_STAGES
} from "../fighter.ts";
import type {Policies} from "../fights.ts";
import {canCatch} from "../immunity.ts";
import {NATURE_IDENTIFIERS} from "../natures.ts";
import {Random} from "../random.ts";

/** Fights of any build and state that the oracle is asked about, drawn from a fixed seed as those of the default build. */
const PLAN_SEED = 809;
const DUELS = 1500;
const BATTLES = 200;
const SOLVED = 320;
const OF_ATTACKS = 120;

/** How the fighters of a fight begin. */
export const BEGINNINGS = ["fresh", "hurt", "ailing"] as const;
type Beginning = (typeof BEGINNINGS)[number];

export interface OracleFight {
  readonly beginning: Beginning;
  readonly a: Fighter;
  readonly b: Fighter;
  readonly policies: Policies;
}

const between = (random: Random, least: number, most: number): number =>
  least + random.below(most - least + 1);
const oneOf = <T>(random: Random, values: readonly T[]): T => values[random.below(values.length)];

const valuesUpTo = (random: Random, most: number): StatTable =>
  Object.fromEntries(STATS.map((stat) => [stat, between(random, 0, most)])) as Record<Stat, number>;

/** @param awakened the most Awakening values of a stat */
const anyBuild = (random: Random, level: number, awakened: number): Build => ({
  level,
  individualValues: valuesUpTo(random, INDIVIDUAL_VALUES.most),
  awakeningValues: valuesUpTo(random, awakened),
  nature: oneOf(random, NATURE_IDENTIFIERS),
  friendship: between(random, FRIENDSHIP.least, FRIENDSHIP.most)
});

/** Of two builds that meet: what the one has to offer against the other is seldom decided before. */
const LEVELS_APART = 10;
const AWAKENED = [0, 20, AWAKENING_VALUES.most] as const;

export function anyBuilds(random: Random): readonly [Build, Build] {
  const awakened = oneOf(random, AWAKENED);
  const level = between(random, LEVELS.least, LEVELS.most);
  const other = between(
    random,
    Math.max(LEVELS.least, level - LEVELS_APART),
    Math.min(LEVELS.most, level + LEVELS_APART)
  );
  return [anyBuild(random, level, awakened), anyBuild(random, other, awakened)];
}

/** Moves of a side. */
const FEW = 4;

const STATE_ODDS = 2;
const CONFUSED_ODDS = 4;
const FULL_SLEEP = 4;
const LONGEST_CONFUSION = 5;

function anyState(
  tables: BattleTables,
  random: Random,
  fighter: Fighter,
  beginning: Beginning
): FighterState {
  const fresh = freshState(tables, fighter);
  const hp = between(random, 1 + (fresh.hp >> 2), fresh.hp);
  const powerPoints = fresh.powerPoints.map((most) =>
    random.below(STATE_ODDS) === 0 ? most : between(random, 1, most)
  );
  if (beginning === "hurt") return {...fresh, hp, powerPoints};
  const pokemon = fighterPokemon(tables, fighter);
  const ailment = oneOf(
    random,
    LASTING_AILMENTS.filter((name) => canCatch(pokemon, AILMENT[name]))
  );
  const stage = (): number => (random.below(STATE_ODDS) === 0 ? 0 : between(random, -2, 2));
  return {
    hp,
    powerPoints,
    ailment,
    ailmentTurns:
      ailment === "sleep" ? between(random, 1, FULL_SLEEP) : ailment === "bad_poison" ? random.below(4) : 0,
    confusion: random.below(CONFUSED_ODDS) === 0 ? between(random, 1, LONGEST_CONFUSION) : 0,
    stages: {
      ...NO_STAGES,
      attack: stage(),
      defense: stage(),
      spAttack: stage(),
      spDefense: stage(),
      speed: stage(),
      evasion: stage()
    }
  };
}

function anyFight(
  tables: BattleTables,
  random: Random,
  number: number,
  movesOf: (pokemon: number) => readonly number[]
): OracleFight {
  const able = tables.pokemon.filter(({index}) => damagingMoves(tables, index).length >= 2);
  const beginning = BEGINNINGS[number % BEGINNINGS.length];
  const policy = number % 2 === 0 ? "greedy" : "random";
  const [buildA, buildB] = anyBuilds(random);
  const fighter = (build: Build): Fighter => {
    const pokemon = oneOf(random, able).index;
    const fresh = {pokemon, moves: movesOf(pokemon), build};
    return beginning === "fresh" ? fresh : {...fresh, state: anyState(tables, random, fresh, beginning)};
  };
  return {beginning, a: fighter(buildA), b: fighter(buildB), policies: [policy, policy]};
}

/** Each repeats a damaging move. */
export function planBuildDuels(tables: BattleTables, count = DUELS): OracleFight[] {
  const random = new Random();
  random.seed(PLAN_SEED, 1);
  const one = (pokemon: number): number[] => [oneOf(random, damagingMoves(tables, pokemon))];
  return Array.from({length: count}, (_, number) => anyFight(tables, random, number, one));
}

/** Four moves a side, every second one damaging, none that copies. */
export const planBuildBattles = (tables: BattleTables, count = BATTLES): OracleFight[] =>
  fourMoveFights(tables, 2, count);

/** Fights of the same kind, to be solved and played by the solution. */
export const planSolvedFights = (tables: BattleTables, count = SOLVED): OracleFight[] =>
  fourMoveFights(tables, 3, count);

/** Up to four attacks a side that leave nothing behind, where there are such: fights that can be solved exactly. */
export function planAttackFights(tables: BattleTables, count = OF_ATTACKS): OracleFight[] {
  const random = new Random();
  random.seed(PLAN_SEED, 4);
  const attacks = (pokemon: number): number[] => {
    const passing = passingAttacks(tables, pokemon);
    return anyFew(random, passing.length > 0 ? passing : damagingMoves(tables, pokemon));
  };
  return Array.from({length: count}, (_, number) => anyFight(tables, random, number, attacks));
}

function anyFew(random: Random, pool: readonly number[]): number[] {
  const left = [...pool];
  return Array.from({length: Math.min(FEW, left.length)}, () => left.splice(random.below(left.length), 1)[0]);
}

/** @param stream apart for each plan */
function fourMoveFights(tables: BattleTables, stream: number, count: number): OracleFight[] {
  const random = new Random();
  random.seed(PLAN_SEED, stream);
  const four = (pokemon: number): number[] => {
    const any = tables.pokemon[pokemon].moves.filter((move) => !tables.moves[move].copies);
    const moves = new Set<number>();
    for (const pool of [damagingMoves(tables, pokemon), any, damagingMoves(tables, pokemon), any]) {
      const left = pool.filter((move) => !moves.has(move));
      if (left.length > 0) moves.add(oneOf(random, left));
    }
    return [...moves];
  };
  return Array.from({length: count}, (_, number) => anyFight(tables, random, number, four));
}

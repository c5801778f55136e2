import type {GameData} from "../../../data-loaders/game-data.ts";
import type {BattleTables} from "../battle-tables.ts";
import {damagingMoves} from "../damaging-moves.ts";
import type {MoveSetSide} from "../move-sets.ts";
import {Random} from "../random.ts";
import {moveClass} from "./move-class.ts";

/** Which battles the oracle is asked about: drawn from a fixed seed, so that its answers can be kept. */
const PLAN_SEED = 151;

const DUELS_A_CLASS = 34;
const MOVE_SET_BATTLES = 200;

export interface OracleDuel {
  readonly moveClass: string;
  readonly a: number;
  readonly moveA: number;
  readonly b: number;
  readonly moveB: number;
}

/** The whole plan: what copies comes last, drawn from its own sequence, so that what was planned before it stays. */
export const planDuels = (game: GameData, tables: BattleTables): OracleDuel[] => [
  ...planAttackDuels(game, tables),
  ...planCopyingDuels(game, tables)
];

/** For every class of damaging move, duels of Pokémon that learn one of it against any opponent with any damaging move. */
function planAttackDuels(game: GameData, tables: BattleTables): OracleDuel[] {
  const byClass = new Map<string, {a: number; moveA: number}[]>();
  const attacks = game.pokemon.map((_, index) => damagingMoves(tables, index));
  for (const [a, moves] of attacks.entries())
    for (const moveA of moves) {
      const name = moveClass(game.moves[moveA]);
      byClass.set(name, [...(byClass.get(name) ?? []), {a, moveA}]);
    }
  const random = new Random();
  random.seed(PLAN_SEED, 1);
  return [...byClass.entries()]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .flatMap(([name, users]) =>
      Array.from({length: DUELS_A_CLASS}, () => {
        const {a, moveA} = users[random.below(users.length)];
        let b = a;
        while (b === a || attacks[b].length === 0) b = random.below(game.pokemon.length);
        return {moveClass: name, a, moveA, b, moveB: attacks[b][random.below(attacks[b].length)]};
      })
    );
}

/** Conversion, repeated as the only move, always fails: its battles are those of move sets. */
const COPYING_IN_DUELS = ["transform", "mimic", "metronome", "mirror-move"] as const;
const COPYING = [...COPYING_IN_DUELS, "conversion"] as const;
const DUELS_A_COPYING_MOVE = 12;
const BATTLES_A_COPYING_MOVE = 10;

const moveNamed = (game: GameData, identifier: string): number =>
  game.moves.findIndex((move) => move.identifier === identifier);

const learnersOf = (tables: BattleTables, move: number): number[] =>
  tables.pokemon.filter(({moves}) => moves.includes(move)).map(({index}) => index);

/** Duels of a move that copies or calls another, repeated, against any opponent with any damaging move. */
function planCopyingDuels(game: GameData, tables: BattleTables): OracleDuel[] {
  const random = new Random();
  random.seed(PLAN_SEED, 3);
  const fighters = tables.pokemon.filter(({index}) => damagingMoves(tables, index).length > 0);
  return COPYING_IN_DUELS.flatMap((identifier) => {
    const moveA = moveNamed(game, identifier);
    const users = learnersOf(tables, moveA);
    if (users.length === 0) return [];
    return Array.from({length: DUELS_A_COPYING_MOVE}, () => {
      const a = users[random.below(users.length)];
      const b = fighters[random.below(fighters.length)].index;
      const attacks = damagingMoves(tables, b);
      return {
        moveClass: moveClass(game.moves[moveA]),
        a,
        moveA,
        b,
        moveB: attacks[random.below(attacks.length)]
      };
    });
  });
}

export interface OracleMoveSets {
  readonly a: MoveSetSide;
  readonly b: MoveSetSide;
}

/** The whole plan, as `planDuels`. */
export const planBattles = (game: GameData, tables: BattleTables): OracleMoveSets[] => [
  ...planMoveSets(tables),
  ...planCopyingMoveSets(game, tables)
];

/** Battles in which A knows a copying move among up to four, and B any moves of its own. */
export function planCopyingMoveSets(
  game: GameData,
  tables: BattleTables,
  battlesAMove = BATTLES_A_COPYING_MOVE
): OracleMoveSets[] {
  const random = new Random();
  random.seed(PLAN_SEED, 4);
  const side = (pokemon: number, known: readonly number[], policy: MoveSetSide["policy"]): MoveSetSide => {
    const moves = new Set(known);
    const {moves: any} = tables.pokemon[pokemon];
    for (const pool of [any, damagingMoves(tables, pokemon), any, damagingMoves(tables, pokemon)]) {
      const left = pool.filter((move) => !moves.has(move));
      if (left.length > 0 && moves.size < 4) moves.add(left[random.below(left.length)]);
    }
    // Conversion takes the type of the first move: the one drawn last.
    return {pokemon, moves: [...moves].reverse(), policy};
  };
  return COPYING.flatMap((identifier) => {
    const move = moveNamed(game, identifier);
    const users = learnersOf(tables, move);
    if (users.length === 0) return [];
    return Array.from({length: battlesAMove}, (_, i) => {
      const policy = i % 2 === 0 ? "greedy" : "random";
      const a = users[random.below(users.length)];
      return {a: side(a, [move], policy), b: side(random.below(tables.pokemon.length), [], policy)};
    });
  });
}

/** Battles of four random moves a side, none of which copies, half of them `greedy`, half `random`. Every second move deals damage. */
export function planMoveSets(tables: BattleTables, count = MOVE_SET_BATTLES): OracleMoveSets[] {
  const random = new Random();
  random.seed(PLAN_SEED, 2);
  const able = tables.pokemon.filter(({index}) => damagingMoves(tables, index).length >= 2);
  const side = (pokemon: number, policy: MoveSetSide["policy"]): MoveSetSide => {
    const damaging = [...damagingMoves(tables, pokemon)];
    const any = tables.pokemon[pokemon].moves.filter((move) => !tables.moves[move].copies);
    const moves = new Set<number>();
    for (const pool of [damaging, any, damaging, any]) {
      const left = pool.filter((move) => !moves.has(move));
      if (left.length > 0) moves.add(left[random.below(left.length)]);
    }
    return {pokemon, moves: [...moves], policy};
  };
  return Array.from({length: count}, (_, i) => {
    const policy = i % 2 === 0 ? "greedy" : "random";
    const a = able[random.below(able.length)].index;
    let b = a;
    while (b === a) b = able[random.below(able.length)].index;
    return {a: side(a, policy), b: side(b, policy)};
  });
}

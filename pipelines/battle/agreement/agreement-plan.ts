import type {GameData} from "../../../data-loaders/game-data.ts";
import type {BattleTables} from "../battle-tables.ts";
import {damagingMoves} from "../best-move.ts";
import {BEHAVIOUR} from "../codes.ts";
import type {MoveSetSide} from "../move-sets.ts";
import {Random} from "../random.ts";
import {moveClass} from "./move-class.ts";

/** Which battles the oracle is asked about: drawn from a fixed seed, so that its answers can be kept. */
const PLAN_SEED = 151;

const DUELS_A_CLASS = 34;
export const MOVE_SET_BATTLES = 200;

export interface OracleDuel {
  readonly moveClass: string;
  readonly a: number;
  readonly moveA: number;
  readonly b: number;
  readonly moveB: number;
}

/** For every class of move, duels of Pokémon that learn one of it against any opponent with any damaging move. */
export function planDuels(game: GameData, tables: BattleTables, duelsAClass = DUELS_A_CLASS): OracleDuel[] {
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
      Array.from({length: duelsAClass}, () => {
        const {a, moveA} = users[random.below(users.length)];
        let b = a;
        while (b === a || attacks[b].length === 0) b = random.below(game.pokemon.length);
        return {moveClass: name, a, moveA, b, moveB: attacks[b][random.below(attacks[b].length)]};
      })
    );
}

/** Moves that copy or call other moves, or change the user's type: not simulated (docs/MECHANICS.md). */
const NOT_SIMULATED: ReadonlySet<number> = new Set([
  BEHAVIOUR.transform,
  BEHAVIOUR.mimic,
  BEHAVIOUR.metronome,
  BEHAVIOUR.mirror_move,
  BEHAVIOUR.conversion
]);

export interface OracleMoveSets {
  readonly a: MoveSetSide;
  readonly b: MoveSetSide;
}

/** Battles of four random moves a side, half of them `greedy`, half `random`. Every second move deals damage. */
export function planMoveSets(tables: BattleTables, count = MOVE_SET_BATTLES): OracleMoveSets[] {
  const random = new Random();
  random.seed(PLAN_SEED, 2);
  const able = tables.pokemon.filter(({index}) => damagingMoves(tables, index).length >= 2);
  const side = (pokemon: number, policy: MoveSetSide["policy"]): MoveSetSide => {
    const damaging = [...damagingMoves(tables, pokemon)];
    const any = tables.pokemon[pokemon].moves.filter(
      (move) => !NOT_SIMULATED.has(tables.moves[move].behaviour)
    );
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

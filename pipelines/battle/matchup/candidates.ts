import {hitChanceOf} from "../accuracy.ts";
import type {BattleMove} from "../battle-move.ts";
import type {BattlePokemon, BattleTables} from "../battle-tables.ts";
import {AILMENT, BEHAVIOUR, DAMAGE} from "../codes.ts";
import {HitDistribution} from "../hit-distribution.ts";
import {usesATurn} from "../outlook.ts";

/**
 * What a move's side effects are worth, as a share of its damage. Rough: it decides only which moves are looked at, and
 * what is left out is measured (see docs/MECHANICS.md).
 */
const WORTH = {
  flinch: 0.8,
  ailment: 0.8,
  drain: 0.4,
  priority: 0.6,
  hold: 0.4,
  drops: 0.3,
  hiding: 0.8,
  screen: 0.6
} as const;

/** Super Fang never takes the last HP: it is worth about a fifth of them a turn. */
const HALVING = 1 / 5;
/** Moves that can turn a lost duel, looked at however little they promise. */
const LUCKY = 3;
/** What answers the opponent's attack is always looked at. */
const ANSWERING = Number.POSITIVE_INFINITY;

const distribution = new HitDistribution();

/**
 * The moves that could matter against this opponent, from the one that promises most on: those with the most damage a
 * turn, side effects counted, all whose damage answers the opponent's, and some that can turn a lost duel.
 * @param moves indexes
 */
export function likelyMoves(
  tables: BattleTables,
  user: number,
  moves: readonly number[],
  opponent: number,
  count: number
): readonly number[] {
  const promise = moves.map((move) =>
    promiseOf(tables, tables.pokemon[user], tables.moves[move], tables.pokemon[opponent])
  );
  const order = [...moves.keys()].sort((x, y) =>
    promise[y] === promise[x] ? x - y : promise[y] - promise[x]
  );
  const lucky = order.filter((place) => canTurnALostDuel(tables.moves[moves[place]]));
  const chosen = new Set([...order.slice(0, count), ...lucky.slice(0, LUCKY)]);
  return order.filter((place) => chosen.has(place)).map((place) => moves[place]);
}

/** A knock-out by luck, a thaw that does not come: what is left to who loses otherwise. */
const canTurnALostDuel = ({damage, ailment}: BattleMove): boolean =>
  damage === DAMAGE.ohko || ailment === AILMENT.freeze || ailment === AILMENT.tri_attack;

function promiseOf(
  tables: BattleTables,
  user: BattlePokemon,
  move: BattleMove,
  target: BattlePokemon
): number {
  if (move.damage >= DAMAGE.counter) return ANSWERING;
  if (move.behaviour === BEHAVIOUR.dream_eater || move.behaviour === BEHAVIOUR.self_destruct) return 0;
  distribution.fill(tables, user, move, target, target.hp);
  if (distribution.count === 0) return 0;
  const hitChance = hitChanceOf(move, user, target);
  const damage = move.damage === DAMAGE.half_hp ? target.hp * HALVING : distribution.meanWithin(target.hp);
  return hitChance * usesATurn(move, hitChance) * damage * (1 + worthOfEffects(move, hitChance));
}

function worthOfEffects(move: BattleMove, hitChance: number): number {
  const chance = (percent: number): number => (hitChance * percent) / 100;
  let worth = WORTH.flinch * chance(move.flinchPercent) + WORTH.ailment * chance(move.ailmentPercent);
  if (move.drainPercent > 0) worth += WORTH.drain;
  if (move.priority > 0) worth += WORTH.priority;
  if (move.changesStages && !move.stagesOfUser) worth += WORTH.drops * chance(move.stagesPercent);
  switch (move.behaviour) {
    case BEHAVIOUR.partial_trap:
    case BEHAVIOUR.leech_seed:
      return worth + WORTH.hold;
    case BEHAVIOUR.semi_invulnerable:
      return worth + WORTH.hiding;
    case BEHAVIOUR.reflect:
    case BEHAVIOUR.light_screen:
      return worth + WORTH.screen;
    default:
      return worth;
  }
}

import type {BattleMove} from "./battle-move.ts";
import type {BattleTables} from "./battle-tables.ts";
import {DAMAGE} from "./codes.ts";
import {HitDistribution} from "./hit-distribution.ts";
import {COURSE, courseOf, dropsFacingDefense, residualDamage} from "./ko-distribution.ts";
import {attackOutlook, usesATurn} from "./outlook.ts";

/** Indexes of the damaging moves a Pokémon can learn, ascending; empty for Ditto. */
export const damagingMoves = (tables: BattleTables, pokemon: number): readonly number[] =>
  tables.pokemon[pokemon].moves.filter((move) => tables.moves[move].damage !== DAMAGE.none);

/**
 * The move that is expected to knock out `defender` in the fewest turns. Equal turns (a knock-out in one, or none
 * ever): the larger share of HP a turn, then the earlier of the list.
 *
 * The system this re-creates took the largest power × STAB × effectiveness instead, which picks Self-Destruct as
 * if it could be repeated and Hyper Beam as if it needed no rest.
 * @throws RangeError for an empty list
 */
export function bestMoveAgainst(
  tables: BattleTables,
  attacker: number,
  defender: number,
  moves: readonly number[]
): number {
  if (moves.length === 0) throw new RangeError("no moves to choose from; give at least one move index");
  const rates = moves.map((move) => ratePerTurn(tables, attacker, move, defender));
  const order = moves.map((_, i) => i).sort((x, y) => rates[y] - rates[x] || x - y);
  const {hp} = tables.pokemon[defender];
  let best = -1;
  let bestTurns = Number.POSITIVE_INFINITY;
  let bestShare = -1;
  for (const i of order) {
    const growth = 1 + stagesATurn(tables.moves[moves[i]]) * bestTurns;
    if (best >= 0 && hp / (rates[i] * growth) > bestTurns) continue;
    const {expectedTurns, expectedShare} = attackOutlook(tables, attacker, moves[i], defender);
    const better =
      expectedTurns < bestTurns ||
      (expectedTurns === bestTurns &&
        (expectedShare > bestShare || (expectedShare === bestShare && i < best)));
    if (best >= 0 && !better) continue;
    best = i;
    bestTurns = expectedTurns;
    bestShare = expectedShare;
  }
  return moves[best];
}

const distribution = new HitDistribution();

/**
 * HP a turn the attack takes at most in the mean: by Wald's identity it needs HP / rate turns or more, which spares
 * most moves the full distribution.
 */
function ratePerTurn(tables: BattleTables, attacker: number, moveIndex: number, defender: number): number {
  const move = tables.moves[moveIndex];
  const target = tables.pokemon[defender];
  if (move.damage === DAMAGE.half_hp) return target.hp;
  distribution.fill(tables, tables.pokemon[attacker], move, target, target.hp);
  if (distribution.count === 0) return 0;
  const hitChance = move.accuracy === 0 ? 1 : move.accuracy / 100;
  const left = courseOf(move, target) === COURSE.trap ? COURSE.trap : COURSE.lingering;
  // A small margin keeps rounding from ruling out a tie.
  return (
    (1 + 1e-6) * hitChance * usesATurn(move, hitChance) * distribution.mean +
    residualDamage(move, target, left)
  );
}

/** A drop of the defending stat adds at most half the damage (and a rounding) a stage: the share it adds a turn. */
const stagesATurn = (move: BattleMove): number =>
  dropsFacingDefense(move) ? (0.52 * move.stagesPercent) / 100 : 0;

import type {BattleMove} from "./battle-move.ts";
import type {BattlePokemon, BattleTables} from "./battle-tables.ts";
import {AILMENT, BEHAVIOUR, DAMAGE} from "./codes.ts";
import {netMultiplier, usesFormula} from "./damage.ts";
import {canCatch} from "./immunity.ts";
import {KoDistribution, LONGEST} from "./ko-distribution.ts";

/**
 * Win probabilities without sampling. Where neither attack bears on how the other fares (no flinch that matters,
 * no recoil, no paralysis …), the duel is a race between two independent numbers of turns to the knock-out.
 */

/** Probability that may be left beyond the turns computed before the answer no longer counts as exact. */
const TOLERANCE = 1e-7;

/** Behaviours that do not bear on the opponent's attack, given that the opponent's is of these too. */
const INDEPENDENT: ReadonlySet<number> = new Set([
  BEHAVIOUR.none,
  BEHAVIOUR.charge,
  BEHAVIOUR.recharge,
  BEHAVIOUR.partial_trap,
  BEHAVIOUR.facade,
  BEHAVIOUR.feint,
  BEHAVIOUR.break_screens,
  BEHAVIOUR.cure_user,
  BEHAVIOUR.switch
]);

/** Turns computed at first; twice as many for as long as the duel is open. */
const FEW_TURNS = 2;
/** Chance that the duel is still open below which it is taken as over. */
const NEGLIGIBLE = 1e-12;

const clock1 = new KoDistribution();
const clock2 = new KoDistribution();

/** @returns P(A wins), or null where the duel is not a race of independent attacks */
export function exactWinProbability(
  tables: BattleTables,
  a: number,
  moveA: number,
  b: number,
  moveB: number
): number | null {
  const userA = tables.pokemon[a];
  const userB = tables.pokemon[b];
  const attackA = tables.moves[moveA];
  const attackB = tables.moves[moveB];
  const lead = attackA.priority - attackB.priority || userA.speed - userB.speed;
  if (!isIndependent(tables, attackA, userB, attackB, lead < 0)) return null;
  if (!isIndependent(tables, attackB, userA, attackA, lead > 0)) return null;
  if (leavesDamage(attackA, userB) && leavesDamage(attackB, userA)) return null;
  const turns = Math.min(LONGEST, attackA.powerPoints, attackB.powerPoints);
  clock1.begin(tables, userA, attackA, userB);
  clock2.begin(tables, userB, attackB, userA);
  for (let until = FEW_TURNS; ; until *= 2) {
    clock1.extendTo(Math.min(until, turns));
    clock2.extendTo(Math.min(until, turns));
    // Once next to nothing is left of either side, later turns of the other's do not matter.
    if (until >= turns || clock1.survival * clock2.survival < NEGLIGIBLE) break;
  }
  if (lead > 0) return raceWon(clock1, clock2, turns);
  if (lead < 0) return complement(raceWon(clock2, clock1, turns));
  const first = raceWon(clock1, clock2, turns);
  const second = complement(raceWon(clock2, clock1, turns));
  return first === null || second === null ? null : (first + second) / 2;
}

const complement = (probability: number | null): number | null =>
  probability === null ? null : 1 - probability;

/** Whether `move` on `target` leaves alone what decides how `answer` fares. */
function isIndependent(
  tables: BattleTables,
  move: BattleMove,
  target: BattlePokemon,
  answer: BattleMove,
  alwaysSecond: boolean
): boolean {
  if (move.damage === DAMAGE.none || move.damage >= DAMAGE.counter) return false;
  if (!INDEPENDENT.has(move.behaviour)) return false;
  if (netMultiplier(tables, move, target) === 0) return true;
  if (move.drainPercent > 0 || move.recoilPercent > 0 || move.guardsWhileCharging) return false;
  if (move.flinchPercent > 0 && !alwaysSecond) return false;
  return ailmentSpares(move, target, answer) && stagesSpare(move, answer);
}

const isPhysicalFormula = (move: BattleMove): boolean => usesFormula(move) && !move.special;
const isSpecialFormula = (move: BattleMove): boolean => usesFormula(move) && move.special;

/** Poison only wears its victim down; a burn also weakens physical moves. Facade thrives on either. */
function ailmentSpares(move: BattleMove, target: BattlePokemon, answer: BattleMove): boolean {
  if (move.ailment === AILMENT.none || !canCatch(target, move.ailment)) return true;
  if (answer.behaviour === BEHAVIOUR.facade || answer.behaviour === BEHAVIOUR.cure_user) return false;
  if (move.ailment === AILMENT.poison) return true;
  return move.ailment === AILMENT.burn && !isPhysicalFormula(answer) && !answer.thaws;
}

/** The stats the answer strikes with and meets must stay. */
function stagesSpare(move: BattleMove, answer: BattleMove): boolean {
  if (!move.changesStages) return true;
  if (move.speed !== 0 || move.accuracyStages !== 0 || move.evasion !== 0) return false;
  const foul = answer.damage === DAMAGE.foul_play;
  if (move.stagesOfUser) {
    const metPhysical = move.defense !== 0 || (foul && move.attack !== 0);
    return !(metPhysical && isPhysicalFormula(answer)) && !(move.spDefense !== 0 && isSpecialFormula(answer));
  }
  // Of the target's stats, Foul Play (as this move) strikes with its Attack: the only one that could feed back.
  if (move.damage === DAMAGE.foul_play) return false;
  return (
    !(move.attack !== 0 && isPhysicalFormula(answer) && !foul) &&
    !(move.spAttack !== 0 && isSpecialFormula(answer))
  );
}

/** Whether the attack takes HP at the end of turns: the order of two such sides is left to the simulator. */
const leavesDamage = (move: BattleMove, target: BattlePokemon): boolean =>
  move.behaviour === BEHAVIOUR.partial_trap ||
  ((move.ailment === AILMENT.burn || move.ailment === AILMENT.poison) && canCatch(target, move.ailment));

/** P(the first to act wins), or null if the race may outlast `turns`. */
function raceWon(first: KoDistribution, second: KoDistribution, turns: number): number | null {
  let standing1 = 1;
  let standing2 = 1;
  let wins1 = 0;
  let wins2 = 0;
  for (let turn = 1; turn <= turns; turn++) {
    const hit1 = first.byHit[turn];
    const hit2 = second.byHit[turn];
    const end1 = first.byResidual[turn];
    const end2 = second.byResidual[turn];
    wins1 += hit1 * standing2 + end1 * (standing2 - hit2);
    wins2 += (hit2 + end2) * (standing1 - hit1);
    standing1 -= hit1 + end1;
    standing2 -= hit2 + end2;
  }
  const left = 1 - wins1 - wins2;
  if (left > TOLERANCE) return null;
  // Rounding may leave a loser with −1e-17.
  return Math.min(1, Math.max(0, wins1) / (wins1 + wins2));
}

import type {BattleMove} from "./battle-move.ts";
import type {BattlePokemon, BattleTables} from "./battle-tables.ts";
import {bearingOf} from "./bearing.ts";
import {AILMENT, BEHAVIOUR, DAMAGE} from "./codes.ts";
import {netMultiplier, usesFormula} from "./damage.ts";
import {canCatch} from "./immunity.ts";
import {KoDistribution, LONGEST} from "./ko-distribution.ts";

/**
 * Win probabilities without sampling. Where neither attack bears on how the other fares (no flinch that matters,
 * no recoil, no paralysis …), the duel is a race between two independent numbers of turns to the knock-out.
 */

/** Probability that may be left beyond the turns computed before the answer no longer counts as exact. */
export const RACE_TOLERANCE = 1e-7;

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

/**
 * @returns P(A wins), or null where the duel is no race of independent attacks, nor so uneven a race that whatever else
 * the attacks do cannot turn it
 */
export function exactWinProbability(
  tables: BattleTables,
  a: number,
  moveA: number,
  b: number,
  moveB: number
): number | null {
  const {atLeast, atMost} = raceBounds(tables, a, moveA, b, moveB);
  if (!atLeast && !atMost) return null;
  const userA = tables.pokemon[a];
  const userB = tables.pokemon[b];
  const attackA = tables.moves[moveA];
  const attackB = tables.moves[moveB];
  const turns = Math.min(LONGEST, attackA.powerPoints, attackB.powerPoints);
  clock1.begin(tables, userA, attackA, userB);
  clock2.begin(tables, userB, attackB, userA);
  for (let until = FEW_TURNS; ; until *= 2) {
    clock1.extendTo(Math.min(until, turns));
    clock2.extendTo(Math.min(until, turns));
    // Once next to nothing is left of either side, later turns of the other's do not matter.
    if (until >= turns || clock1.survival * clock2.survival < NEGLIGIBLE) break;
  }
  const {probability, open} = raceOdds(clock1, clock2, leadOf(tables, a, moveA, b, moveB), turns);
  if (open > RACE_TOLERANCE) return null;
  const decided = (atLeast && probability >= 1 - RACE_TOLERANCE) || (atMost && probability <= RACE_TOLERANCE);
  return (atLeast && atMost) || decided ? probability : null;
}

/** What the race of two clocks says of a duel in which the attacks may bear on each other. */
export interface RaceBounds {
  /** P(A wins) is at least the race's: what else the attacks do can only be to A's advantage. */
  readonly atLeast: boolean;
  readonly atMost: boolean;
}

export function raceBounds(
  tables: BattleTables,
  a: number,
  moveA: number,
  b: number,
  moveB: number
): RaceBounds {
  if (isRace(tables, a, moveA, b, moveB)) return {atLeast: true, atMost: true};
  const {moves, pokemon} = tables;
  if (leavesDamage(moves[moveA], pokemon[b]) && leavesDamage(moves[moveB], pokemon[a]))
    return {atLeast: false, atMost: false};
  const ofA = bearingOf(tables, moves[moveA], pokemon[b], moves[moveB]);
  const ofB = bearingOf(tables, moves[moveB], pokemon[a], moves[moveA]);
  return {atLeast: !(ofA.hurts || ofB.helps), atMost: !(ofA.helps || ofB.hurts)};
}

/** Above 0: A acts first; 0: either does, by lot. */
export function leadOf(tables: BattleTables, a: number, moveA: number, b: number, moveB: number): number {
  const {moves, pokemon} = tables;
  return moves[moveA].priority - moves[moveB].priority || pokemon[a].speed - pokemon[b].speed;
}

/** Whether neither attack bears on how the other fares: the duel is a race of two clocks. */
export function isRace(tables: BattleTables, a: number, moveA: number, b: number, moveB: number): boolean {
  const userA = tables.pokemon[a];
  const userB = tables.pokemon[b];
  const attackA = tables.moves[moveA];
  const attackB = tables.moves[moveB];
  const lead = leadOf(tables, a, moveA, b, moveB);
  return (
    isIndependent(tables, attackA, userB, attackB, lead < 0) &&
    isIndependent(tables, attackB, userA, attackA, lead > 0) &&
    !(leavesDamage(attackA, userB) && leavesDamage(attackB, userA))
  );
}

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

/** When one side's attack knocks out a target that does not act: chances by turn, from 1. */
export type Clock = Pick<KoDistribution, "byHit" | "byResidual">;

export interface RaceOdds {
  /** P(A wins), the open rest shared out as the rest is. */
  readonly probability: number;
  /** Probability that the race outlasts the turns. */
  readonly open: number;
}

/** Who is knocked out first if each clock runs for itself. @param lead of `leadOf` */
export function raceOdds(clockA: Clock, clockB: Clock, lead: number, turns: number): RaceOdds {
  if (lead > 0) return firstOdds(clockA, clockB, turns);
  const second = firstOdds(clockB, clockA, turns);
  const asSecond = {probability: 1 - second.probability, open: second.open};
  if (lead < 0) return asSecond;
  const asFirst = firstOdds(clockA, clockB, turns);
  return {
    probability: (asFirst.probability + asSecond.probability) / 2,
    open: Math.max(asFirst.open, asSecond.open)
  };
}

/** Of the side that acts first. */
function firstOdds(first: Clock, second: Clock, turns: number): RaceOdds {
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
  const decided = wins1 + wins2;
  // Rounding may leave a loser with −1e-17.
  return {
    probability: decided > 0 ? Math.min(1, Math.max(0, wins1) / decided) : 0.5,
    open: Math.max(0, 1 - decided)
  };
}

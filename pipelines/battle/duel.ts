import {Battle, OUTCOME, type Policy} from "./battle.ts";
import type {BattleTables} from "./battle-tables.ts";
import {playCalmly, playsCalmly, startCalmly} from "./calm-duel.ts";
import {exactWinProbability} from "./exact.ts";
import {playsPlainly, tallyPlainly} from "./plain-duel.ts";
import {playBattle} from "./turn.ts";

/** How many of the playouts each side won; a draw is a playout that reached the turn limit. */
export interface DuelTally {
  winsA: number;
  winsB: number;
  draws: number;
}

const battles = new WeakMap<BattleTables, Battle>();

/** The battle object kept for these tables: preparing it anew allocates nothing. */
export function battleFor(tables: BattleTables): Battle {
  let battle = battles.get(tables);
  if (!battle) {
    battle = new Battle(tables);
    battles.set(tables, battle);
  }
  return battle;
}

/**
 * Plays the duel of two Pokémon that repeat one move each (Struggle once it runs out of power points).
 * @param seed any integer; the same arguments give the same tally
 */
export function simulateDuel(
  tables: BattleTables,
  a: number,
  moveA: number,
  b: number,
  moveB: number,
  playouts: number,
  seed: number
): DuelTally {
  const battle = battleFor(tables);
  battle.prepare(a, [moveA], b, [moveB]);
  battle.random.seed(seed, duelStream(a, moveA, b, moveB));
  return tallyRepeated(battle, playouts);
}

/** Duels of one seed draw from unrelated sequences. */
const duelStream = (a: number, moveA: number, b: number, moveB: number): number =>
  (Math.imul(a * 256 + moveA, 0x10001) ^ (b * 256 + moveB)) | 0;

/** Plays a prepared battle of fresh sides with one move each over and over: the battles of `tally`, most in less time. */
export function tallyRepeated(battle: Battle, playouts: number): DuelTally {
  if (!playsCalmly(battle)) return tally(battle, playouts, null, null);
  if (!playsPlainly(battle)) return tallyCalmly(battle, playouts);
  const {winsA, winsB} = tallyPlainly(battle, playouts);
  return {winsA, winsB, draws: playouts - winsA - winsB};
}

/** Plays a prepared battle over and over. */
export function tally(
  battle: Battle,
  playouts: number,
  policyA: Policy | null,
  policyB: Policy | null
): DuelTally {
  let winsA = 0;
  let winsB = 0;
  for (let i = 0; i < playouts; i++) {
    const outcome = playBattle(battle, policyA, policyB);
    if (outcome === OUTCOME.winA) winsA++;
    else if (outcome === OUTCOME.winB) winsB++;
  }
  return {winsA, winsB, draws: playouts - winsA - winsB};
}

/** The same of two repeated moves that are played calmly: the same battles, in less time. */
function tallyCalmly(battle: Battle, playouts: number): DuelTally {
  let winsA = 0;
  let winsB = 0;
  let stayedCalm = false;
  for (let i = 0; i < playouts; i++) {
    if (stayedCalm) startCalmly(battle);
    else battle.reset();
    stayedCalm = playCalmly(battle);
    if (battle.outcome === OUTCOME.winA) winsA++;
    else if (battle.outcome === OUTCOME.winB) winsB++;
  }
  return {winsA, winsB, draws: playouts - winsA - winsB};
}

export interface DuelProbability {
  /** P(A wins) + ½ P(draw). */
  readonly probability: number;
  readonly method: "exact" | "monte_carlo";
  /** 0 where the probability is exact. */
  readonly playouts: number;
  /** Of the sampling; 0 where the probability is exact. */
  readonly standardError: number;
}

export interface SamplingOptions {
  /** Playouts where the duel has to be sampled. */
  readonly playouts: number;
  readonly seed: number;
}

/**
 * The win probability of A: exact for attacks that do not bear on each other, and ½ for a duel that is its own mirror
 * image; sampled otherwise.
 */
export function duelProbability(
  tables: BattleTables,
  a: number,
  moveA: number,
  b: number,
  moveB: number,
  {playouts, seed}: SamplingOptions
): DuelProbability {
  const exact = a === b && moveA === moveB ? 0.5 : exactWinProbability(tables, a, moveA, b, moveB);
  if (exact !== null) return {probability: exact, method: "exact", playouts: 0, standardError: 0};
  const {winsA, draws} = simulateDuel(tables, a, moveA, b, moveB, playouts, seed);
  const probability = (winsA + draws / 2) / playouts;
  const standardError = Math.sqrt((probability * (1 - probability)) / playouts);
  return {probability, method: "monte_carlo", playouts, standardError};
}

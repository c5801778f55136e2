import type {BattlePokemon, BattleTables} from "../battle-tables.ts";
import {BEHAVIOUR, DAMAGE} from "../codes.ts";
import {type Clock, leadOf, RACE_TOLERANCE, raceBounds, raceOdds} from "../exact.ts";
import {KoDistribution} from "../ko-distribution.ts";

/** Turns a clock is wound for: attacks that take longer are told apart by playing. */
const TURNS = 16;

const distribution = new KoDistribution();

/**
 * The odds of every pair of two Pokémon's moves as a race of two clocks, each worked out once: exact where the attacks
 * leave each other alone, elsewhere what would be if they did.
 */
export class PairOdds {
  readonly rows: number;
  readonly columns: number;
  readonly #probability: Float64Array;
  readonly #least: Float64Array;
  readonly #most: Float64Array;

  /** Arguments are indexes. */
  constructor(
    tables: BattleTables,
    a: number,
    movesA: readonly number[],
    b: number,
    movesB: readonly number[]
  ) {
    this.rows = movesA.length;
    this.columns = movesB.length;
    this.#probability = new Float64Array(this.rows * this.columns);
    this.#least = new Float64Array(this.rows * this.columns);
    this.#most = new Float64Array(this.rows * this.columns).fill(1);
    const clocksA = movesA.map((move) => clockOf(tables, tables.pokemon[a], move, tables.pokemon[b]));
    const clocksB = movesB.map((move) => clockOf(tables, tables.pokemon[b], move, tables.pokemon[a]));
    for (const [i, moveA] of movesA.entries())
      for (const [j, moveB] of movesB.entries()) {
        const at = i * this.columns + j;
        const lead = leadOf(tables, a, moveA, b, moveB);
        const odds = raceOdds(clocksA[i], clocksB[j], lead, TURNS);
        const decided = decidedBySelfDestruction(tables, moveA, moveB, lead);
        this.#probability[at] = decided ?? odds.probability;
        if (odds.open > RACE_TOLERANCE) continue;
        const {atLeast, atMost} = raceBounds(tables, a, moveA, b, moveB);
        if (atLeast) this.#least[at] = odds.probability;
        if (atMost) this.#most[at] = odds.probability;
      }
  }

  probability(row: number, column: number): number {
    return this.#probability[row * this.columns + column];
  }

  /** What P(A wins) is at least: attacks that only help their user win no less than their clock says. */
  least(row: number, column: number): number {
    return this.#least[row * this.columns + column];
  }

  most(row: number, column: number): number {
    return this.#most[row * this.columns + column];
  }
}

function clockOf(tables: BattleTables, user: BattlePokemon, moveIndex: number, target: BattlePokemon): Clock {
  const move = tables.moves[moveIndex];
  distribution.fill(tables, user, move, target, TURNS);
  if (move.damage < DAMAGE.counter)
    return {
      byHit: distribution.byHit.slice(0, TURNS + 1),
      byResidual: distribution.byResidual.slice(0, TURNS + 1)
    };
  // What gives back the opponent's damage takes about two turns of any: a guess, never believed.
  const byHit = new Float64Array(TURNS + 1);
  byHit[2] = 1;
  return {byHit, byResidual: new Float64Array(TURNS + 1)};
}

/** Whoever gives its life loses, unless it is too late for that. */
function decidedBySelfDestruction(
  tables: BattleTables,
  moveA: number,
  moveB: number,
  lead: number
): number | null {
  const givesA = tables.moves[moveA].behaviour === BEHAVIOUR.self_destruct;
  const givesB = tables.moves[moveB].behaviour === BEHAVIOUR.self_destruct;
  if (!givesA && !givesB) return null;
  if (givesA && givesB) return lead > 0 ? 0 : lead < 0 ? 1 : 0.5;
  return givesA ? 0 : 1;
}

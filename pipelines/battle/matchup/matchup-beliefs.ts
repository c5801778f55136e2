import type {BattleTables} from "../battle-tables.ts";
import type {DuelChain} from "../chain/duel-chain.ts";
import {duelProbability, simulateDuel} from "../duel.ts";
import {smoothedVariance} from "../smoothed-variance.ts";
import {PairOdds} from "./pair-odds.ts";
import type {Belief, Matchup} from "./secure-move.ts";

/** Fights that a first guess is worth. */
const GUESS = 8;
/** A guess may be off by anything: only the rules' bounds count before the first look. */
const ANYWHERE = 1;
/** Standard errors by which a look may be off. */
const DOUBTS = 3;
/** Fights played of a cell one time after the other; then it is worked out. */
const LOOKS = [16, 64, 256, 1024] as const;
/** Where it cannot be worked out. */
const MANY = 4_000;
/** Of a cell that is worked out, the probability that may be left open, and the states followed at most. */
const CHAIN = {tolerance: 5e-4, states: 200_000};
const JEFFREYS = 1 / 2;
const SEED = 5;

/** What is known of each pair of moves of a match-up, and how to know more. */
export class MatchupBeliefs {
  readonly #tables: BattleTables;
  readonly #chain: DuelChain;
  readonly #odds: PairOdds;
  readonly #probability: Float64Array;
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  readonly #looks: Uint8Array;
  readonly #wins: Float64Array;
  readonly #fights: Float64Array;

  /** Pokémon and moves are indexes. */
  constructor(
    tables: BattleTables,
    chain: DuelChain,
    readonly a: number,
    readonly movesA: readonly number[],
    readonly b: number,
    readonly movesB: readonly number[]
  ) {
    this.#tables = tables;
    this.#chain = chain;
    this.#odds = new PairOdds(tables, a, movesA, b, movesB);
    const cells = movesA.length * movesB.length;
    this.#probability = new Float64Array(cells);
    this.#least = new Float64Array(cells);
    this.#most = new Float64Array(cells);
    this.#looks = new Uint8Array(cells);
    this.#wins = new Float64Array(cells);
    this.#fights = new Float64Array(cells);
    for (let row = 0; row < movesA.length; row++)
      for (let column = 0; column < movesB.length; column++) {
        const at = this.#at(row, column);
        const guess = this.#odds.probability(row, column);
        if (a === b && movesA[row] === movesB[column]) this.#know(at, row, column, 0.5, 0);
        else this.#know(at, row, column, guess, ANYWHERE);
      }
  }

  /** @param off how far the truth may be from the probability, where the rules do not say it better */
  #know(at: number, row: number, column: number, probability: number, off: number): void {
    const least = this.#odds.least(row, column);
    const most = this.#odds.most(row, column);
    const likely = off === 0 ? probability : Math.min(most, Math.max(least, probability));
    this.#probability[at] = likely;
    this.#least[at] = Math.min(likely, Math.max(least, likely - off));
    this.#most[at] = Math.max(likely, Math.min(most, likely + off));
  }

  /** The match-up as A sees it. */
  get forA(): Matchup {
    return {
      rows: this.movesA.length,
      columns: this.movesB.length,
      known: (row, column) => this.#known(row, column),
      learn: (row, column) => this.#learn(row, column)
    };
  }

  /** The match-up as B sees it. */
  get forB(): Matchup {
    return {
      rows: this.movesB.length,
      columns: this.movesA.length,
      known: (row, column) => {
        const {least, likely, most} = this.#known(column, row);
        return {least: 1 - most, likely: 1 - likely, most: 1 - least};
      },
      learn: (row, column) => this.#learn(column, row)
    };
  }

  #at(row: number, column: number): number {
    return row * this.movesB.length + column;
  }

  #known(row: number, column: number): Belief {
    const at = this.#at(row, column);
    return {least: this.#least[at], likely: this.#probability[at], most: this.#most[at]};
  }

  #learn(row: number, column: number): void {
    const at = this.#at(row, column);
    const look = this.#looks[at]++;
    if (look >= LOOKS.length) this.#settle(row, column);
    else {
      const playouts = LOOKS[look];
      const {winsA, draws} = simulateDuel(
        this.#tables,
        this.a,
        this.movesA[row],
        this.b,
        this.movesB[column],
        playouts,
        SEED + look
      );
      this.#wins[at] += winsA + draws / 2;
      this.#fights[at] += playouts;
      const weight = this.#fights[at] + GUESS;
      const won = this.#wins[at];
      const probability = (won + GUESS * this.#odds.probability(row, column)) / weight;
      const unanimous = won === 0 || won === this.#fights[at];
      const doubt =
        unanimous && look === LOOKS.length - 1
          ? 0
          : Math.sqrt(smoothedVariance(probability, weight, JEFFREYS) / weight);
      this.#know(at, row, column, probability, DOUBTS * doubt);
    }
  }

  #settle(row: number, column: number): void {
    const duel = [this.a, this.movesA[row], this.b, this.movesB[column]] as const;
    const answer =
      this.#chain.answer(...duel, CHAIN) ??
      duelProbability(this.#tables, ...duel, {playouts: MANY, seed: SEED + LOOKS.length});
    const at = this.#at(row, column);
    this.#know(at, row, column, answer.probability, 0);
  }
}

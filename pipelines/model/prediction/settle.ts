import type {BattleTables} from "../../battle/battle-tables.ts";
import {chainFor, type DuelChain} from "../../battle/chain/duel-chain.ts";
import {duelProbability} from "../../battle/duel.ts";
import {smoothedVariance} from "../../battle/smoothed-variance.ts";

/** What answered: the rules worked out, fights played, or the model alone. */
export type Method = "exact" | "monte_carlo" | "model";

/** A win probability with how it came about. */
export interface Estimate {
  readonly probability: number;
  readonly method: Method;
  /** Fights played; 0 where none were. */
  readonly playouts: number;
  /** Of the sampling; 0 where none was. */
  readonly standardError: number;
}

/** One of A's moves against the reply that suits B best. */
export interface WorstCase extends Estimate {
  /** Index of B's best reply to this very move. */
  readonly reply: number;
  /** P(A wins) by each reply, as far as it is known, in their order. */
  readonly replies: Float32Array;
}

/** A worst case with what else is said of the move. */
export interface MoveCase extends WorstCase {
  /** P(A wins) against the same reply by the model. */
  readonly modelProbability: number;
  /** Expected share of B's HP a turn, 0 to 1. */
  readonly score: number;
}

/** P(A wins) by the model; arguments are indexes. */
export type Propose = (a: number, moveA: number, b: number, moveB: number) => number;

/** Fights played of an open duel before the model is believed. */
const FEWEST = 8;
const LOOK = 64;
/** Standard errors between a look and the model from which on the look is believed instead. */
const CONTRADICTED = 2.5;
/** Standard error of the reply that decides, and where more hangs on it. */
const ROUGH = 0.03;
export const SETTLED = 0.01;
export const SHARP = 0.004;
/** Standard errors from even odds, or from a rival, within which sharpness is called for. */
export const NEAR = 3;
/** What a reply would have to be worse by to matter. */
const NEGLIGIBLE = 0.002;
/** The model's typical error at even odds, where it is largest. */
const MODEL_ERROR = 0.03;
/** States of a duel followed turn by turn, about as long as the fights that `SHARP` would take. */
const PATIENCE = {states: 300_000};
const SEED = 1;
const NO_REPLY = "B has no move to reply with";

/** Fights that are needed for a standard error, as far as those played so far tell. */
const playoutsFor = ({probability, playouts}: Estimate, standardError: number): number =>
  Math.ceil(smoothedVariance(probability, playouts) / standardError ** 2);

/** Asks for the duel always from the same side. */
function fromOneSide<Answer extends Estimate | null>(
  a: number,
  moveA: number,
  b: number,
  moveB: number,
  ask: (a: number, moveA: number, b: number, moveB: number) => Answer
): Answer {
  if (a < b || (a === b && moveA <= moveB)) return ask(a, moveA, b, moveB);
  const answer = ask(b, moveB, a, moveA);
  return answer === null ? answer : {...answer, probability: 1 - answer.probability};
}

/** Answers duels by the rules, so that the same question has the same answer whoever asked what before. */
export class Settler {
  readonly #tables: BattleTables;
  readonly #propose: Propose;
  readonly #chain: DuelChain;

  constructor(tables: BattleTables, propose: Propose) {
    this.#tables = tables;
    this.#chain = chainFor(tables);
    this.#propose = propose;
  }

  /** Exact where the duel is a race; otherwise as many fights as asked for. A duel and its mirror image agree. */
  play(a: number, moveA: number, b: number, moveB: number, playouts: number): Estimate {
    return fromOneSide(a, moveA, b, moveB, (...duel) =>
      duelProbability(this.#tables, ...duel, {playouts, seed: SEED})
    );
  }

  /** Followed turn by turn, or null where that would take too long. A duel and its mirror image agree. */
  #follow(a: number, moveA: number, b: number, moveB: number): Estimate | null {
    return fromOneSide(a, moveA, b, moveB, (...duel) => {
      const answer = this.#chain.answer(...duel, PATIENCE);
      if (answer === null) return null;
      return {probability: answer.probability, method: "exact", playouts: 0, standardError: 0};
    });
  }

  #proposal(a: number, moveA: number, b: number, moveB: number): Estimate {
    return {probability: this.#propose(a, moveA, b, moveB), method: "model", playouts: 0, standardError: 0};
  }

  /**
   * Whether the model's word on a duel holds: it does where the rules or a few fights do not contradict it. The further
   * it is above what would matter, the fewer fights would show that it is not.
   * @param gap how far the truth would have to be below the proposal to matter
   */
  check(a: number, moveA: number, b: number, moveB: number, proposal: Estimate, gap: number): Estimate {
    const wanted = Math.ceil((CONTRADICTED / 2 / Math.max(gap, 1e-6)) ** 2);
    const seen = this.play(a, moveA, b, moveB, Math.max(FEWEST, Math.min(LOOK, wanted)));
    if (seen.method === "exact") return seen;
    const spread = Math.sqrt(smoothedVariance(proposal.probability, seen.playouts) / seen.playouts);
    return Math.abs(seen.probability - proposal.probability) > CONTRADICTED * spread ? seen : proposal;
  }

  /** One duel: by the rules, by the model where a few fights do not contradict it, or else by many fights. */
  answer(a: number, moveA: number, b: number, moveB: number): Estimate {
    const checked = this.check(a, moveA, b, moveB, this.#proposal(a, moveA, b, moveB), 0);
    return checked.method === "monte_carlo" ? this.sharpen(a, moveA, b, moveB, checked, SHARP) : checked;
  }

  /** The same duel to within a standard error; where that is `SHARP`, without any if it can be followed. */
  sharpen(
    a: number,
    moveA: number,
    b: number,
    moveB: number,
    known: Estimate,
    standardError: number
  ): Estimate {
    if (known.method === "exact") return known;
    if (standardError <= SHARP) {
      const followed = this.#follow(a, moveA, b, moveB);
      if (followed !== null) return followed;
    }
    let estimate = known.method === "model" ? {...known, playouts: LOOK} : known;
    for (;;) {
      const playouts = Math.max(LOOK, playoutsFor(estimate, standardError));
      if (estimate.method === "monte_carlo" && playouts <= estimate.playouts) return estimate;
      estimate = this.play(a, moveA, b, moveB, playouts);
      // Once more at most where the first guess of the spread was too low.
      if (playoutsFor(estimate, standardError) <= 1.2 * playouts) return estimate;
    }
  }

  /**
   * What A's move is good for where B may reply with any of these and chooses the best. Every reply that could be the
   * one that decides is worked out, or played to the standard error `target`; to `SHARP` near even odds, where the
   * verdict hangs on it.
   * @throws RangeError for no reply
   */
  worstCase(a: number, moveA: number, b: number, movesB: readonly number[], target = SETTLED): WorstCase {
    if (movesB.length === 0) throw new RangeError(NO_REPLY);
    const replies = movesB.map((moveB) => this.#proposal(a, moveA, b, moveB));
    const steps = replies.map(() => 0);
    const targets = [ROUGH, target];
    for (;;) {
      const worst = lowest(replies, replies.keys());
      const {probability} = replies[worst];
      const limit = probability - NEGLIGIBLE;
      const decides = (j: number): boolean =>
        j === worst || replies[j].probability - NEAR * doubtOf(replies[j]) < limit;
      const checked = (j: number): boolean => steps[j] > 0;
      const places = [...replies.keys()];
      let next = lowest(
        replies,
        places.filter((j) => steps[j] <= targets.length && decides(j))
      );
      if (next < 0 && probability > NEGLIGIBLE)
        next = lowest(
          replies,
          places.filter((j) => !checked(j))
        );
      if (next < 0) return worstOf(movesB, replies);
      const known = replies[next];
      const step = steps[next];
      const sharper = (standardError: number): Estimate =>
        this.sharpen(a, moveA, b, movesB[next], replies[next], standardError);
      replies[next] = checked(next)
        ? sharper(targets[step - 1])
        : this.check(a, moveA, b, movesB[next], known, next === worst ? 0 : known.probability - limit);
      const {probability: p, standardError} = replies[next];
      if (step === targets.length && Math.abs(p - 0.5) < NEAR * standardError) replies[next] = sharper(SHARP);
      steps[next] = replies[next].method === "exact" ? targets.length + 1 : step + 1;
    }
  }

  /** The same by the model alone, in a fraction of the time. */
  proposedCase(a: number, moveA: number, b: number, movesB: readonly number[]): WorstCase {
    return worstOf(
      movesB,
      movesB.map((moveB) => this.#proposal(a, moveA, b, moveB))
    );
  }
}

function worstOf(movesB: readonly number[], replies: readonly Estimate[]): WorstCase {
  if (movesB.length === 0) throw new RangeError(NO_REPLY);
  const worst = lowest(replies, replies.keys());
  return {
    ...replies[worst],
    reply: movesB[worst],
    replies: Float32Array.from(replies, ({probability}) => probability)
  };
}

/** Standard error of an estimate, the model's own by experience. */
function doubtOf({method, probability, playouts}: Estimate): number {
  if (method === "exact") return 0;
  if (method === "model") return MODEL_ERROR * 4 * probability * (1 - probability);
  return Math.sqrt(smoothedVariance(probability, playouts) / playouts);
}

/** Place of the lowest probability among those at `places`, the first of equals. */
function lowest(estimates: readonly Estimate[], places: Iterable<number>): number {
  let least = -1;
  for (const place of places)
    if (least < 0 || estimates[place].probability < estimates[least].probability) least = place;
  return least;
}

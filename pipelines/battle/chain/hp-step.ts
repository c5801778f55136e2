import type {HpQuestion} from "../battle.ts";

/** 0: A, 1: B. */
export type SideIndex = 0 | 1;

/**
 * One thing that takes HP from a side, with all it may take: ascending distinct `losses` with their `weights`;
 * `tails[i]` is the weight of `losses[i]` and everything above. If the side still stands, the other's HP changes by
 * `returns` (what it drains, or less what the recoil costs), at most to its maximum.
 */
export interface HpStep {
  readonly side: SideIndex;
  readonly losses: Int32Array;
  readonly weights: Float64Array;
  readonly tails: Float64Array;
  readonly returns: Int32Array | null;
  /** Takes half of what is left instead (at least 1). */
  readonly halves: boolean;
  /** Gives so many HP instead, at most to the maximum. */
  readonly gains: number;
  /** Changes no HP: goes on only where the side's HP gives this answer, and there with twice the probability. */
  readonly asks: HpAsked | null;
}

interface HpAsked {
  readonly question: HpQuestion;
  readonly answer: boolean;
}

export interface WeightedLoss {
  readonly loss: number;
  readonly weight: number;
}

/** HP the other side gains or (below 0) loses for such a loss that is survived. */
export type Returned = (loss: number) => number;

/** @param losses ascending; equal ones are joined */
export function hpStep(
  side: SideIndex,
  losses: readonly WeightedLoss[],
  returned: Returned | null = null,
  halves = false
): HpStep {
  const values = new Int32Array(losses.length);
  const weights = new Float64Array(losses.length);
  let count = 0;
  for (const {loss, weight} of losses) {
    if (count === 0 || values[count - 1] !== loss) values[count++] = loss;
    weights[count - 1] += weight;
  }
  const tails = new Float64Array(count + 1);
  for (let i = count - 1; i >= 0; i--) tails[i] = tails[i + 1] + weights[i];
  return {
    side,
    losses: values.subarray(0, count),
    weights: weights.subarray(0, count),
    tails,
    returns: returned === null ? null : values.subarray(0, count).map(returned),
    halves,
    gains: 0,
    asks: null
  };
}

export const gainStep = (side: SideIndex, gains: number): HpStep => ({...hpStep(side, []), gains});

export const askStep = (side: SideIndex, question: HpQuestion, answer: boolean): HpStep => ({
  ...hpStep(side, []),
  asks: {question, answer}
});

/** Takes HP by a distribution, and does nothing else. */
export const isLoss = ({halves, gains, asks}: HpStep): boolean => !halves && gains === 0 && asks === null;

/** Two steps of one kind, each with its probability, as one. */
export function mixedStep(x: HpStep, weightX: number, y: HpStep, weightY: number): HpStep {
  const total = weightX + weightY;
  const returned = new Map<number, number>();
  for (const step of [x, y])
    step.losses.forEach((loss, i) => {
      if (step.returns !== null) returned.set(loss, step.returns[i]);
    });
  const scaled = (step: HpStep, weight: number): WeightedLoss[] =>
    Array.from(step.losses, (loss, i) => ({loss, weight: (step.weights[i] * weight) / total}));
  return hpStep(
    x.side,
    [...scaled(x, weightX), ...scaled(y, weightY)].sort((p, q) => p.loss - q.loss),
    x.returns === null ? null : (loss) => returned.get(loss)!
  );
}

export function sameStep(x: HpStep, y: HpStep): boolean {
  if (x === y) return true;
  return (
    x.side === y.side &&
    x.halves === y.halves &&
    x.gains === y.gains &&
    x.asks?.question === y.asks?.question &&
    x.asks?.answer === y.asks?.answer &&
    equal(x.losses, y.losses) &&
    equal(x.weights, y.weights) &&
    (x.returns === null) === (y.returns === null) &&
    (x.returns === null || equal(x.returns, y.returns!))
  );
}

export function equal(x: ArrayLike<number>, y: ArrayLike<number>): boolean {
  if (x.length !== y.length) return false;
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return false;
  return true;
}

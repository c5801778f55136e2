import {type HpQuestion, SUBSTITUTE_PARTS} from "../battle.ts";
import type {HpStep} from "../chain/hp-step.ts";
import type {HpAxis} from "./hp-axis.ts";

/**
 * Where a step takes one side's HP, for every level of an axis: from level `row` to the places `places[k]` of the other
 * axis with `weights[k]`, k from `starts[row]` to `starts[row + 1]`; what stays at the same place of the same axis is
 * apart, in `stays`; `fatal` is the weight of no HP left.
 */
export interface HpMoves {
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly weights: Float64Array;
  readonly stays: Float64Array;
  readonly fatal: Float64Array;
  readonly fatalAny: boolean;
  /** Every level stays where it is, whole. */
  readonly identity: boolean;
  /** Something stays where it is. */
  readonly staysAny: boolean;
  /** Something goes elsewhere. */
  readonly movesAny: boolean;
  /** Some level goes up. */
  readonly rises: boolean;
}

export type Outcome = (hp: number, give: (hp: number, weight: number) => void) => void;

export function hpMoves(from: HpAxis, to: HpAxis, outcome: Outcome): HpMoves {
  const starts = new Int32Array(from.count + 1);
  const places: number[] = [];
  const weights: number[] = [];
  const stays = new Float64Array(from.count);
  const fatal = new Float64Array(from.count);
  let identity = from === to;
  let rises = false;
  const row = new Map<number, number>();
  for (let level = 0; level < from.count; level++) {
    row.clear();
    outcome(from.levels[level], (hp, weight) => {
      if (hp <= 0) fatal[level] += weight;
      else
        to.spread(hp, weight, (place, share) => {
          if (from === to && place === level) stays[level] += share;
          else row.set(place, (row.get(place) ?? 0) + share);
        });
    });
    for (const [place, weight] of row) {
      places.push(place);
      weights.push(weight);
      if (from === to && place > level) rises = true;
    }
    if (stays[level] !== 1 || row.size > 0) identity = false;
    starts[level + 1] = places.length;
  }
  return {
    starts,
    places: Int32Array.from(places),
    weights: Float64Array.from(weights),
    stays,
    fatal,
    fatalAny: fatal.some((share) => share > 0),
    identity,
    staysAny: stays.some((share) => share > 0),
    movesAny: places.length > 0,
    rises
  };
}

export const unmoved: Outcome = (hp, give) => give(hp, 1);

/** The least HP at which a question is answered with yes. */
export const leastAnswering = (question: HpQuestion, maximum: number): number =>
  question === "whole" ? maximum : Math.floor(maximum / SUBSTITUTE_PARTS) + 1;

/** What a step without returns does to its own side's HP. */
export function outcomeOf(step: HpStep, maximum: number): Outcome {
  const {asks, gains, halves, losses, weights, tails} = step;
  if (asks !== null) {
    const least = leastAnswering(asks.question, maximum);
    return (hp, give) => {
      if (hp >= least === asks.answer) give(hp, 2);
    };
  }
  if (gains > 0) return (hp, give) => give(Math.min(maximum, hp + gains), 1);
  if (halves) return (hp, give) => give(hp - Math.max(1, hp >> 1), 1);
  return (hp, give) => {
    let i = 0;
    for (; i < losses.length && losses[i] < hp; i++) give(hp - losses[i], weights[i]);
    if (tails[i] > 0) give(0, tails[i]);
  };
}

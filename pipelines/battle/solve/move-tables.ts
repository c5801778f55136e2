import type {HpStep} from "../chain/hp-step.ts";
import type {HpAxis} from "./hp-axis.ts";
import {type HpMoves, hpMoves, type Outcome, outcomeOf, unmoved} from "./hp-moves.ts";

type Kept = Map<HpAxis, Map<HpAxis, HpMoves>>;

/** The moves of HP between axes, each made once. */
export class MoveTables {
  readonly #plain: Kept = new Map();
  readonly #steps = new Map<HpStep, Kept>();
  readonly #shifts = new Map<number, Kept>();

  plain(from: HpAxis, to: HpAxis): HpMoves {
    return kept(this.#plain, from, to, unmoved);
  }

  ofStep(step: HpStep, from: HpAxis, to: HpAxis): HpMoves {
    return kept(at(this.#steps, step), from, to, outcomeOf(step, from.maximum));
  }

  /** Of one loss (below 0: gain) that is sure. */
  ofShift(loss: number, from: HpAxis, to: HpAxis): HpMoves {
    return kept(at(this.#shifts, loss), from, to, (hp, give) => give(Math.min(from.maximum, hp - loss), 1));
  }
}

function at<K>(maps: Map<K, Kept>, key: K): Kept {
  let map = maps.get(key);
  if (map === undefined) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}

function kept(map: Kept, from: HpAxis, to: HpAxis, outcome: Outcome): HpMoves {
  let row = map.get(from);
  if (row === undefined) {
    row = new Map();
    map.set(from, row);
  }
  let moves = row.get(to);
  if (moves === undefined) {
    moves = hpMoves(from, to, outcome);
    row.set(to, moves);
  }
  return moves;
}

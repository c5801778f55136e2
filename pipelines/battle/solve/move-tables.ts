import type {HpStep} from "../chain/hp-step.ts";
import type {HpAxis} from "./hp-axis.ts";
import {type HpMoves, hpMoves, type Outcome, outcomeOf, unmoved} from "./hp-moves.ts";
import {madeOnce} from "./made-once.ts";

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
    return kept(
      madeOnce(this.#steps, step, () => new Map()),
      from,
      to,
      outcomeOf(step, from.maximum)
    );
  }

  /** Of one loss (below 0: gain) that is sure. */
  ofShift(loss: number, from: HpAxis, to: HpAxis): HpMoves {
    return kept(
      madeOnce(this.#shifts, loss, () => new Map()),
      from,
      to,
      (hp, give) => give(Math.min(from.maximum, hp - loss), 1)
    );
  }
}

const kept = (map: Kept, from: HpAxis, to: HpAxis, outcome: Outcome): HpMoves =>
  madeOnce(
    madeOnce(map, from, () => new Map()),
    to,
    () => hpMoves(from, to, outcome)
  );

import type {HitDistribution} from "./hit-distribution.ts";
import {LARGEST_HP, strikeStep} from "./ko-step.ts";

/**
 * What one, two, three … hits of the same damage together do to a target: exact, and worked out only as far as it is
 * asked. One object serves many targets; nothing is allocated.
 */
export class HitSums {
  /** Hits asked for so far. */
  #hits = 0;
  #hit: HitDistribution | null = null;
  #hp = 0;
  /** HP that a standing target can have after `#hits`. */
  #lowest = 0;
  #highest = 0;
  #left = new Float64Array(LARGEST_HP);
  #next = new Float64Array(LARGEST_HP);
  readonly #knockOut = new Float64Array(LARGEST_HP + 1);
  readonly #meanLeft = new Float64Array(LARGEST_HP + 1);

  /** Makes ready for a target with `hp` and hits with some damage. @param hit stays as it is until the next start */
  start(hit: HitDistribution, hp: number): void {
    this.#hits = 0;
    this.#hit = hit;
    this.#hp = hp;
    this.#lowest = hp;
    this.#highest = hp;
    this.#left[hp] = 1;
    this.#knockOut[0] = 0;
    this.#meanLeft[0] = hp;
  }

  /** Chance that it is the hit of this number, from 1, that knocks out. */
  knockOut(hits: number): number {
    while (this.#hits < hits) this.#strike();
    return this.#knockOut[hits];
  }

  /** Mean HP left after so many hits, 0 for a target that does not stand. */
  meanLeft(hits: number): number {
    while (this.#hits < hits) this.#strike();
    return this.#meanLeft[hits];
  }

  #strike(): void {
    const hit = this.#hit!;
    const number = ++this.#hits;
    this.#knockOut[number] = 0;
    this.#meanLeft[number] = 0;
    if (this.#highest < this.#lowest) return;
    const [from, to] = [this.#left, this.#next];
    const lowest = Math.max(1, this.#hp - number * hit.largest);
    const highest = this.#hp - number * hit.values[0];
    to.fill(0, lowest, Math.max(lowest, highest) + 1);
    this.#knockOut[number] = strikeStep(from, to, to, to, 0, hit, 1, this.#lowest, this.#highest);
    for (let left = lowest; left <= highest; left++) this.#meanLeft[number] += left * to[left];
    this.#lowest = lowest;
    this.#highest = highest;
    this.#left = to;
    this.#next = from;
  }
}

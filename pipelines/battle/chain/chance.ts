import {ROLLS} from "../damage.ts";
import {CRITICAL_DRAWS, Random} from "../random.ts";

/** A draw of `Random.damageDraw` with no critical hit: its 28 bits are as large as can be. */
export const NEVER_CRITICAL = -16;

/** Of a hit whose damage is left open: the highest roll. */
const LEFT_OPEN = NEVER_CRITICAL | (ROLLS - 1);

/**
 * Randomness that takes every turn there is, one run after the other:
 *
 *     chance.start();
 *     do { …one run, drawing from `chance`; its probability is `chance.weight`… } while (chance.nextRun());
 *
 * A run has to ask the same questions for as long as it is given the same answers.
 */
export class Chance extends Random {
  /** Probability of the run so far. */
  weight = 1;
  /** A hit's roll and whether it is critical are not drawn: whoever listens works out their distribution. */
  leavesDamageOpen = false;
  #depth = 0;
  readonly #taken: number[] = [];
  readonly #counts: number[] = [];

  start(): void {
    this.#taken.length = 0;
    this.#counts.length = 0;
    this.#rewind();
  }

  /** Makes ready for the next run. @returns whether there is one */
  nextRun(): boolean {
    while (this.#taken.length > 0) {
      const last = this.#taken.length - 1;
      if (++this.#taken[last] < this.#counts[last]) {
        this.#rewind();
        return true;
      }
      this.#taken.pop();
      this.#counts.pop();
    }
    return false;
  }

  #rewind(): void {
    this.#depth = 0;
    this.weight = 1;
  }

  #take(count: number): number {
    if (this.#depth === this.#taken.length) {
      this.#taken.push(0);
      this.#counts.push(count);
    }
    return this.#taken[this.#depth++];
  }

  /** @throws Error always: what it would return cannot be counted out */
  override next(): number {
    throw new Error("a raw draw has too many outcomes to take each");
  }

  override below(count: number): number {
    if (count <= 1) return 0;
    this.weight /= count;
    return this.#take(count);
  }

  override percent(percent: number): boolean {
    return this.#happens(percent / 100);
  }

  override damageDraw(criticalBelow: number): number {
    if (this.leavesDamageOpen) return LEFT_OPEN;
    const isCritical = this.#happens(criticalBelow / CRITICAL_DRAWS);
    const roll = this.below(ROLLS);
    return isCritical ? roll : NEVER_CRITICAL | roll;
  }

  /** A question whose answer depends on what is left open: both answers, each at half the weight. */
  either(): boolean {
    this.weight /= 2;
    return this.#take(2) === 0;
  }

  #happens(chance: number): boolean {
    if (chance >= 1 || chance <= 0) return chance >= 1;
    const happens = this.#take(2) === 0;
    this.weight *= happens ? chance : 1 - chance;
    return happens;
  }
}

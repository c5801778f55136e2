import {isOutleveled} from "./accuracy.ts";
import type {BattleMove} from "./battle-move.ts";
import type {BattlePokemon, BattleTables} from "./battle-tables.ts";
import {DAMAGE} from "./codes.ts";
import {CRITICAL_ONE_IN, fillRolls, netMultiplier, ROLLS, usesFormula} from "./damage.ts";

/** Chance of 2, 3, 4 and 5 hits of a 2-to-5-hit move (generation 5 and later). */
export const HIT_COUNT_CHANCE = [0.35, 0.35, 0.15, 0.15] as const;

const PSYWAVE_LOWEST = 50;
export const PSYWAVE_VALUES = 101;

/** Psywave: level · (50 to 150) per cent, floored, at least 1. @param draw 0 to 100, each alike */
export const psywaveDamage = (level: number, draw: number): number =>
  Math.max(1, ((level * (PSYWAVE_LOWEST + draw)) / 100) | 0);

/** Above every HP there is. Larger damage is kept here: it knocks out anyway. */
const CEILING = 1023;

/** Sums rarer than this are left out: five critical hits of extreme rolls. */
const NEGLIGIBLE = 1e-9;

/**
 * The distribution of the damage of one use that hits, as ascending distinct `values` with their `weights`;
 * `tails[i]` is the weight of `values[i]` and everything above. One object serves many moves.
 */
export class HitDistribution {
  readonly values = new Int32Array(CEILING + 1);
  readonly weights = new Float64Array(CEILING + 1);
  readonly tails = new Float64Array(CEILING + 2);
  count = 0;
  readonly #normal = new Int32Array(ROLLS);
  readonly #critical = new Int32Array(ROLLS);
  readonly #one = new Float64Array(CEILING + 1);
  readonly #sum = new Float64Array(CEILING + 1);
  readonly #total = new Float64Array(CEILING + 1);
  readonly #next = new Float64Array(CEILING + 1);

  get largest(): number {
    return this.count === 0 ? 0 : this.values[this.count - 1];
  }

  /** Mean damage in HP. */
  get mean(): number {
    let mean = 0;
    for (let i = 0; i < this.count; i++) mean += this.values[i] * this.weights[i];
    return mean;
  }

  /** Mean of the damage's square over twice the mean: how far a knock-out overshoots, roughly. */
  get overshoot(): number {
    let square = 0;
    for (let i = 0; i < this.count; i++) square += this.values[i] ** 2 * this.weights[i];
    return square / (2 * this.mean);
  }

  /** Mean of the damage's part that a target with `hp` can lose. */
  meanWithin(hp: number): number {
    let mean = 0;
    for (let i = 0; i < this.count; i++) mean += Math.min(hp, this.values[i]) * this.weights[i];
    return mean;
  }

  /**
   * Fills in the move's damage against a target with `hp` left. Empty for moves whose damage needs the opponent's
   * attack, and for immune targets.
   * @param attackStage of the user's attacking stat
   * @param defenseStage of the target's defending stat
   */
  fill(
    tables: BattleTables,
    attacker: BattlePokemon,
    move: BattleMove,
    defender: BattlePokemon,
    hp: number,
    attackStage = 0,
    defenseStage = 0
  ): void {
    this.count = 0;
    if (netMultiplier(tables, move, defender) === 0 || isOutleveled(move, attacker, defender)) return;
    if (usesFormula(move)) this.#fillFormula(tables, attacker, move, defender, attackStage, defenseStage);
    else if (move.damage === DAMAGE.fixed) this.#add(move.fixedDamage, 1);
    else if (move.damage === DAMAGE.level) this.#add(attacker.level, 1);
    else if (move.damage === DAMAGE.half_hp) this.#add(Math.max(1, hp >> 1), 1);
    else if (move.damage === DAMAGE.ohko) this.#add(CEILING, 1);
    else if (move.damage === DAMAGE.psywave) this.#fillPsywave(attacker.level);
    this.tails[this.count] = 0;
    for (let i = this.count - 1; i >= 0; i--) this.tails[i] = this.tails[i + 1] + this.weights[i];
  }

  #add(value: number, weight: number): void {
    this.values[this.count] = value;
    this.weights[this.count++] = weight;
  }

  #fillPsywave(level: number): void {
    for (let draw = 0; draw < PSYWAVE_VALUES; draw++) {
      const damage = psywaveDamage(level, draw);
      if (this.count > 0 && this.values[this.count - 1] === damage)
        this.weights[this.count - 1] += 1 / PSYWAVE_VALUES;
      else this.#add(damage, 1 / PSYWAVE_VALUES);
    }
  }

  #fillFormula(
    tables: BattleTables,
    attacker: BattlePokemon,
    move: BattleMove,
    defender: BattlePokemon,
    attackStage: number,
    defenseStage: number
  ): void {
    fillRolls(tables, attacker, move, defender, this.#normal, this.#critical, attackStage, defenseStage);
    const chance = 1 / CRITICAL_ONE_IN[move.critStage];
    const low = Math.min(CEILING, this.#normal[0]);
    const high = Math.min(CEILING, this.#critical[ROLLS - 1]);
    const one = this.#one;
    for (let roll = 0; roll < ROLLS; roll++) {
      one[Math.min(CEILING, this.#normal[roll])] += (1 - chance) / ROLLS;
      one[Math.min(CEILING, this.#critical[roll])] += chance / ROLLS;
    }
    if (move.maxHits === 1) this.#collect(one, low, high);
    else {
      this.#convolve(move, low, high);
      this.#collect(this.#total, low, Math.min(CEILING, move.maxHits * high));
    }
    one.fill(0, low, high + 1);
  }

  /** Sums of 1 to `maxHits` hits into `#total`, each count with its chance. */
  #convolve(move: BattleMove, low: number, high: number): void {
    const one = this.#one;
    let sum = this.#sum;
    let next = this.#next;
    const total = this.#total;
    const highest = Math.min(CEILING, move.maxHits * high);
    total.fill(0, 0, highest + 1);
    sum.fill(0, 0, highest + 1);
    sum[0] = 1;
    for (let hits = 1; hits <= move.maxHits; hits++) {
      next.fill(0, 0, highest + 1);
      for (let before = (hits - 1) * low; before <= Math.min(highest, (hits - 1) * high); before++) {
        const weight = sum[before];
        if (weight > NEGLIGIBLE)
          for (let damage = low; damage <= high; damage++)
            next[Math.min(highest, before + damage)] += weight * one[damage];
      }
      [sum, next] = [next, sum];
      const chance = move.minHits === move.maxHits ? (hits === move.maxHits ? 1 : 0) : hitCountChance(hits);
      if (chance > 0) for (let damage = 0; damage <= highest; damage++) total[damage] += chance * sum[damage];
    }
  }

  #collect(source: Float64Array, low: number, high: number): void {
    for (let damage = low; damage <= high; damage++)
      if (source[damage] > 0) this.#add(damage, source[damage]);
  }
}

const hitCountChance = (hits: number): number => HIT_COUNT_CHANCE[hits - 2] ?? 0;

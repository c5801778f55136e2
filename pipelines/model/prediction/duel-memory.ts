import type {BattleTables} from "../../battle/battle-tables.ts";
import {damagingMoves} from "../../battle/best-move.ts";

/** What the model and the damage formula say of one duel; the same whenever it is asked. */
export interface DuelAnswer {
  /** P(A wins) by the model. */
  readonly probability: number;
  /** Expected share of B's HP a turn. */
  readonly score: number;
}

/**
 * Keeps answers: the game has no more than some three thousand pairs of a Pokémon and a damaging move it can learn,
 * so that all duels between them fit in about 45 MB, taken row by row as they are asked for. Duels with other moves
 * are not kept. Probabilities are 32-bit numbers, as the model gives them.
 */
export class DuelMemory {
  /** Number of a (Pokémon, move) pair; -1 where the Pokémon does not learn the move. */
  readonly #slots: Int32Array;
  readonly #moves: number;
  readonly #pokemon: number;
  readonly #count: number;
  readonly #probabilities: Float32Array[] = [];
  readonly #scores: Float64Array[] = [];

  constructor(tables: BattleTables) {
    this.#moves = tables.moves.length;
    this.#pokemon = tables.pokemon.length;
    this.#slots = new Int32Array(this.#pokemon * this.#moves).fill(-1);
    let count = 0;
    tables.pokemon.forEach((_, pokemon) => {
      for (const move of damagingMoves(tables, pokemon)) this.#slots[pokemon * this.#moves + move] = count++;
    });
    this.#count = count;
  }

  /** @returns the answer, from `compute` where it is not known yet; arguments are indexes */
  answer(a: number, moveA: number, b: number, moveB: number, compute: () => DuelAnswer): DuelAnswer {
    const own = this.#slots[a * this.#moves + moveA];
    const foe = this.#slots[b * this.#moves + moveB];
    if (own < 0 || foe < 0) return compute();
    const probabilities = this.#probabilitiesOf(own);
    const scores = this.#scoresOf(own);
    if (Number.isNaN(probabilities[foe])) {
      const answer = compute();
      scores[b] = answer.score;
      probabilities[foe] = answer.probability;
    }
    return {probability: probabilities[foe], score: scores[b]};
  }

  /** Takes over an answer found elsewhere. */
  keep(a: number, moveA: number, b: number, moveB: number, {probability, score}: DuelAnswer): void {
    const own = this.#slots[a * this.#moves + moveA];
    const foe = this.#slots[b * this.#moves + moveB];
    if (own < 0 || foe < 0) return;
    this.#scoresOf(own)[b] = score;
    this.#probabilitiesOf(own)[foe] = probability;
  }

  #probabilitiesOf(slot: number): Float32Array {
    this.#probabilities[slot] ??= new Float32Array(this.#count).fill(Number.NaN);
    return this.#probabilities[slot];
  }

  #scoresOf(slot: number): Float64Array {
    this.#scores[slot] ??= new Float64Array(this.#pokemon);
    return this.#scores[slot];
  }
}

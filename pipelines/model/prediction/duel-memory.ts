import type {BattleTables} from "../../battle/battle-tables.ts";
import {damagingMoves} from "../../battle/damaging-moves.ts";

/**
 * Keeps the model's answers: the game has no more than some three thousand pairs of a Pokémon and a damaging move it
 * can learn, so that all duels between them fit in about 36 MB, taken row by row as they are asked for. Duels with
 * other moves are not kept. Probabilities are 32-bit numbers, as the model gives them.
 */
export class DuelMemory {
  /** Number of a (Pokémon, move) pair; -1 where the Pokémon does not learn the move. */
  readonly #slots: Int32Array;
  readonly #moves: number;
  readonly #count: number;
  readonly #probabilities: Float32Array[] = [];

  constructor(tables: BattleTables) {
    this.#moves = tables.moves.length;
    this.#slots = new Int32Array(tables.pokemon.length * this.#moves).fill(-1);
    let count = 0;
    tables.pokemon.forEach((_, pokemon) => {
      for (const move of damagingMoves(tables, pokemon)) this.#slots[pokemon * this.#moves + move] = count++;
    });
    this.#count = count;
  }

  /** @returns P(A wins), from `compute` where it is not known yet; arguments are indexes */
  answer(a: number, moveA: number, b: number, moveB: number, compute: () => number): number {
    const own = this.#slots[a * this.#moves + moveA];
    const foe = this.#slots[b * this.#moves + moveB];
    if (own < 0 || foe < 0) return compute();
    this.#probabilities[own] ??= new Float32Array(this.#count).fill(Number.NaN);
    const row = this.#probabilities[own];
    if (Number.isNaN(row[foe])) row[foe] = compute();
    return row[foe];
  }
}

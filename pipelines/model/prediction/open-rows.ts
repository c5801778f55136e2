import type {BattleTables} from "../../battle/battle-tables.ts";
import {damagingMoves} from "../../battle/damaging-moves.ts";
import type {Method, MoveCase} from "./settle.ts";

const METHODS: readonly Method[] = ["exact", "monte_carlo", "model"];

/** The worst cases of each damaging move of one Pokémon against another that may reply with any of its own. */
export interface PairRows {
  readonly probability: Float64Array;
  readonly standardError: Float64Array;
  readonly playouts: Uint32Array;
  readonly method: Uint8Array;
  readonly modelProbability: Float32Array;
  readonly score: Float64Array;
  /** Index of the reply; -1: not known yet. */
  readonly reply: Int16Array;
  /** By move, then by reply. */
  readonly replies: Float32Array;
}

const emptyRows = (moves: number, replies: number): PairRows => ({
  probability: new Float64Array(moves),
  standardError: new Float64Array(moves),
  playouts: new Uint32Array(moves),
  method: new Uint8Array(moves),
  modelProbability: new Float32Array(moves),
  score: new Float64Array(moves),
  reply: new Int16Array(moves).fill(-1),
  replies: new Float32Array(moves * replies)
});

/** Keeps worst cases against any reply: some 600,000 of them in about 60 MB once all have been asked for. */
export class OpenRows {
  readonly #tables: BattleTables;
  readonly #places: readonly ReadonlyMap<number, number>[];
  readonly #pairs: PairRows[] = [];

  constructor(tables: BattleTables) {
    this.#tables = tables;
    this.#places = tables.pokemon.map(
      (_, pokemon) => new Map(damagingMoves(tables, pokemon).map((move, place) => [move, place]))
    );
  }

  /** @returns the worst case, from `compute` where it is not known yet; arguments are indexes */
  worstCase(a: number, moveA: number, b: number, compute: () => MoveCase): MoveCase {
    const row = this.#places[a].get(moveA);
    const replies = this.#places[b].size;
    if (row === undefined || replies === 0) return compute();
    const pair = a * this.#tables.pokemon.length + b;
    this.#pairs[pair] ??= emptyRows(this.#places[a].size, replies);
    const rows = this.#pairs[pair];
    if (rows.reply[row] < 0) keep(rows, row, compute());
    return {
      probability: rows.probability[row],
      method: METHODS[rows.method[row]],
      playouts: rows.playouts[row],
      standardError: rows.standardError[row],
      modelProbability: rows.modelProbability[row],
      score: rows.score[row],
      reply: rows.reply[row],
      replies: rows.replies.subarray(row * replies, (row + 1) * replies)
    };
  }

  /** Every pair of this Pokémon that is known, by opponent. */
  of(pokemon: number): (PairRows | undefined)[] {
    const from = pokemon * this.#tables.pokemon.length;
    return this.#tables.pokemon.map((_, b) => this.#pairs[from + b]);
  }

  /** Takes over what another of the same game and model has worked out. */
  learn(pokemon: number, pairs: readonly (PairRows | undefined)[]): void {
    const from = pokemon * this.#tables.pokemon.length;
    for (const [b, rows] of pairs.entries()) if (rows !== undefined) this.#pairs[from + b] = rows;
  }
}

function keep(rows: PairRows, row: number, known: MoveCase): void {
  rows.probability[row] = known.probability;
  rows.standardError[row] = known.standardError;
  rows.playouts[row] = known.playouts;
  rows.modelProbability[row] = known.modelProbability;
  rows.score[row] = known.score;
  rows.method[row] = METHODS.indexOf(known.method);
  rows.replies.set(known.replies, row * known.replies.length);
  rows.reply[row] = known.reply;
}

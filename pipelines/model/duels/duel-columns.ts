/** Duels by column; Pokémon and moves as indexes into `GameData`. Columns are shared with worker threads. */
export interface DuelColumns {
  readonly rows: number;
  readonly pokemonA: Uint16Array;
  readonly moveA: Uint16Array;
  readonly pokemonB: Uint16Array;
  readonly moveB: Uint16Array;
}

/** Duels with what the game says of them. */
export interface LabelledDuels extends DuelColumns {
  /** Index into the list of scenarios. */
  readonly scenario: Uint8Array;
  /** P(A wins), a draw counted half. */
  readonly winProbability: Float32Array;
  /** Number of simulated fights behind the probability; 0 where it is exact. */
  readonly playouts: Uint32Array;
}

/** A typed array whose memory every thread sees. */
export const shared = {
  uint8: (length: number) => new Uint8Array(new SharedArrayBuffer(length)),
  uint16: (length: number) => new Uint16Array(new SharedArrayBuffer(2 * length)),
  uint32: (length: number) => new Uint32Array(new SharedArrayBuffer(4 * length)),
  float32: (length: number) => new Float32Array(new SharedArrayBuffer(4 * length))
} as const;

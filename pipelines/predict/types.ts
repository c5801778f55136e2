/** What a prediction is asked for and what it answers; ids are PokéAPI's Pokémon ids and national move numbers. */

export interface Duel {
  readonly pokemonA: number;
  readonly moveA: number;
  readonly pokemonB: number;
  readonly moveB: number;
}

export interface BestMoveQuestion {
  readonly pokemonA: number;
  readonly pokemonB: number;
  /** One to twenty distinct damaging moves of A. */
  readonly movesA: readonly number[];
  /** Moves of B; without them any damaging move of its learnset. B uses the best of them by expected turns to win. */
  readonly movesB?: readonly number[];
}

export interface RankedMove {
  readonly moveId: number;
  /** The move B is taken to use: its best against A by expected turns to win, the same for every move of A. */
  readonly opponentMoveId: number;
  /** Power as used in this fight (weight-based moves resolved), null where the move has none. */
  readonly power: number | null;
  /** power × STAB × type multiplier, 0 where the move has no power. */
  readonly effectivePower: number;
  readonly typeMultiplier: number;
  /** 1.5 or 1. */
  readonly stab: number;
  readonly priority: number;
  /** Expected share of the opponent's HP a turn, 0 to 1. */
  readonly score: number;
  /** P(A wins) by the model. */
  readonly winProbability: number;
  readonly predictedWinner: "A" | "B";
}

export interface BestMoveAnswer {
  readonly recommended: RankedMove;
  /** In descending win probability. */
  readonly ranked: readonly RankedMove[];
}

/** Isomorphic: the server and the page hold the same object over the same model. */
export interface Recommender {
  readonly modelVersion: string;
  /** Names of the model's features, in the order of `featureVector`. */
  readonly featureNames: readonly string[];
  /** The model's input for one duel, one value a feature. */
  featureVector(duel: Duel): Float32Array;
  /** P(A wins) by the model. */
  winProbability(duel: Duel): number;
  /** @throws RangeError for an id that is not in the game, or a move list that is empty. */
  bestMove(question: BestMoveQuestion): BestMoveAnswer;
}

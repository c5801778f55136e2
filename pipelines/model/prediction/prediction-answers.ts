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

/** Each feature's share of a prediction, on the margin (log-odds) scale. */
export interface Explanation {
  /** The margin before anything is known: the mean over the training data. */
  readonly expected: number;
  /** SHAP value of each feature, in the model's order; with `expected` they add up to the margin. */
  readonly contributions: Float32Array;
}

/** Isomorphic: the server and the page hold the same object over the same model. */
export interface Recommender {
  readonly modelVersion: string;
  /** Names of the model's features, in the order of `featureVector`. */
  readonly featureNames: readonly string[];
  /** What is known of one duel as asked, one value a feature. The model itself sees it as `orient` turns it. */
  featureVector(duel: Duel): Float32Array;
  /** Why the model says so, seen from A; missing where the model cannot tell. */
  explain?(duel: Duel): Explanation;
  /** P(A wins) by the model. */
  winProbability(duel: Duel): number;
  /** @throws RangeError for an id that is not in the game, or a move list that is empty. */
  bestMove(question: BestMoveQuestion): BestMoveAnswer;
}

/** What a Pokémon's damaging moves are worth against each opponent and its usual reply. */
export interface UsualAnswers {
  /** Index of the Pokémon. */
  readonly pokemon: number;
  /** By opponent: index of the move it replies with. */
  readonly replies: Int16Array;
  /** By opponent, then by damaging move in ascending order. */
  readonly probabilities: Float32Array;
  readonly scores: Float64Array;
}

/** A recommender that can be given answers which another one of the same model has worked out. */
export interface ForesightedRecommender extends Recommender {
  /** How many Pokémon there are to look ahead for. */
  readonly pokemonCount: number;
  /** Works out every usual `bestMove` answer of a Pokémon, by its index; takes tenths of a second. */
  foresee(pokemon: number): UsualAnswers;
  /** Takes such answers over, so that those questions need no model any more. */
  learn(answers: UsualAnswers): void;
}

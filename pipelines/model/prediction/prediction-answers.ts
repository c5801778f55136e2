import type {PairRows} from "./open-rows.ts";
import type {Estimate, Method} from "./settle.ts";

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
  /** Moves of B; without them any damaging move of its learnset. B replies to each move of A with its best. */
  readonly movesB?: readonly number[];
  /** false: by the model alone, without the simulator; a fiftieth of the time. */
  readonly settle?: boolean;
}

export interface RankedMove {
  readonly moveId: number;
  /** B's best reply to this move. */
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
  /** P(A wins) against that reply: the worst that can come of the move. */
  readonly winProbability: number;
  /** What the win probability comes from. */
  readonly method: Method;
  /** Fights played for it; 0 where none were. */
  readonly playouts: number;
  /** Of the fights played; 0 where none were. */
  readonly standardError: number;
  /** P(A wins) against the same reply by the model. */
  readonly modelProbability: number;
  readonly predictedWinner: "A" | "B";
}

/** A duel's win probability, and what the model says of it. */
export interface DuelEstimate extends Estimate {
  readonly modelProbability: number;
}

/** A move and how often it is played. */
export interface PlayedMove {
  readonly moveId: number;
  readonly probability: number;
}

export interface BestMoveAnswer {
  /** The move whose worst case is best; null where no move of A can hit B. */
  readonly recommended: RankedMove | null;
  /** Those that can hit B, in descending win probability. */
  readonly ranked: readonly RankedMove[];
  /** Those that cannot. */
  readonly cannotHit: readonly number[];
  /** P(A wins) by move of A, as asked but for those that cannot hit, and by reply of B, as far as it is known. */
  readonly matrix: readonly ArrayLike<number>[];
  /** Moves as good as the recommended one, as far as can be told. */
  readonly tiedWith: readonly number[];
  /** Both choosing at the same time, from what is known of each pair of moves. */
  readonly equilibrium: {
    /** P(A wins). */
    readonly value: number;
    readonly strategyA: readonly PlayedMove[];
    readonly strategyB: readonly PlayedMove[];
  };
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
  /** P(A wins) by the rules, by fights, or by the model where few fights do not contradict it. */
  estimate(duel: Duel): DuelEstimate;
  /** @throws RangeError for an id that is not in the game, or a move list that is empty. */
  bestMove(question: BestMoveQuestion): BestMoveAnswer;
}

/** What a Pokémon's damaging moves are good for against each opponent that may use any of its own. */
export interface UsualAnswers {
  /** Index of the Pokémon. */
  readonly pokemon: number;
  /** By opponent. */
  readonly pairs: readonly (PairRows | undefined)[];
}

/** A recommender that can be given answers which another one of the same model has worked out. */
export interface ForesightedRecommender extends Recommender {
  /** How many Pokémon there are to look ahead for. */
  readonly pokemonCount: number;
  /** Works out every usual `bestMove` answer of a Pokémon, by its index; takes seconds. */
  foresee(pokemon: number): UsualAnswers;
  /** Takes such answers over, so that those questions need no fight any more. */
  learn(answers: UsualAnswers): void;
}

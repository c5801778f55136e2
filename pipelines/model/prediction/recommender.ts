import type {GameData} from "../../../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../../battle/battle-tables.ts";
import {bestMoveAgainst, damagingMoves} from "../../battle/best-move.ts";
import {computeFeatures, FEATURE_NAMES} from "../features/feature-catalogue.ts";
import {asAsked, orient} from "../features/orientation.ts";
import {effectivePower} from "../features/original-features.ts";
import {createViewer, type DuelView, strikeOf} from "../features/view.ts";
import {type DuelAnswer, DuelMemory} from "./duel-memory.ts";
import {createExplainer} from "./explainer.ts";
import type {
  BestMoveAnswer,
  Duel,
  Explanation,
  ForesightedRecommender,
  RankedMove
} from "./prediction-answers.ts";

/** What the recommender needs of a model: a probability for one row of feature values, and perhaps its reasons. */
export interface RowModel {
  readonly featureNames: readonly string[];
  /** @param features of the duel as `orient` turns it */
  predictRow(features: Float32Array): number;
  explainRow?(features: Float32Array): Explanation;
}

class FeatureMismatchError extends Error {
  constructor(
    readonly expected: number,
    found: number,
    first: string | undefined
  ) {
    super(
      `the model was trained on other features (${found} columns, ${expected} in the catalogue` +
        `${first === undefined ? "" : `; "${first}" is the first that differs`}): train it again`
    );
    this.name = "FeatureMismatchError";
  }
}

/** @throws FeatureMismatchError where the model's columns are not exactly the catalogue's */
export function checkFeatures(featureNames: readonly string[]): void {
  const different = FEATURE_NAMES.findIndex((name, index) => featureNames[index] !== name);
  if (different >= 0 || featureNames.length !== FEATURE_NAMES.length) {
    throw new FeatureMismatchError(FEATURE_NAMES.length, featureNames.length, FEATURE_NAMES[different]);
  }
}

export interface RecommenderOptions {
  readonly game: GameData;
  readonly model: RowModel;
  readonly modelVersion: string;
  /** Shared with other users of the simulator in the same program. */
  readonly tables?: BattleTables;
}

/** Answers from a model over the game's data; the same in the server and in the page. */
export function createRecommender(options: RecommenderOptions): ForesightedRecommender {
  const {game, model, modelVersion, tables = createBattleTables(game)} = options;
  checkFeatures(model.featureNames);
  const viewer = createViewer(game, tables);
  const row = new Float32Array(FEATURE_NAMES.length);

  const memory = new DuelMemory(tables);

  const viewOf = (duel: Duel): DuelView =>
    viewer(
      tables.pokemonIndex(duel.pokemonA),
      tables.moveIndex(duel.moveA),
      tables.pokemonIndex(duel.pokemonB),
      tables.moveIndex(duel.moveB)
    );
  /** Arguments are indexes. */
  const answer = (a: number, moveA: number, b: number, moveB: number): DuelAnswer =>
    memory.answer(a, moveA, b, moveB, () => {
      const asked = viewer(a, moveA, b, moveB);
      const {view, swapped} = orient(asked);
      computeFeatures(view, row);
      return {probability: asAsked(model.predictRow(row), swapped), score: asked.a.outlook.expectedShare};
    });

  /** Index of B's best move of all it can learn, by pair; -1: not asked yet. */
  const usualReplies = new Int16Array(tables.pokemon.length ** 2).fill(-1);
  const pairOf = (a: number, b: number): number => a * tables.pokemon.length + b;
  const usualReply = (a: number, b: number): number => {
    const pair = pairOf(a, b);
    if (usualReplies[pair] < 0) {
      const damaging = damagingMoves(tables, b);
      const moves = damaging.length > 0 ? damaging : tables.pokemon[b].moves;
      usualReplies[pair] = bestMoveAgainst(tables, b, a, moves);
    }
    return usualReplies[pair];
  };

  /** The move B answers with: its best of the given ones, or of all damaging moves it can learn. */
  const replyOf = (a: number, b: number, movesB: readonly number[] | undefined): number =>
    movesB?.length ? bestMoveAgainst(tables, b, a, movesB.map(tables.moveIndex)) : usualReply(a, b);

  const rank = (a: number, moveA: number, b: number, moveB: number): RankedMove => {
    const {probability, score} = answer(a, moveA, b, moveB);
    const strike = strikeOf(tables, a, moveA, b);
    return {
      moveId: game.moves[moveA].id,
      opponentMoveId: game.moves[moveB].id,
      power: strike.power || null,
      effectivePower: effectivePower(strike),
      typeMultiplier: strike.multiplier,
      stab: strike.stab,
      priority: game.moves[moveA].priority,
      score,
      winProbability: probability,
      predictedWinner: probability >= 0.5 ? "A" : "B"
    };
  };

  return {
    modelVersion,
    featureNames: FEATURE_NAMES,
    featureVector(duel) {
      const values = new Float32Array(FEATURE_NAMES.length);
      computeFeatures(viewOf(duel), values);
      return values;
    },
    ...(model.explainRow && {explain: createExplainer({game, tables, explainRow: model.explainRow})}),
    winProbability: ({pokemonA, moveA, pokemonB, moveB}) =>
      answer(
        tables.pokemonIndex(pokemonA),
        tables.moveIndex(moveA),
        tables.pokemonIndex(pokemonB),
        tables.moveIndex(moveB)
      ).probability,
    bestMove({pokemonA, pokemonB, movesA, movesB}): BestMoveAnswer {
      if (movesA.length === 0) throw new RangeError("movesA is empty: name one to twenty moves of A");
      const a = tables.pokemonIndex(pokemonA);
      const b = tables.pokemonIndex(pokemonB);
      const reply = replyOf(a, b, movesB);
      const ranked = movesA
        .map((move) => rank(a, tables.moveIndex(move), b, reply))
        .sort((x, y) => y.winProbability - x.winProbability || y.score - x.score || x.moveId - y.moveId);
      return {recommended: ranked[0], ranked};
    },
    pokemonCount: tables.pokemon.length,
    foresee(pokemon) {
      const moves = damagingMoves(tables, pokemon);
      const replies = Int16Array.from(tables.pokemon, (_, b) => usualReply(pokemon, b));
      const probabilities = new Float32Array(replies.length * moves.length);
      const scores = new Float64Array(probabilities.length);
      replies.forEach((reply, b) => {
        moves.forEach((move, index) => {
          const {probability, score} = answer(pokemon, move, b, reply);
          probabilities[b * moves.length + index] = probability;
          scores[b * moves.length + index] = score;
        });
      });
      return {pokemon, replies, probabilities, scores};
    },
    learn({pokemon, replies, probabilities, scores}) {
      const moves = damagingMoves(tables, pokemon);
      replies.forEach((reply, b) => {
        usualReplies[pairOf(pokemon, b)] = reply;
        moves.forEach((move, index) => {
          const at = b * moves.length + index;
          memory.keep(pokemon, move, b, reply, {probability: probabilities[at], score: scores[at]});
        });
      });
    }
  };
}

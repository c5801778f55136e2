import type {GameData} from "../../data-loaders/game-data.ts";
import {bestMoveAgainst, damagingMoves} from "../battle/best-move.ts";
import {type BattleTables, createBattleTables} from "../battle/tables.ts";
import {computeFeatures, FEATURE_NAMES} from "../features/catalogue.ts";
import {effectivePower} from "../features/original.ts";
import {createViewer, type DuelView} from "../features/view.ts";
import type {BestMoveAnswer, BestMoveQuestion, Duel, RankedMove, Recommender} from "./types.ts";

/** What the recommender needs of a model: a probability for one row of feature values. */
export interface RowModel {
  readonly featureNames: readonly string[];
  predictRow(features: Float32Array): number;
}

export class FeatureMismatchError extends Error {
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
export function createRecommender(options: RecommenderOptions): Recommender {
  const {game, model, modelVersion, tables = createBattleTables(game)} = options;
  checkFeatures(model.featureNames);
  const viewer = createViewer(game, tables);
  const row = new Float32Array(FEATURE_NAMES.length);

  const view = (duel: Duel): DuelView =>
    viewer(
      tables.pokemonIndex(duel.pokemonA),
      tables.moveIndex(duel.moveA),
      tables.pokemonIndex(duel.pokemonB),
      tables.moveIndex(duel.moveB)
    );
  const predict = (duel: DuelView): number => {
    computeFeatures(duel, row);
    return model.predictRow(row);
  };

  /** B's best move of all it can learn, by pair; at most one entry for each of the game's pairs. */
  const usualReplies = new Map<number, number>();

  /** Index of the move B answers with: its best of the given ones, or of all damaging moves it can learn. */
  const replyOf = ({pokemonA, pokemonB, movesB}: BestMoveQuestion): number => {
    const a = tables.pokemonIndex(pokemonA);
    const b = tables.pokemonIndex(pokemonB);
    if (movesB?.length) return bestMoveAgainst(tables, b, a, movesB.map(tables.moveIndex));
    const pair = a * tables.pokemon.length + b;
    let reply = usualReplies.get(pair);
    if (reply === undefined) {
      const damaging = damagingMoves(tables, b);
      reply = bestMoveAgainst(tables, b, a, damaging.length > 0 ? damaging : tables.pokemon[b].moves);
      usualReplies.set(pair, reply);
    }
    return reply;
  };

  const rank = (question: BestMoveQuestion, moveA: number, moveB: number): RankedMove => {
    const duel = view({pokemonA: question.pokemonA, moveA, pokemonB: question.pokemonB, moveB});
    const {a} = duel;
    const winProbability = predict(duel);
    return {
      moveId: moveA,
      opponentMoveId: moveB,
      power: a.power || null,
      effectivePower: effectivePower(a),
      typeMultiplier: a.multiplier,
      stab: a.stab,
      priority: a.move.priority,
      score: a.outlook.expectedShare,
      winProbability,
      predictedWinner: winProbability >= 0.5 ? "A" : "B"
    };
  };

  return {
    modelVersion,
    featureNames: FEATURE_NAMES,
    featureVector(duel) {
      const values = new Float32Array(FEATURE_NAMES.length);
      computeFeatures(view(duel), values);
      return values;
    },
    winProbability: (duel) => predict(view(duel)),
    bestMove(question): BestMoveAnswer {
      if (question.movesA.length === 0)
        throw new RangeError("movesA is empty: name one to twenty moves of A");
      const reply = replyOf(question);
      const ranked = question.movesA
        .map((move) => rank(question, move, game.moves[reply].id))
        .sort((x, y) => y.winProbability - x.winProbability || y.score - x.score || x.moveId - y.moveId);
      return {recommended: ranked[0], ranked};
    }
  };
}

import type {Predictor} from "xgboost-wasm/predict";
import type {GameData} from "../../data-loaders/game-data.ts";
import {bayesLimit} from "../../lib/statistics/limits.ts";
import type {LabelledDuels} from "../../pipelines/model/duels/duel-columns.ts";
import {mix32, rowsOf, type Split, TEST, TRAIN} from "../../pipelines/model/duels/splits.ts";
import {computeFeatures, FEATURES} from "../../pipelines/model/features/feature-catalogue.ts";
import {asAsked, orient} from "../../pipelines/model/features/orientation.ts";
import {createViewer} from "../../pipelines/model/features/view.ts";
import type {DuelSample} from "./duel-sample.ts";

const TRAIN_ROWS = 40_000;
const HELD_OUT_ROWS = 10_000;
const SEED = 5;

export interface ProductionModel {
  readonly version: number;
  /** Of its split. */
  readonly seed: number;
  readonly trainingRows: number;
  readonly predictor: Predictor;
}

/** The first `count` rows in a seeded random order: the same for the same duels. */
function draw(rows: Uint32Array, count: number): Uint32Array {
  const order = Float64Array.from(rows, (row) => mix32(row, SEED));
  return rows
    .map((_, index) => index)
    .sort((i, j) => order[i] - order[j] || i - j)
    .subarray(0, count)
    .map((index) => rows[index]);
}

/**
 * A sample of both parts of a split, with the production model's predictions of the held-out part.
 * @throws RangeError for a game with more Pokémon or moves than a byte can name
 */
export function drawSample(
  game: GameData,
  duels: LabelledDuels,
  split: Split,
  production: ProductionModel | null,
  {trainRows = TRAIN_ROWS, heldOutRows = HELD_OUT_ROWS} = {}
): DuelSample {
  if (Math.max(game.pokemon.length, game.moves.length) > 256)
    throw new RangeError(`${game.pokemon.length} Pokémon and ${game.moves.length} moves: a byte names 256`);
  const training = draw(rowsOf(split, TRAIN), trainRows);
  const heldOut = draw(rowsOf(split, TEST), heldOutRows);
  const rows = [...training, ...heldOut];
  const take = (column: ArrayLike<number>): Uint8Array => Uint8Array.from(rows, (row) => column[row]);
  const truth = Float64Array.from(heldOut, (row) => duels.winProbability[row]);
  const drawn = heldOut.map((row) => duels.playouts[row]);
  const {accuracy, logLoss} = bayesLimit(truth, drawn, SEED);
  return {
    trainRows: training.length,
    heldOutRows: heldOut.length,
    pokemonA: take(duels.pokemonA),
    moveA: take(duels.moveA),
    pokemonB: take(duels.pokemonB),
    moveB: take(duels.moveB),
    winProbability: Float32Array.from(rows, (row) => duels.winProbability[row]),
    limit: {accuracy, logLoss},
    production: production && {
      version: production.version,
      trees: production.predictor.numBoostedRounds,
      trainingRows: production.trainingRows,
      predictions: predict(game, duels, heldOut, production.predictor)
    }
  };
}

function predict(
  game: GameData,
  duels: LabelledDuels,
  rows: Uint32Array,
  predictor: Predictor
): Float32Array {
  const viewer = createViewer(game);
  const matrix = new Float32Array(rows.length * FEATURES.length);
  const turns = Array.from(rows, (row, index) => {
    const asked = viewer(duels.pokemonA[row], duels.moveA[row], duels.pokemonB[row], duels.moveB[row]);
    const oriented = orient(asked);
    computeFeatures(oriented.view, matrix, index * FEATURES.length);
    return oriented.turn;
  });
  return predictor.predict(matrix).map((probability, index) => asAsked(probability, turns[index]));
}

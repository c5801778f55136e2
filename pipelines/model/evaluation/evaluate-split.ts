import type {GameData} from "../../../data-loaders/game-data.ts";
import {clusterBootstrap} from "../../../lib/statistics/bootstrap.ts";
import {favourite} from "../../../lib/statistics/favourite.ts";
import {bayesLimit} from "../../../lib/statistics/limits.ts";
import {
  CALIBRATION_BINS,
  confusion,
  createScorer,
  namingScores,
  reliability,
  score
} from "../../../lib/statistics/probability-scores.ts";
import {type CurvePoint, cumulativeCounts, descending} from "../../../lib/statistics/rank-areas.ts";
import type {LabelledDuels} from "../duels/duel-columns.ts";
import {pairKey, type Split} from "../duels/splits.ts";
import type {NamedPredictions} from "./baselines.ts";
import type {
  Mistake,
  Point,
  ScenarioEvaluation,
  SplitEvaluation,
  ThresholdPoint
} from "./evaluation-report.ts";
import {evaluateSlices, wilson} from "./slices.ts";

const CURVE_POINTS = 200;
const WORST = 40;

export interface SplitPredictions {
  readonly split: Split;
  readonly seed: number;
  /** Rows of the test part, ascending. */
  readonly rows: Uint32Array;
  /** Predictions for `rows`. */
  readonly q: Float64Array;
  readonly baselines: readonly NamedPredictions[];
}

const take = (values: ArrayLike<number>, at: Uint32Array): Float64Array =>
  Float64Array.from(at, (index) => values[index]);

/** At most `CURVE_POINTS` of a curve, ends included, spread evenly over its length. */
function thin(points: readonly Point[]): Point[] {
  if (points.length <= CURVE_POINTS) return [...points];
  const length = (from: Point, to: Point): number => Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  const total = points.slice(1).reduce((sum, point, index) => sum + length(points[index], point), 0);
  const kept = [points[0]];
  let travelled = 0;
  for (let index = 1; index < points.length - 1; index++) {
    travelled += length(points[index - 1], points[index]);
    if (travelled >= (kept.length * total) / (CURVE_POINTS - 1)) kept.push(points[index]);
  }
  return [...kept, points[points.length - 1]];
}

const rocPoints = (points: readonly CurvePoint[]): Point[] => {
  const {truePositives, falsePositives} = points[points.length - 1];
  return [
    {x: 0, y: 0},
    ...points.map((point) => ({
      x: point.falsePositives / falsePositives,
      y: point.truePositives / truePositives
    }))
  ];
};

const precisionRecallPoints = (points: readonly CurvePoint[]): Point[] => {
  const {truePositives} = points[points.length - 1];
  return points.map((point) => ({
    x: point.truePositives / truePositives,
    y: point.truePositives / (point.truePositives + point.falsePositives)
  }));
};

const THRESHOLDS = Array.from({length: 39}, (_, index) => (index + 1) / 40);

function thresholdCurve(p: Float64Array, q: Float64Array): ThresholdPoint[] {
  return THRESHOLDS.map((threshold) => ({threshold, ...namingScores(confusion(p, q, threshold))}));
}

/** Number the unordered pairs of the rows from 0 on. */
export function pairClusters(duels: LabelledDuels, rows: Uint32Array): Uint32Array {
  const ids = new Map<number, number>();
  return rows.map((row) => {
    const key = pairKey(duels.pokemonA[row], duels.pokemonB[row]);
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    return id;
  });
}

function worstMistakes(
  game: GameData,
  duels: LabelledDuels,
  rows: Uint32Array,
  p: Float64Array,
  q: Float64Array
): Mistake[] {
  const error = Float64Array.from(p, (truth, index) => Math.abs(truth - q[index]));
  return [...descending(error).subarray(0, WORST)].map((index) => {
    const row = rows[index];
    return {
      pokemonA: game.pokemon[duels.pokemonA[row]].id,
      moveA: game.moves[duels.moveA[row]].id,
      pokemonB: game.pokemon[duels.pokemonB[row]].id,
      moveB: game.moves[duels.moveB[row]].id,
      truth: p[index],
      prediction: q[index],
      playouts: duels.playouts[row]
    };
  });
}

/** Everything the report says of one split. */
export function evaluateSplit(
  game: GameData,
  duels: LabelledDuels,
  scenarios: readonly string[],
  {split, seed, rows, q, baselines}: SplitPredictions
): SplitEvaluation {
  const p = take(duels.winProbability, rows);
  const playouts = take(duels.playouts, rows);
  const clusters = pairClusters(duels, rows);
  const scorer = createScorer(p, q, clusters);
  const favoured = p.map(favourite);
  const points = cumulativeCounts(favoured, q);
  const part = (name: string, index: number): ScenarioEvaluation | null => {
    const chosen = Uint32Array.from(rows.keys()).filter((at) => duels.scenario[rows[at]] === index);
    if (chosen.length === 0) return null;
    const [truth, guess, drawn] = [take(p, chosen), take(q, chosen), take(playouts, chosen)];
    const inner = createScorer(
      truth,
      guess,
      chosen.map((at) => clusters[at])
    );
    return {
      scenario: name,
      scores: inner.score(),
      intervals: clusterBootstrap(inner, {seed}),
      limit: bayesLimit(truth, drawn, seed)
    };
  };
  const histogram = new Array<number>(CALIBRATION_BINS).fill(0);
  for (const value of q) histogram[Math.min(CALIBRATION_BINS - 1, Math.floor(value * CALIBRATION_BINS))]++;
  return {
    name: split.name,
    guarantee: split.guarantee,
    seed,
    trainRows: split.trainRows,
    testRows: rows.length,
    testPairs: new Set(clusters).size,
    scores: scorer.score(),
    intervals: clusterBootstrap(scorer, {seed}),
    limit: bayesLimit(p, playouts, seed),
    baselines: baselines.map(({predictions, ...baseline}) => ({...baseline, scores: score(p, predictions)})),
    scenarios: scenarios.map(part).filter((scenario) => scenario !== null),
    confusion: confusion(p, q),
    roc: thin(rocPoints(points)),
    precisionRecall: thin(precisionRecallPoints(points)),
    reliability: reliability(p, q).map((bin) => ({...bin, interval: wilson(bin.meanTruth * bin.n, bin.n)})),
    thresholds: thresholdCurve(p, q),
    slices: evaluateSlices(game, duels, rows, p, q),
    worst: worstMistakes(game, duels, rows, p, q),
    predictionHistogram: histogram
  };
}

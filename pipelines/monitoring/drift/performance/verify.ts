import {clusterBootstrap} from "../../../../lib/statistics/bootstrap.ts";
import type {Interval} from "../../../../lib/statistics/normal.ts";
import {
  createScorer,
  crossEntropy,
  type ReliabilityBin,
  reliability,
  type Scores
} from "../../../../lib/statistics/probability-scores.ts";
import type {Duel} from "../../../model/prediction/prediction-answers.ts";
import type {ServedDuel} from "../window/sample-window.ts";
import {type PairedExcess, pairedExcess} from "./paired-excess.ts";

/** The game's own answer: P(A wins) with a draw counted half. */
export interface Truth {
  readonly probability: number;
  /** 0 where the answer is exact. */
  readonly standardError: number;
}

export interface VerifiedPerformance {
  readonly rows: number;
  /** Distinct (unordered) pairs of Pokémon among them. */
  readonly pairs: number;
  readonly playouts: number;
  readonly scores: Scores;
  /** 95 % intervals by bootstrap over pairs. */
  readonly intervals: Readonly<
    Record<"accuracy" | "fightAccuracy" | "logLoss" | "brier" | "ece" | "meanAbsoluteError", Interval>
  >;
  /** √E(q − p)² without the noise of the playouts. */
  readonly rootMeanSquaredError: number;
  /** Log-loss above that of the true probabilities, nats a fight, with its standard error. */
  readonly excessLogLoss: number;
  readonly excessLogLossDeviation: number;
  readonly meanAbsoluteErrorDeviation: number;
  /** Share of single fights that the true probabilities would name: the limit of fightAccuracy. */
  readonly bestFightAccuracy: number;
  readonly reliability: readonly ReliabilityBin[];
  /** The predictions furthest from the truth. */
  readonly worst: readonly (ServedDuel & {readonly truth: number})[];
}

export interface Verification {
  readonly performance: VerifiedPerformance;
  /** P(A wins) of each served duel, in the order given, and its variance. */
  readonly truth: Float64Array;
  readonly noise: Float64Array;
}

export interface VerifyOptions {
  readonly playouts: number;
  readonly seed: number;
  readonly simulate: (duel: Duel, playouts: number, seed: number) => Truth;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number) => void;
}

type Pair = Pick<Duel, "pokemonA" | "pokemonB">;

const SLICE = 250;
const WORST = 10;

export const pairOf = ({pokemonA, pokemonB}: Pair): string =>
  pokemonA < pokemonB ? `${pokemonA} ${pokemonB}` : `${pokemonB} ${pokemonA}`;

/** What the game says of served duels, played again; gives way to other work in between. */
export async function playAgain(
  served: readonly Pick<ServedDuel, "duel">[],
  {playouts, seed, simulate, signal, onProgress}: VerifyOptions
): Promise<{readonly truth: Float64Array; readonly noise: Float64Array}> {
  const truth = new Float64Array(served.length);
  const noise = new Float64Array(served.length);
  for (let row = 0; row < served.length; row += 1) {
    if (row % SLICE === 0) {
      onProgress?.(row);
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    }
    const answer = simulate(served[row].duel, playouts, (seed + row) >>> 0);
    truth[row] = Math.min(1, Math.max(0, answer.probability));
    noise[row] = answer.standardError ** 2;
  }
  onProgress?.(served.length);
  return {truth, noise};
}

/** Plays served duels again and measures the model against the outcome. */
export async function verifyPredictions(
  served: readonly ServedDuel[],
  options: VerifyOptions
): Promise<Verification | null> {
  if (served.length === 0) return null;
  const {truth, noise} = await playAgain(served, options);
  return {performance: measure(served, truth, noise, options.playouts, options.seed), truth, noise};
}

/** How much more what was served errs than what the same model says now to the same questions, by the truths of both. */
export const servingSkew = (
  served: readonly ServedDuel[],
  {truth, noise}: Pick<Verification, "truth" | "noise">,
  answerNow: (duel: Duel) => number
): PairedExcess | null =>
  pairedExcess(
    served.map(({duel, probability}, row) => ({
      pair: pairOf(duel),
      error: Math.abs(probability - truth[row]),
      control: Math.abs(answerNow(duel) - truth[row]),
      noise: Math.sqrt(noise[row])
    }))
  );

/** Which unordered pair of Pokémon each is of, from 0 on, and how many there are. */
export function clustersOf(asked: readonly Pair[]): {
  readonly clusterOf: Uint32Array;
  readonly clusters: number;
} {
  const known = new Map<string, number>();
  const clusterOf = Uint32Array.from(asked, (one) => {
    const pair = pairOf(one);
    const cluster = known.get(pair) ?? known.size;
    known.set(pair, cluster);
    return cluster;
  });
  return {clusterOf, clusters: known.size};
}

function measure(
  served: readonly ServedDuel[],
  truth: Float64Array,
  noise: Float64Array,
  playouts: number,
  seed: number
): VerifiedPerformance {
  const predicted = Float64Array.from(served, ({probability}) => probability);
  const {clusterOf, clusters} = clustersOf(served.map(({duel}) => duel));
  const scorer = createScorer(truth, predicted, clusterOf);
  const scores = scorer.score();
  const bootstrap = clusterBootstrap(scorer, {replicates: 100, seed});
  const interval = (name: keyof VerifiedPerformance["intervals"]): Interval => ({
    value: scores[name],
    low: bootstrap[name][0],
    high: bootstrap[name][1]
  });
  const excess = Float64Array.from(truth, (p, row) => crossEntropy(p, predicted[row]) - crossEntropy(p, p));
  const absolute = Float64Array.from(truth, (p, row) => Math.abs(p - predicted[row]));
  const squared = truth.reduce((sum, p, row) => sum + (p - predicted[row]) ** 2 - noise[row], 0);
  const order = Array.from(absolute, (_, row) => row).sort((i, j) => absolute[j] - absolute[i]);
  return {
    rows: served.length,
    pairs: clusters,
    playouts,
    scores,
    intervals: {
      accuracy: interval("accuracy"),
      fightAccuracy: interval("fightAccuracy"),
      logLoss: interval("logLoss"),
      brier: interval("brier"),
      ece: interval("ece"),
      meanAbsoluteError: interval("meanAbsoluteError")
    },
    rootMeanSquaredError: Math.sqrt(Math.max(0, squared / served.length)),
    excessLogLoss: mean(excess),
    excessLogLossDeviation: clusteredDeviation(excess, clusterOf, clusters),
    meanAbsoluteErrorDeviation: clusteredDeviation(absolute, clusterOf, clusters),
    bestFightAccuracy: mean(truth.map((p) => Math.max(p, 1 - p))),
    reliability: reliability(truth, predicted),
    worst: order.slice(0, WORST).map((row) => ({...served[row], truth: truth[row]}))
  };
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Standard error of a mean over rows that come in clusters (linearized ratio estimator); infinite where there is one: it has no spread to tell. */
export function clusteredDeviation(
  values: Float64Array,
  clusterOf: ArrayLike<number>,
  clusters: number
): number {
  if (clusters < 2) return Number.POSITIVE_INFINITY;
  const centre = mean(values);
  const sums = new Float64Array(clusters);
  for (let row = 0; row < values.length; row += 1) sums[clusterOf[row]] += values[row] - centre;
  const squares = sums.reduce((sum, value) => sum + value * value, 0);
  return Math.sqrt((clusters / (clusters - 1)) * squares) / values.length;
}

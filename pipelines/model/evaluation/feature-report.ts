import {setImmediate} from "node:timers/promises";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishText} from "../../../lib/files/publish.ts";
import {mutualInformation, pearson, relativeRanks} from "../../../lib/statistics/association.ts";
import {noProgress, type StartProgress} from "../../../lib/terminal/report-progress.ts";
import type {LabelledDuels} from "../duels/duel-columns.ts";
import {type Split, shuffledPlaces} from "../duels/splits.ts";
import {FEATURES} from "../features/feature-catalogue.ts";
import {type OrientedMatrix, orientedLabels} from "../features/matrix.ts";
import {SEED} from "../training/train-model.ts";
import type {FeatureReport, FeatureStatistics} from "./evaluation-report.ts";
import {featureReportPath} from "./read-evaluation.ts";

const ROWS = 20_000;
const EXPLAINED_A_SCENARIO = 250;
/** Many rows are explained in a seventh of the time that each takes alone. */
const EXPLAINED_AT_ONCE = 50;
const BINS = 24;
const CORRELATED = 24;
const BEES = 15;

export interface FeatureReportOptions {
  readonly paths: DataPaths;
  readonly duels: LabelledDuels;
  readonly scenarios: readonly string[];
  readonly split: Split;
  /** Rows of the split's test part, and their features. */
  readonly rows: Uint32Array;
  readonly test: OrientedMatrix;
  /** SHAP values of rows, one for each feature and then the expectation; row-major. */
  readonly explain: (matrix: Float32Array) => ArrayLike<number>;
  readonly progress?: StartProgress;
}

const WIDTH = FEATURES.length;

/** The features of some of the test rows. */
function take({matrix, turn}: OrientedMatrix, places: Uint32Array): OrientedMatrix {
  const chosen = new Float32Array(places.length * WIDTH);
  for (const [index, place] of places.entries())
    chosen.set(matrix.subarray(place * WIDTH, (place + 1) * WIDTH), index * WIDTH);
  return {matrix: chosen, turn: Uint8Array.from(places, (place) => turn[place])};
}

const columnOf = (matrix: Float32Array, column: number): Float32Array =>
  Float32Array.from({length: matrix.length / WIDTH}, (_, row) => matrix[row * WIDTH + column]);

/** Equal-width bins between the extremes, or one a value where there are few. */
function histogram(values: Float32Array): {edges: number[]; counts: number[]} {
  const distinct = [...new Set(values)].sort((x, y) => x - y);
  const [least, most] = [distinct[0], distinct[distinct.length - 1]];
  if (distinct.length <= BINS) {
    const counts = new Map(distinct.map((value) => [value, 0]));
    for (const value of values) counts.set(value, counts.get(value)! + 1);
    return {edges: [...distinct, most], counts: [...counts.values()]};
  }
  const width = (most - least) / BINS;
  const counts = new Array<number>(BINS).fill(0);
  for (const value of values) counts[Math.min(BINS - 1, Math.floor((value - least) / width))]++;
  return {edges: Array.from({length: BINS + 1}, (_, index) => least + index * width), counts};
}

/** Six significant digits: what a page can show. */
const rounded = (value: number): number => Number(value.toPrecision(6));

/** Mean |SHAP| of each feature. */
function meanAbsolute(shares: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(WIDTH);
  for (const row of shares)
    for (let column = 0; column < WIDTH; column++) mean[column] += Math.abs(row[column]) / shares.length;
  return mean;
}

/** Explains a sample of each scenario's test duels; between them others come to their turn. */
async function explainSamples(
  {duels, scenarios, rows, test, explain, progress: startProgress = noProgress}: FeatureReportOptions,
  order: Uint32Array
) {
  const samples = scenarios.map((scenario, index) => ({
    scenario,
    places: order.filter((place) => duels.scenario[rows[place]] === index).slice(0, EXPLAINED_A_SCENARIO)
  }));
  const total = samples.reduce((sum, {places}) => sum + places.length, 0);
  const progress = startProgress({label: "explanations", total, unit: "duels"});
  let done = 0;
  const explained = [];
  for (const {scenario, places} of samples) {
    const {matrix} = take(test, places);
    const shares: Float64Array[] = [];
    for (let first = 0; first < places.length; first += EXPLAINED_AT_ONCE) {
      const values = Float64Array.from(
        explain(matrix.subarray(first * WIDTH, (first + EXPLAINED_AT_ONCE) * WIDTH))
      );
      for (let at = 0; at < values.length; at += WIDTH + 1) shares.push(values.subarray(at, at + WIDTH));
      done += values.length / (WIDTH + 1);
      progress.update(done);
      await setImmediate();
    }
    explained.push({scenario, matrix, shares});
  }
  progress.end();
  return explained;
}

/** What the model's inputs are like, how they bear on the outcome, and what the model makes of them. */
export async function reportFeatures(options: FeatureReportOptions): Promise<FeatureReport> {
  const {paths, duels, split} = options;
  const order = shuffledPlaces(options.rows, SEED + 5);
  const explained = (await explainSamples(options, order)).filter(({shares}) => shares.length > 0);
  const all = explained.flatMap(({shares}) => shares);
  const importance = meanAbsolute(all);
  const byScenario = explained.map(({shares}) => meanAbsolute(shares));
  const ranked = [...importance.keys()].sort((i, j) => importance[j] - importance[i] || i - j);

  const places = order.slice(0, ROWS);
  const rows = Uint32Array.from(places, (place) => options.rows[place]);
  const oriented = take(options.test, places);
  const p = orientedLabels(duels, rows, oriented);
  const columns = FEATURES.map((_, column) => columnOf(oriented.matrix, column));
  const features: FeatureStatistics[] = [];
  for (const [column, {name}] of FEATURES.entries()) {
    await setImmediate();
    const values = columns[column];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    const {edges, counts} = histogram(values);
    features.push({
      name,
      mean: rounded(mean),
      standardDeviation: rounded(Math.sqrt(variance)),
      least: rounded(edges[0]),
      most: rounded(edges[edges.length - 1]),
      edges: edges.map(rounded),
      counts,
      mutualInformation: rounded(mutualInformation(values, p)),
      correlation: rounded(pearson(values, p)),
      importance: rounded(importance[column]),
      importanceByScenario: byScenario.map((mean) => rounded(mean[column]))
    });
  }
  const correlated = ranked.slice(0, CORRELATED);
  const report: FeatureReport = {
    split: split.name,
    rows: rows.length,
    features,
    correlations: {
      names: correlated.map((column) => FEATURES[column].name),
      values: correlated.map((x) => correlated.map((y) => rounded(pearson(columns[x], columns[y]))))
    },
    explained: explained.map(({scenario, shares}) => ({scenario, n: shares.length})),
    beeswarm: ranked.slice(0, BEES).map((column) => {
      const values = explained.flatMap(({matrix}) => [...columnOf(matrix, column)]);
      const ranks = relativeRanks(values);
      return {
        name: FEATURES[column].name,
        points: all.map((row, index) => [rounded(ranks[index]), rounded(row[column])] as const)
      };
    })
  };
  await publishText(featureReportPath(paths), `${JSON.stringify(report)}\n`);
  return report;
}

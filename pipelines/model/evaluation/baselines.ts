import {fitLogistic} from "../../../lib/statistics/logistic.ts";
import {FEATURE_NAMES} from "../features/feature-catalogue.ts";

export interface NamedPredictions {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly predictions: Float64Array;
}

export type BaselineId = "stat-total" | "expected-damage" | "logistic-regression";

interface BaselineDefinition {
  readonly id: BaselineId;
  readonly name: string;
  /** `N` becomes the number of training rows used. */
  readonly description: string;
  readonly features: readonly string[];
  readonly trainingRows: number;
}

const DEFINITIONS: readonly BaselineDefinition[] = [
  {
    id: "stat-total",
    name: "Higher stat total",
    description: "logistic regression on the two totals of base stats alone, fitted on N training duels",
    features: ["a_total_stats", "b_total_stats"],
    trainingRows: 100_000
  },
  {
    id: "expected-damage",
    name: "Higher expected damage",
    description:
      "logistic regression on the log ratio of expected shares of HP a turn, fitted on N training duels",
    features: ["share_log_ratio"],
    trainingRows: 100_000
  },
  {
    id: "logistic-regression",
    name: "Logistic regression",
    description: "logistic regression on all features, fitted on N training duels",
    features: FEATURE_NAMES,
    trainingRows: 10_000
  }
];

/** Column-selected copy of a row-major matrix. */
function select(matrix: Float32Array, columns: readonly number[]): Float32Array {
  const width = FEATURE_NAMES.length;
  const rows = matrix.length / width;
  if (columns.length === width) return matrix;
  const out = new Float32Array(rows * columns.length);
  for (let row = 0, at = 0; row < rows; row++) {
    for (const column of columns) out[at++] = matrix[row * width + column];
  }
  return out;
}

/** Rows the baselines are fitted on: the most any of them takes. */
export const BASELINE_ROWS = Math.max(...DEFINITIONS.map(({trainingRows}) => trainingRows));

/**
 * Fits the chosen baselines and predicts the test rows.
 * @param train row-major features of training rows in random order, at most `BASELINE_ROWS`
 * @param p their win probabilities
 * @param test row-major features of the test rows
 */
export function predictBaselines(
  chosen: readonly BaselineId[],
  train: Float32Array,
  p: Float32Array,
  test: Float32Array
): NamedPredictions[] {
  return DEFINITIONS.filter(({id}) => chosen.includes(id)).map(
    ({id, name, description, features, trainingRows}) => {
      const columns = features.map((feature) => FEATURE_NAMES.indexOf(feature));
      const rows = Math.min(trainingRows, p.length);
      const x = select(train.subarray(0, rows * FEATURE_NAMES.length), columns);
      const model = fitLogistic(x, columns.length, p.subarray(0, rows));
      return {
        id,
        name,
        description: description.replace("N", new Intl.NumberFormat("en").format(rows)),
        predictions: model.predict(select(test, columns))
      };
    }
  );
}

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
}

/** Training rows the baselines are fitted on: ten times as many change accuracies by 0.001 and no log-loss by 0.0001. */
export const BASELINE_ROWS = 10_000;

const DEFINITIONS: readonly BaselineDefinition[] = [
  {
    id: "stat-total",
    name: "Higher stat total",
    description: "logistic regression on the two totals of base stats alone, fitted on N training duels",
    features: ["a_total_stats", "b_total_stats"]
  },
  {
    id: "expected-damage",
    name: "Higher expected damage",
    description:
      "logistic regression on the log ratio of expected shares of HP a turn, fitted on N training duels",
    features: ["share_log_ratio"]
  },
  {
    id: "logistic-regression",
    name: "Logistic regression",
    description: "logistic regression on all features, fitted on N training duels",
    features: FEATURE_NAMES
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
  return DEFINITIONS.filter(({id}) => chosen.includes(id)).map(({id, name, description, features}) => {
    const columns = features.map((feature) => FEATURE_NAMES.indexOf(feature));
    const model = fitLogistic(select(train, columns), columns.length, p);
    return {
      id,
      name,
      description: description.replace("N", new Intl.NumberFormat("en").format(p.length)),
      predictions: model.predict(select(test, columns))
    };
  });
}

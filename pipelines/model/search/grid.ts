import type {TrainingParameters} from "../training/parameters.ts";

/** One point of a search: everything that training takes. */
export type SearchPoint = TrainingParameters;

/** The dimensions a grid varies; the rest is the same everywhere. */
export interface Grid {
  readonly name: string;
  readonly description: string;
  readonly rounds: readonly number[];
  readonly max_depth: readonly number[];
  readonly eta: readonly number[];
  readonly min_child_weight: readonly number[];
  readonly subsample: readonly number[];
  readonly colsample_bytree: readonly number[];
}

export const GRIDS = {
  fast: {
    name: "fast",
    description: "8 points: trees, depth and learning rate",
    rounds: [200, 400],
    max_depth: [7, 9],
    eta: [0.07, 0.1],
    min_child_weight: [4],
    subsample: [0.3],
    colsample_bytree: [0.8]
  },
  extended: {
    name: "extended",
    description: "243 points: trees, depth, learning rate, and the shares of rows and columns",
    rounds: [200, 300, 400],
    max_depth: [7, 8, 9],
    eta: [0.07, 0.1, 0.15],
    min_child_weight: [4],
    subsample: [0.2, 0.3, 0.4],
    colsample_bytree: [0.7, 0.8, 0.9]
  }
} as const satisfies Readonly<Record<string, Grid>>;
export type GridName = keyof typeof GRIDS;

/**
 * Points that differ in the number of trees alone are one fit: the first 200 of 400 trees are the model of 200
 * trees, since trees are added one after another.
 */
export interface PointGroup {
  readonly parameters: TrainingParameters["parameters"];
  /** Ascending. */
  readonly rounds: readonly number[];
}

const product = <A, B>(left: readonly A[], right: readonly B[]): [A, B][] =>
  left.flatMap((a) => right.map((b): [A, B] => [a, b]));

export function groupsOf(grid: Grid): PointGroup[] {
  const {max_depth, eta, min_child_weight, subsample, colsample_bytree} = grid;
  const rounds = [...grid.rounds].sort((a, b) => a - b);
  return product(
    product(max_depth, eta),
    product(min_child_weight, product(subsample, colsample_bytree))
  ).map(([[depth, rate], [weight, [rows, columns]]]) => ({
    rounds,
    parameters: {
      objective: "binary:logistic",
      tree_method: "hist",
      eta: rate,
      max_depth: depth,
      min_child_weight: weight,
      subsample: rows,
      sampling_method: "gradient_based",
      colsample_bytree: columns,
      max_bin: 256
    }
  }));
}

export const pointsOf = (groups: readonly PointGroup[]): SearchPoint[] =>
  groups.flatMap(({parameters, rounds}) => rounds.map((count) => ({rounds: count, parameters})));

/** A short text for people: depth 9, eta 0.1, 400 trees, rows 0.3, columns 0.8. */
export const describePoint = ({rounds, parameters}: SearchPoint): string =>
  `depth ${parameters.max_depth}, eta ${parameters.eta}, ${rounds} trees, rows ${parameters.subsample}, columns ${parameters.colsample_bytree}`;

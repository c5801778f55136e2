import type {SearchReport} from "../../pipelines/model/search/search-schema.ts";
import {words} from "./experiments-words.ts";

export type SearchedPoint = SearchReport["points"][number];

/** A dimension of a search: what it is called, and its value at a point. */
export interface Dimension {
  readonly key: string;
  readonly label: string;
  readonly value: (point: SearchedPoint) => number;
}

const parameter = (
  key: "max_depth" | "eta" | "min_child_weight" | "subsample" | "colsample_bytree",
  label: string
): Dimension => ({key, label, value: ({point}) => Number(point.parameters[key])});

export const DIMENSIONS: readonly Dimension[] = [
  {key: "rounds", label: words("trees"), value: ({point}) => point.rounds},
  parameter("max_depth", words("depth")),
  parameter("eta", words("rate")),
  parameter("min_child_weight", words("leastWeight")),
  parameter("subsample", words("rowShare")),
  parameter("colsample_bytree", words("columnShare"))
];

/** A dimension the search varies, with its values, ascending. */
export interface Axis extends Dimension {
  readonly values: readonly number[];
}

export const axesOf = (points: readonly SearchedPoint[]): Axis[] =>
  DIMENSIONS.map((dimension) => ({
    ...dimension,
    values: [...new Set(points.map(dimension.value))].sort((x, y) => x - y)
  })).filter(({values}) => values.length > 1);

/** Points judged on all pairs: only their scores can be compared. */
export const fullyJudged = (points: readonly SearchedPoint[]): SearchedPoint[] =>
  points.filter(({share}) => share === 1);

/** Points whose log-loss is within one standard error of the best: their order is not certain. */
export function nearBest(points: readonly SearchedPoint[]): SearchedPoint[] {
  const [best] = points;
  const limit = best.mean.logLoss + best.standardError.logLoss;
  return points.filter(({mean}) => mean.logLoss <= limit);
}

/** Half of the height of a bundle of lines that share a value; the values' own places keep as far from the ends. */
const BUNDLE = 0.06;

/** The place of an axis's value, 0 (bottom) to 1 (top). */
export const valuePlace = ({values}: Pick<Axis, "values">, value: number): number =>
  BUNDLE + (1 - 2 * BUNDLE) * (values.indexOf(value) / (values.length - 1));

/**
 * Where each point's line crosses each axis, 0 (bottom) to 1 (top); the lowest log-loss on top of the last. Lines
 * that share a value lie side by side, the better above, since a full grid would draw all of them over one another.
 * @param points the best first
 */
export function placesOf(points: readonly SearchedPoint[], axes: readonly Axis[]): number[][] {
  const losses = points.map(({mean}) => mean.logLoss);
  const [least, most] = [Math.min(...losses), Math.max(...losses)];
  return points.map((point, rank) => {
    const aside = points.length > 1 ? 1 - (2 * rank) / (points.length - 1) : 0;
    const loss = most > least ? (most - point.mean.logLoss) / (most - least) : 1;
    return [...axes.map((axis) => valuePlace(axis, axis.value(point)) + BUNDLE * aside), loss];
  });
}

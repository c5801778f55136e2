import {decimal} from "../i18n/numbers.ts";
import type {Dimension, SearchedPoint} from "./search-points.ts";

const MOST_DIGITS = 6;

/** A parameter as it was set: no digit more than it has. */
export const settingText = (value: number): string =>
  decimal(value, Math.min(MOST_DIGITS, String(value).split(".")[1]?.length ?? 0));

/** `Depth 9, Rate 0.1`: a point by its values in some dimensions. */
export const describeValues = (point: SearchedPoint, dimensions: readonly Dimension[]): string =>
  dimensions.map(({label, value}) => `${label} ${settingText(value(point))}`).join(", ");

import {decimal} from "../i18n/numbers.ts";

/** A figure, or a dash where there is none. */
export const shown = (value: number | null | undefined, digits = 3): string =>
  value === null || value === undefined || Number.isNaN(value) ? "–" : decimal(value, digits);

const LEAST_P = 0.0001;

/** A p-value; the smallest are not shown as nothing, nor one that is missing (JSON has no NaN) as the smallest. */
export const shownP = (value: number | null): string =>
  value !== null && value < LEAST_P ? `< ${decimal(LEAST_P, 4)}` : shown(value, 4);

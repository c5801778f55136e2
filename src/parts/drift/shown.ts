import {decimal} from "../../i18n/numbers.ts";

/** A figure, or a dash where there is none. */
export const shown = (value: number | null | undefined, digits = 3): string =>
  value === null || value === undefined || Number.isNaN(value) ? "–" : decimal(value, digits);

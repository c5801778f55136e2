import type {Cuts} from "./cuts.ts";

/**
 * Where a feature's bins live among the one-byte codes. A feature alone in its column has firstBin 0: code
 * = bin, and missingCode for missing. In a bundle (columns that are never off their default together) only
 * the states other than the default have codes: bins from firstBin on at firstCode.., and code 0 is
 * "every member is at its default".
 */
export interface FeatureLayout {
  cuts: Cuts;
  /** Index of the column of codes. */
  column: number;
  firstCode: number;
  firstBin: 0 | 1;
  /** Code of a missing value, or -1 when it has none of its own. */
  missingCode: number;
  /** What a code outside the feature's own means. */
  otherwise: "never" | "missing" | "bin0";
  hasMissing: boolean;
}

export interface Layout {
  features: FeatureLayout[];
  /** Number of codes in use in each column of codes. */
  codes: number[];
}

/** For each of 256 codes of the feature's column: 1 if a row goes left when bins <= bin do, else 0. */
export function leftTable(
  feature: FeatureLayout,
  bin: number,
  defaultLeft: boolean,
  table: Uint8Array
): void {
  const missing = defaultLeft ? 1 : 0;
  const binCount = feature.cuts.upper.length;
  // A value missing where training saw none goes right, as its splits' default says.
  const rest = feature.otherwise === "bin0" ? (bin >= 0 ? 1 : 0) : missing;
  table.fill(rest);
  for (let b = feature.firstBin; b < binCount; b++) {
    table[feature.firstCode + b - feature.firstBin] = b <= bin ? 1 : 0;
  }
  if (feature.missingCode >= 0) table[feature.missingCode] = missing;
}

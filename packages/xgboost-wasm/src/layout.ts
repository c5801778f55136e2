import type {Cuts} from "./cuts.ts";

/**
 * Where a feature's bins live among the one-byte codes. A feature alone in its column has firstBin 0: code
 * = bin, and missingCode for missing. In a bundle (columns that are never off their default together) only
 * the states other than the default have codes: bins from firstBin on at firstCode.., and code 0 is
 * "every member is at its default". With 256 bins and missing values a feature needs 257 codes: bins below 128
 * are in `column` as code bin + 1, the others in `second` as code bin - 128; 0 and 128 there mean "not here".
 */
export interface FeatureLayout {
  cuts: Cuts;
  /** Index of the column of codes. */
  column: number;
  /** The column right after it that holds bins from 128 on, or -1. */
  second: number;
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

export const TABLE_BYTES = 512;

/** Table entry that leaves the decision to the second column. */
const ASK = 2;

/**
 * For each code of the feature's column, whether a row goes left (1) when bins <= bin do: 256 entries. When the
 * feature has two columns, the first to look at is `first`, and 256 more entries are for the other one.
 */
export function leftTable(
  feature: FeatureLayout,
  bin: number,
  defaultLeft: boolean,
  table: Uint8Array,
  /** Bits of the bins that go right, of a split by category. */
  right?: Uint32Array
): {first: number; second: number} {
  const missing = defaultLeft ? 1 : 0;
  if (right) {
    table.fill(missing);
    for (let b = 0; b < feature.cuts.upper.length; b++)
      table[feature.firstCode + b] = isSet(right, b) ? 0 : 1;
    return {first: feature.column, second: -1};
  }
  if (feature.second >= 0) return twoTables(feature, bin, missing, table);
  const binCount = feature.cuts.upper.length;
  const rest = feature.otherwise === "bin0" ? (bin >= 0 ? 1 : 0) : missing;
  table.fill(rest);
  for (let b = feature.firstBin; b < binCount; b++) {
    table[feature.firstCode + b - feature.firstBin] = b <= bin ? 1 : 0;
  }
  if (feature.missingCode >= 0) table[feature.missingCode] = missing;
  return {first: feature.column, second: -1};
}

function twoTables(
  {column, second}: FeatureLayout,
  bin: number,
  missing: number,
  table: Uint8Array
): {first: number; second: number} {
  const low = table.subarray(0, 256);
  const high = table.subarray(256, 512);
  for (let b = 0; b < 128; b++) {
    low[b + 1] = b <= bin ? 1 : 0;
    high[b] = b + 128 <= bin ? 1 : 0;
  }
  low[0] = ASK;
  high[128] = missing;
  return {first: column, second};
}

function isSet(bits: Uint32Array, at: number): boolean {
  return at >> 5 < bits.length && ((bits[at >> 5] >>> (at & 31)) & 1) === 1;
}

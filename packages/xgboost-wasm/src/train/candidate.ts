/** A split chosen for a node; sums are of gradients and Hessians. */
export interface Split {
  gain: number;
  feature: number;
  /** Last bin that goes left; -1 when only missing values do. */
  bin: number;
  defaultLeft: boolean;
  leftG: number;
  leftH: number;
  rightG: number;
  rightH: number;
  /** Bits of the categories that go right, of a split by category. */
  right?: Uint32Array;
}

/** A node whose best split is known. */
export interface Candidate {
  node: number;
  depth: number;
  /** Its rows: rows[begin, end). */
  begin: number;
  end: number;
  gradient: number;
  hessian: number;
  /** Bounds of its weight, from monotone constraints above it. */
  low: number;
  high: number;
  /** Address of its histogram, or 0. */
  histogram: number;
  split: Split | null;
  /** Features split on above it; empty where no constraint asks for them. */
  path: ReadonlySet<number>;
}

/** Chooses which features a node may split on. */
export interface FeatureSampler {
  /** Writes 1 for each allowed feature. Called in node order, which is the same for any number of threads. */
  fill(depth: number, mask: Uint8Array): void;
}

/** What all steps of growing one tree need. */
export interface Growth {
  /** Address of the row numbers, which are reordered. */
  rows: number;
  /** Address of the gradient pairs of all rows. */
  gradients: number;
  sampler: FeatureSampler;
}

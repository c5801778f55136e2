/** What a model must reach on the pair-disjoint test split to be promoted. The one place where it is said. */
export const GATE = {
  minAccuracy: 0.98,
  minRocAuc: 0.999,
  maxEce: 0.01,
  /** Microseconds of one prediction from a row of features, on one thread. */
  maxRowMicroseconds: 200
} as const;
export type GateLimits = Readonly<Record<keyof typeof GATE, number>>;

/** What a model must reach on the pair-disjoint test split to be promoted. The one place where it is said. */
export const GATE = {
  minAccuracy: 0.98,
  minRocAuc: 0.999,
  maxEce: 0.01,
  /** Microseconds of one prediction from a row of features, on one thread. */
  maxRowMicroseconds: 200
} as const;
export type GateLimits = Readonly<Record<keyof typeof GATE, number>>;

/**
 * By how much a model may be worse than the one in production on the same duels and questions: it is refused where the
 * whole 95 % interval of the difference lies beyond. What is within is too little for a reader to notice.
 */
export const TOLERANCES = {
  accuracy: 0.0002,
  logLoss: 0.0001,
  brier: 0.0001,
  meanAbsoluteError: 0.0001,
  regretGiven: 0.0002,
  regretOpen: 0.0002
} as const;
export type PairedMetric = keyof typeof TOLERANCES;
export type Tolerances = Readonly<Record<PairedMetric, number>>;

/**
 * Every limit of the monitoring, once: the report, the metrics and the alert rules all read it here.
 * Limits on effects say how much is too much; `falseAlarmRate` says how sure the log has to be about it, which
 * the tests turn into limits that depend on the sample's size.
 */
export const THRESHOLDS = {
  /** Fewer logged predictions than this give no verdict. */
  minimumRows: 200,
  /** Chance that any column of an undrifted window is called drifted, over all columns together. */
  falseAlarmRate: 0.01,
  /** Confidence of the intervals that are shown. */
  confidence: 0.95,
  /** Population stability index above what the sample's size explains (Siddiqi's usual limits). */
  psi: {moderate: 0.1, major: 0.25},
  /**
   * The whole input: share of what the model goes by, in columns that moved, that matters; chance that an undrifted window
   * is called drifted by it, and exchanges of window and reference to tell; correlation of ranks from which two columns
   * count once.
   */
  columns: {share: 0.05, falseAlarmRate: 0.002, permutations: 999, correlation: 0.7},
  /** Domain classifier: AUC from which reference and window can be told apart too well. */
  multivariate: {auc: 0.65, minimumRows: 500, rows: 2_000},
  /**
   * Changes of the questions: chance of any false alarm in a year of daily looks; least rise of a Pokémon's or type's share
   * and least shift of a stat's mean, in its deviations, that matter; rows of a chunk of the window.
   */
  changes: {falseAlarmsAYear: 0.05, share: 0.05, shift: 0.2, chunkRows: 250},
  /** Shares of values that are missing, outside the training range, or of a category never trained on. */
  quality: {missing: 0.001, outOfRange: 0.01, unseen: 0.001},
  performance: {
    /** Rise of the mean |predicted − simulated| win probability over that at training. */
    absoluteErrorRise: 0.002,
    /** Rise of the log-loss (nats) above the best possible over that at training. */
    excessLogLossRise: 0.02,
    /** Rise of the error over that of the same duels, by serving skew or a changed rule; of what the playouts do not explain. */
    pairedRise: 0.0005,
    /** Training duels played again for each report, beside what was served. */
    labelledDuels: 1_500,
    /** Rise of the mean regret of recommended moves over that at the evaluation, in P(win). */
    regretRise: 0.002,
    /** Different recommendations judged at least for a verdict on regret. */
    minimumQuestions: 200,
    /** Predictions re-simulated at least for a verdict. */
    minimumRows: 200,
    /** Distinct pairs of Pokémon among either: what is of one pair errs alike, so that it is pairs that tell chance. */
    minimumPairs: 100,
    /** Chance that an unchanged model is ever called worse, however often it is looked at, over all measures together. */
    falseAlarmRate: 0.01
  },
  service: {
    requestSecondsP95: 0.5,
    predictionSecondsP95: 0.1,
    errorShare: 0.05,
    confidenceMean: 0.6,
    cpuPercent: 80,
    memoryShare: 0.85,
    /** Little memory is left where both hold: a container's limit may be small altogether. */
    memoryAvailableBytes: 512 * 1024 * 1024,
    memoryAvailableShare: 0.1,
    diskAvailableShare: 0.1,
    /** A disk that is full within so many seconds at the pace of the last hours, and less than half empty. */
    diskFullWithinSeconds: 24 * 3600,
    diskHalfShare: 0.5,
    /** Seconds after which a drift report is too old to trust. */
    reportAgeSeconds: 26 * 3600
  }
} as const;
export type Thresholds = typeof THRESHOLDS;

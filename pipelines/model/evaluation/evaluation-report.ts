import type {Interval, ScoreName} from "../../../lib/statistics/bootstrap.ts";
import type {Confusion, ReliabilityBin, Scores} from "../../../lib/statistics/probability-scores.ts";
import type {RegretReport} from "./regret/regret-report.ts";
import type {TruthReport} from "./truth/truth-report.ts";

/** What the evaluate stage writes to `data/evaluation/evaluation.json`; the page Evaluation reads it. */
export interface EvaluationReport {
  readonly model: {
    /** SHA-256 of model.json. */
    readonly hash: string;
    readonly featureVersion: string;
    readonly features: number;
    readonly trees: number;
    readonly parameters: Readonly<Record<string, number | string>>;
    /** Median time of one prediction from a row of features, one thread, on the machine that evaluated. */
    readonly rowMicroseconds: number;
  };
  /** The headline split first. */
  readonly splits: readonly SplitEvaluation[];
  /** null where no questions were asked, as in evaluations of before. */
  readonly regret: RegretReport | null;
  /** null where it was not held against the truth, as in evaluations of before. */
  readonly truth: TruthReport | null;
}

export type Intervals = Readonly<Record<ScoreName, Interval>>;

export interface SplitEvaluation {
  readonly name: string;
  readonly guarantee: string;
  readonly seed: number;
  readonly trainRows: number;
  readonly testRows: number;
  /** Unordered Pokémon pairs in the test part: the clusters of the bootstrap. */
  readonly testPairs: number;
  readonly scores: Scores;
  /** 95 % percentile intervals of the bootstrap by pair. */
  readonly intervals: Intervals;
  /** The best that any model could reach: the truth itself scored against labels drawn anew. */
  readonly limit: Scores;
  readonly baselines: readonly Baseline[];
  readonly scenarios: readonly ScenarioEvaluation[];
  readonly confusion: Confusion;
  readonly roc: readonly Point[];
  readonly precisionRecall: readonly Point[];
  readonly reliability: readonly (ReliabilityBin & {readonly interval: Interval})[];
  /** What the majority winner's scores would be with another threshold than one half. */
  readonly thresholds: readonly ThresholdPoint[];
  readonly slices: readonly Slice[];
  readonly worst: readonly Mistake[];
  /** Counts of predictions in 20 equal-width bins. */
  readonly predictionHistogram: readonly number[];
}

/** ROC: x false positive rate, y true positive rate. Precision–recall: x recall, y precision. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface ThresholdPoint {
  /** A is predicted from this probability on. */
  readonly threshold: number;
  readonly accuracy: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Baseline {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly scores: Scores;
}

export interface ScenarioEvaluation {
  readonly scenario: string;
  readonly scores: Scores;
  readonly intervals: Intervals;
  readonly limit: Scores;
}

export interface Slice {
  readonly dimension:
    | "type of A"
    | "damage of A's move"
    | "turn structure of A's move"
    | "who moves first"
    | "opponent"
    | "closeness";
  readonly value: string;
  readonly n: number;
  /** Of the duels that have a favourite; NaN where none has. */
  readonly accuracy: number;
  /** Wilson interval, 95 %. */
  readonly interval: Interval;
  /** Expected calibration error over 20 bins; reports of earlier versions lack it. Few duels make it larger. */
  readonly ece?: number;
  readonly meanAbsoluteError: number;
}

/** A duel the model is most wrong about; ids as everywhere. */
export interface Mistake {
  readonly pokemonA: number;
  readonly moveA: number;
  readonly pokemonB: number;
  readonly moveB: number;
  readonly truth: number;
  readonly prediction: number;
  /** 0: the truth is exact. */
  readonly playouts: number;
}

/** What the generalization stage writes to `data/evaluation/generalization.json`: models fitted again elsewhere. */
export interface GeneralizationReport {
  readonly model: Omit<EvaluationReport["model"], "rowMicroseconds">;
  /** Unseen Pokémon, and the original's random rows; each with a model of its own, equal but for the rows. */
  readonly splits: readonly SplitEvaluation[];
  /** Models fitted on some of the training pairs, scored on the headline split's test part. Ascending. */
  readonly learningCurve: readonly LearningPoint[];
}

export interface LearningPoint {
  readonly trainRows: number;
  /** Unordered Pokémon pairs the rows are of. */
  readonly trainPairs: number;
  readonly testRows: number;
  readonly scores: Scores;
  readonly intervals: Intervals;
}

/**
 * What the evaluate stage writes to `data/evaluation/features.json`: the model's inputs on test duels of the headline
 * split, each seen from the side that acts first, as the model sees it. "Outcome": that side wins a fight.
 */
export interface FeatureReport {
  readonly split: string;
  /** Test duels the distributions and associations are of. */
  readonly rows: number;
  readonly features: readonly FeatureStatistics[];
  /** Pearson correlations between the features with the largest mean |SHAP|, most important first. */
  readonly correlations: {
    readonly names: readonly string[];
    readonly values: readonly (readonly number[])[];
  };
  /** Test duels behind each feature's importance, by scenario. */
  readonly explained: readonly {readonly scenario: string; readonly n: number}[];
  /** The features with the largest mean |SHAP|, most important first; one point a duel. */
  readonly beeswarm: readonly {
    readonly name: string;
    /** `[value's rank among these duels 0 to 1, SHAP value in log-odds]`. */
    readonly points: readonly (readonly [number, number])[];
  }[];
}

export interface FeatureStatistics {
  readonly name: string;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly least: number;
  readonly most: number;
  /** Ascending, one more than counts; equal-width bins, or one bin a value where there are few. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** With the outcome, in bits; the feature in at most 16 bins of equal frequency, corrected for their number. */
  readonly mutualInformation: number;
  /** Pearson, with the true probability of the outcome. */
  readonly correlation: number;
  /** Mean |SHAP| in log-odds over all explained duels, and by scenario in the order of `explained`. */
  readonly importance: number;
  readonly importanceByScenario: readonly number[];
}

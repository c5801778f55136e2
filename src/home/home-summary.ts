import type {Interval, ScoreName} from "../../lib/statistics/bootstrap.ts";
import type {Scores} from "../../lib/statistics/probability-scores.ts";

/** What the home page says of data and model, as its loader gathers it; null: that stage has not run. */
export interface HomeSummary {
  readonly forms: number;
  readonly species: number;
  readonly moves: number;
  readonly learnset: number;
  readonly duels: {readonly rows: number; readonly exact: number} | null;
  readonly model: {
    readonly version: number;
    readonly trainedAt: string;
    readonly features: number;
    readonly trainingRows: number;
    readonly rounds: number | null;
  } | null;
  readonly evaluation: {
    readonly testRows: number;
    readonly scores: Scores;
    readonly limit: Scores;
    readonly intervals: Readonly<Record<ScoreName, Interval>>;
  } | null;
  /** Fights to open with one click, with the simulator's answer for the best moves of both. */
  readonly fights: readonly {readonly a: string; readonly b: string; readonly probability: number | null}[];
}

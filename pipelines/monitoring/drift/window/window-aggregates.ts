import type {LogColumnName} from "../../log/log-schema.ts";
import type {Stratum} from "../profile.ts";

/** Counts of one column, cut two ways: by consecutive batch (for precision) and by slot of time (to show). */
export interface ColumnAggregate {
  readonly name: string;
  /** In the profile's bins or categories; what lies outside the training range is in the outer bins. */
  readonly batches: readonly (readonly number[])[];
  readonly slots: readonly (readonly number[])[];
  /** Rows whose value is missing or not a number, below the training minimum, above its maximum. */
  readonly missing: number;
  readonly below: number;
  readonly above: number;
}

/** Means over the predictions of one slot that an estimate without labels needs; p is P(A wins). */
export interface PredictionMoments {
  /** Those that are probabilities. */
  readonly rows: number;
  /** E[p] */
  readonly probability: number;
  /** E[max(p, 1 − p)] and its standard deviation over rows. */
  readonly confidence: number;
  readonly confidenceDeviation: number;
  /** E[p(1 − p)] */
  readonly variance: number;
  /** E[−p ln p − (1 − p) ln(1 − p)] */
  readonly entropy: number;
}

export interface Slot {
  /** Milliseconds since 1970; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly moments: PredictionMoments;
}

export interface WindowSummary {
  readonly rows: number;
  /** Distinct (request, pair of Pokémon). */
  readonly matchups: number;
  readonly from: number;
  readonly to: number;
  readonly mix: Readonly<Record<Stratum, number>>;
  /** Rows marked as made for demonstration. */
  readonly synthetic: number;
  /** Rows of other model versions in the same time, which are left out. */
  readonly otherVersions: number;
  /** How often a Pokémon or a move was asked about that was never trained on; at most once a row. */
  readonly unseenPokemon: number;
  readonly unseenMoves: number;
}

export interface WindowAggregates extends WindowSummary {
  readonly slots: readonly Slot[];
  readonly columns: readonly ColumnAggregate[];
  readonly prediction: ColumnAggregate;
  readonly moments: PredictionMoments;
}

/** The log's column that is compared beside the features. */
export const PREDICTION: LogColumnName = "win_probability";

/** The window in which nothing was served. */
export function emptyWindow(
  profile: {readonly columns: readonly {readonly name: string}[]},
  from: number,
  to: number
): WindowAggregates {
  const moments = {rows: 0, probability: 0, confidence: 0, confidenceDeviation: 0, variance: 0, entropy: 0};
  const column = (name: string): ColumnAggregate => ({
    name,
    batches: [],
    slots: [],
    missing: 0,
    below: 0,
    above: 0
  });
  return {
    rows: 0,
    matchups: 0,
    from,
    to,
    mix: {best_move: 0, duel: 0},
    synthetic: 0,
    otherVersions: 0,
    unseenPokemon: 0,
    unseenMoves: 0,
    slots: [],
    columns: profile.columns.map(({name}) => column(name)),
    prediction: column(PREDICTION),
    moments
  };
}

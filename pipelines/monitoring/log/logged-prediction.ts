import type {Duel} from "../../model/prediction/prediction-answers.ts";

/** The request that was answered. */
export interface LoggedRequest {
  /** As in `X-Request-Id`. */
  readonly id: string;
  /** Route pattern. */
  readonly endpoint: string;
  /** By lower-case name, as Node gives them. They hold keys: a column takes one by name, never all. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Who answered: the version in production, the one on trial beside it, or another that the request named. */
export type Arm = "production" | "trial" | "asked";

/** What the other version says to the same question; it was not given. */
export interface PairedPrediction {
  readonly version: string;
  /** P(A wins); not a number where it could not say. */
  readonly probability: number;
}

/** Where a move of A was ranked. */
interface RankedPlace {
  /** 1: the recommended move. */
  readonly rank: number;
  /** National move numbers of what B could reply with; null: any damaging move it can learn. */
  readonly replies: readonly number[] | null;
}

/** What stands for a model's version where the solver answered. */
export const SOLVER = "solver";

/** A side of a fight as it was asked about; numbers and names as the API has them. */
export interface LoggedFighter {
  readonly pokemon_id: number;
  readonly move_ids: readonly number[];
  readonly level: number;
  readonly individual_values: Readonly<Record<string, number>>;
  readonly awakening_values: Readonly<Record<string, number>>;
  readonly nature: string;
  readonly friendship: number;
  readonly hp: number;
  readonly ailment: string | null;
}

/** A fight solved as a game. Its `duel` is what each side should do now, most often. */
export interface LoggedFight {
  readonly a: LoggedFighter;
  readonly b: LoggedFighter;
  readonly low: number;
  readonly high: number;
}

/** What is known of a prediction when it is served; every column of the log is got from it. */
export interface LoggedPrediction {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly request: LoggedRequest;
  readonly model: {readonly version: string; readonly featureVersion: string};
  /** The process that answers. */
  readonly instance: string;
  readonly duel: Duel;
  /** P(A wins) by the model, or the value of a fight. */
  readonly probability: number;
  /** Answered by the solver, not by the model. */
  readonly fight?: LoggedFight | null;
  readonly arm?: Arm;
  /** While a trial is on. */
  readonly paired?: PairedPrediction | null;
  /** Of a ranking of A's moves. */
  readonly place?: RankedPlace | null;
}

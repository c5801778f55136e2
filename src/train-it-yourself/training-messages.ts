import type {GameData} from "../../data-loaders/game-data.ts";
import type {Score} from "./duel-sample.ts";
import type {Settings} from "./training-settings.ts";

/** Log-loss after a round. */
export interface CurvePoint {
  readonly round: number;
  readonly train: number;
  readonly heldOut: number;
}

export interface TrainingResult {
  readonly settings: Settings;
  readonly columns: number;
  /** Trees grown: fewer than asked for where training was stopped. */
  readonly trees: number;
  readonly threads: number;
  /** Of growing the trees. */
  readonly seconds: number;
  readonly heldOutRows: number;
  /** P(A wins) of each held-out duel, as the sample asks it. */
  readonly predictions: Float32Array;
  readonly model: Score;
  /** Logistic regression on the two totals of base stats, fitted on the same duels. */
  readonly statTotal: Score;
}

/** What the page tells the worker. */
export type Command =
  | {readonly type: "open"; readonly game: GameData; readonly sample: ArrayBuffer}
  | {readonly type: "train"; readonly settings: Settings}
  | {readonly type: "stop"};

/** What the worker tells the page. */
export type Report =
  | {readonly type: "features"; readonly done: number; readonly total: number}
  | {readonly type: "baseline"; readonly statTotal: Score}
  | {readonly type: "round"; readonly point: CurvePoint}
  /** Without a result: stopped before the first tree. */
  | {readonly type: "end"; readonly result: TrainingResult | null}
  | {readonly type: "error"; readonly message: string};
